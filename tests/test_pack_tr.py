"""The Turkish pack: its tables load, and hold what a reader of Turkish news would miss first."""

from pathlib import Path

import pytest

from cosante.languages.folding import fold_term
from cosante.languages.tables import SCHEMAS, read_rows, read_settings
from cosante.reading import read_text
from cosante.vocabulary.facts import Act, Count, Date, Money, Partner, Person

FOLDER = Path(__file__).parent.parent / "src" / "cosante" / "languages" / "tr"
GIVEN = (
    "Japonya'nın Ankara Büyükelçisi Kenji Morita, 4 Haziran 2024'te Hatay Devlet Hastanesi'ne 2 bin 500 maske ve üç "
    "ambulans bağışladı. Sağlık Bakanlığı, 2025 yılında 25 hemşireye eğitim verecek."
)


def codes_of(table: str, term: str) -> set[tuple[str, ...]]:
    """What a table says of a term: the cells before it, of every row that has it."""
    columns = SCHEMAS[table]
    *codes, terms = columns
    wanted = fold_term(term)
    return {
        tuple(row[code] for code in codes)
        for row in read_rows(FOLDER / table, columns)
        if wanted in {fold_term(t) for t in row.terms(terms)}
    }


def told(text: str, kind: type, field: str) -> set[object]:
    """What a reading says, of one kind and field."""
    return {getattr(fact, field) for fact in read_text(text).facts if isinstance(fact, kind)}


@pytest.mark.parametrize("table", sorted(SCHEMAS))
def test_every_table_is_there_and_sound(table: str) -> None:
    assert list(read_rows(FOLDER / table, SCHEMAS[table]))


def test_the_verb_stands_last_and_endings_follow_a_word() -> None:
    settings = read_settings(FOLDER / "language.toml")
    assert (settings["head"], settings["suffixes"], settings["decimal"]) == ("final", True, ",")


@pytest.mark.parametrize(
    ("table", "term", "codes"),
    [
        ("words.tsv", "imzaladı", ("sign", "done")),
        ("words.tsv", "imzalanacak", ("sign", "planned")),
        ("words.tsv", "gönderilecek", ("give", "planned")),
        ("words.tsv", "inşa ediyor", ("build", "ongoing")),
        ("words.tsv", "mutabakat zaptı", ("agreement", "-")),
        ("health.tsv", "kızamık", ("other_communicable", "strong")),
        ("organisations.tsv", "Hastanesi", ("health_facility", "before")),
        ("roles.tsv", "Sağlık Bakanı", ("minister_health",)),
        ("counts.tsv", "hemşire", ("health_workers",)),
        ("numbers.tsv", "yirmi beş", ("cardinal", "25")),
        ("numbers.tsv", "milyar", ("scale", "1000000000")),
        ("demonyms.tsv", "Suriyeli", ("SY",)),
        ("suffixes.tsv", "dan", ("ablative",)),
        ("cues.tsv", "tarafından", ("by",)),
    ],
)
def test_well_known_terms(table: str, term: str, codes: tuple[str, ...]) -> None:
    assert codes in codes_of(table, term)


def test_an_ambassador_gives_ambulances() -> None:
    reading = read_text(GIVEN)
    acts = {(f.type, f.status) for f in reading.facts if isinstance(f, Act)}
    assert reading.document.language == "tr"
    assert {("donation", "done"), ("training", "planned")} <= acts
    assert told(GIVEN, Person, "name") == {"Kenji Morita"}
    assert {"Hatay Devlet Hastanesi", "Sağlık Bakanlığı"} <= told(GIVEN, Partner, "name")


def test_values() -> None:
    assert told(GIVEN, Count, "value") == {2500, 3, 25}
    assert {"2024-06-04", "2025"} <= told(GIVEN, Date, "value")
    assert told("Banka, hastane için 12,5 milyon dolar kredi verdi ve anlaşma imzalandı.", Money, "amount") == {
        12_500_000
    }


def test_endings_after_an_apostrophe_say_who_gives_and_who_receives() -> None:
    text = "TİKA'dan Somali'ye tıbbi malzeme yardımı geldi. İlaçlar hastanelere dağıtıldı."
    reading = read_text(text)
    names = {f.id: f.name for f in reading.facts if isinstance(f, Partner)}
    given = next(f for f in reading.facts if isinstance(f, Act) and f.type == "donation")
    assert [names[i] for i in given.actors] == ["TİKA"]
    assert [names[i] for i in given.recipients] == ["Somali"]


def test_the_ministry_of_finance_is_not_of_mali() -> None:
    text = "Maliye Bakanı Mehmet Kaya, Somali'ye gönderilen ilaç yardımının hastaneye teslim edildiğini söyledi."
    assert {f.country for f in read_text(text).facts if isinstance(f, Partner)} == {"SO"}


def test_both_countries_are_no_number() -> None:
    assert (
        told("Türkiye ve Özbekistan heyetleri iki ülke arasında sağlık iş birliğini görüştü.", Count, "value") == set()
    )
