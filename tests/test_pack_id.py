"""The Indonesian pack: its tables load, and hold what a reader of Indonesian news would miss first."""

from pathlib import Path

import pytest

from cosante.languages.folding import fold_term
from cosante.languages.tables import SCHEMAS, read_rows, read_settings
from cosante.reading import read_text
from cosante.vocabulary.facts import Act, Count, Date, Money, Partner, Person

FOLDER = Path(__file__).parent.parent / "src" / "cosante" / "languages" / "id"
GIVEN = (
    "Pada Selasa (4/6/2024), Duta Besar Jepang untuk Indonesia Masaki Yasushi menyerahkan dua unit ambulans senilai "
    "Rp706,3 juta kepada Rumah Sakit St. Lusia di Kupang, Nusa Tenggara Timur. Kementerian Kesehatan RI akan melatih "
    "25 perawat pada 2025."
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


@pytest.mark.parametrize("table", sorted(set(SCHEMAS) - {"suffixes.tsv"}))
def test_every_table_is_there_and_sound(table: str) -> None:
    assert list(read_rows(FOLDER / table, SCHEMAS[table]))


def test_owners_stand_after_their_names() -> None:
    settings = read_settings(FOLDER / "language.toml")
    assert (settings["decimal"], settings["name_adjective"], settings["accents"]) == (",", "after", False)


@pytest.mark.parametrize(
    ("table", "term", "codes"),
    [
        ("words.tsv", "telah menandatangani", ("sign", "done")),
        ("words.tsv", "akan ditandatangani", ("sign", "planned")),
        ("words.tsv", "sedang membangun", ("build", "ongoing")),
        ("words.tsv", "menyerahkan", ("give", "-")),
        ("words.tsv", "nota kesepahaman", ("agreement", "-")),
        ("words.tsv", "memorandum persefahaman", ("agreement", "-")),
        ("health.tsv", "demam berdarah", ("other_communicable", "strong")),
        ("organisations.tsv", "Kemenkes", ("ministry", "alone")),
        ("organisations.tsv", "RSUD", ("health_facility", "after")),
        ("roles.tsv", "Menkes", ("minister_health",)),
        ("counts.tsv", "ambulans", ("vehicles",)),
        ("numbers.tsv", "dua puluh lima", ("cardinal", "25")),
        ("numbers.tsv", "miliar", ("scale", "1000000000")),
        ("demonyms.tsv", "Korsel", ("KR",)),
        ("cues.tsv", "kepada", ("to",)),
    ],
)
def test_well_known_terms(table: str, term: str, codes: tuple[str, ...]) -> None:
    assert codes in codes_of(table, term)


def test_both_countries_are_no_number() -> None:
    """«Kedua negara» is the two countries told of, and the second: it counts nothing."""
    assert codes_of("numbers.tsv", "kedua") == {("ordinal", "2")}


def test_an_ambassador_hands_over_ambulances() -> None:
    reading = read_text(GIVEN)
    assert reading.document.language == "id"
    assert ("donation", "done") in {(f.type, f.status) for f in reading.facts if isinstance(f, Act)}
    assert ("training", "planned") in {(f.type, f.status) for f in reading.facts if isinstance(f, Act)}
    assert told(GIVEN, Person, "name") == {"Masaki Yasushi"}
    assert {"Rumah Sakit St. Lusia", "Kementerian Kesehatan RI"} <= told(GIVEN, Partner, "name")


def test_values() -> None:
    assert told(GIVEN, Money, "amount") == {706_300_000}
    assert told(GIVEN, Count, "value") == {2, 25}
    assert "2024-06-04" in told(GIVEN, Date, "value")
