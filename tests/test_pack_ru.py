"""The Russian pack: its tables load, hold what a reader of Russian news would miss first, and read its case forms."""

from pathlib import Path

import pytest

from cosante.languages.cache import pack
from cosante.languages.folding import fold_term
from cosante.languages.tables import CASE_SCHEMAS, SCHEMAS, read_rows, read_settings
from cosante.reading import read_text
from cosante.vocabulary.facts import Act, Count, Date, Money, Partner, Person, Place

FOLDER = Path(__file__).parent.parent / "src" / "cosante" / "languages" / "ru"


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


@pytest.mark.parametrize("table", sorted(set(SCHEMAS) - {"suffixes.tsv"}))
def test_every_table_is_there_and_sound(table: str) -> None:
    assert list(read_rows(FOLDER / table, SCHEMAS[table]))


@pytest.mark.parametrize("table", ["declensions.tsv", "forms.tsv"])
def test_the_tables_of_cases_are_there_and_sound(table: str) -> None:
    assert list(read_rows(FOLDER / table, CASE_SCHEMAS[table]))


def test_numbers_are_written_with_a_decimal_comma() -> None:
    settings = read_settings(FOLDER / "language.toml")
    assert (settings["decimal"], settings["capitals"], settings["suffixes"]) == (",", True, False)


@pytest.mark.parametrize(
    ("table", "term", "codes"),
    [
        ("words.tsv", "подписали", ("sign", "done")),
        ("words.tsv", "подпишут", ("sign", "planned")),
        ("words.tsv", "передано", ("give", "done")),
        ("words.tsv", "передаст", ("give", "planned")),
        ("words.tsv", "строится", ("build", "ongoing")),
        ("words.tsv", "меморандумом о взаимопонимании", ("agreement", "-")),
        ("words.tsv", "принимая во внимание", ("say", "done")),
        ("words.tsv", "трудового договора", ("say", "done")),
        ("words.tsv", "прошли стажировку", ("train", "done")),
        ("health.tsv", "туберкулёзом", ("tuberculosis", "strong")),
        ("health.tsv", "ПМСП", ("primary_care", "strong")),
        ("health.tsv", "здравоохранения", ("-", "context")),
        ("organisations.tsv", "Минздраву", ("ministry", "alone")),
        ("organisations.tsv", "областной больницей", ("health_facility", "both")),
        ("roles.tsv", "министром здравоохранения", ("minister_health",)),
        ("roles.tsv", "акима области", ("governor",)),
        ("counts.tsv", "койко-мест", ("beds",)),
        ("counts.tsv", "лет", ("not_counted",)),
        ("numbers.tsv", "двумстам", ("cardinal", "200")),
        ("numbers.tsv", "миллионами", ("scale", "1000000")),
        ("numbers.tsv", "полтора", ("half", "1.5")),
        ("money.tsv", "тенге", ("KZT", "named")),
        ("demonyms.tsv", "кыргызстанцы", ("KG",)),
        ("cues.tsv", "планируется", ("planned",)),
    ],
)
def test_well_known_terms(table: str, term: str, codes: tuple[str, ...]) -> None:
    assert codes in codes_of(table, term)


@pytest.mark.parametrize(("verbs", "nouns"), [("give", "goods"), ("sign", "agreement"), ("send", "team")])
def test_a_verbs_phrase_does_not_hide_what_it_is_about(verbs: str, nouns: str) -> None:
    """Of nested terms the longest is kept: a phrase with the noun in it would leave its verb without an object."""
    terms: dict[str, set[str]] = {}
    for row in read_rows(FOLDER / "words.tsv", SCHEMAS["words.tsv"]):
        terms.setdefault(row["class"], set()).update(fold_term(t) for t in row.terms("words"))
    split = [(term.split(), n) for term in terms[verbs] - terms[nouns] for n in range(1, len(term.split()))]
    assert not [w for w, n in split if " ".join(w[:n]) in terms[verbs] and " ".join(w[n:]) in terms[nouns]]


@pytest.mark.parametrize(
    ("form", "country"),
    [("РК", "KZ"), ("КР", "KG"), ("РУз", "UZ"), ("Киргизией", "KG"), ("Республике Таджикистан", "TJ"), ("КНР", "CN")],
)
def test_countries_are_known_in_their_cases_and_short(form: str, country: str) -> None:
    known = pack("ru")
    wanted = f" {fold_term(form)} "
    assert ("country", country) in {m[:2] for m in known.entries[known.patterns.index(wanted)]}


STORY = (
    "Узбекистан и Германия: помощь больницам\n\n"
    "Министерство здравоохранения Республики Узбекистан и Всемирная организация здравоохранения (ВОЗ) "
    "подписали 4 июня 2024 года в Самарканде меморандум о сотрудничестве. Посол Германии в РУз А. "
    "Вебер передал Минздраву три аппарата УЗИ на 3 миллиона 250 тысяч 40 евро.\n\n"
    "Врачи из Германии прооперировали 26 пациентов в Бухарской области."
)


@pytest.fixture(scope="module")
def facts() -> list[object]:
    return list(read_text(STORY).facts)


def test_names_are_given_in_the_nominative(facts: list[object]) -> None:
    places = {f.name for f in facts if isinstance(f, Place)}
    assert {"Самарканд", "Бухарская область"} <= places
    partners = {(f.name, f.country) for f in facts if isinstance(f, Partner)}
    assert ("Министерство здравоохранения Республики Узбекистан", "UZ") in partners
    assert any(name in {"Всемирная организация здравоохранения", "ВОЗ"} for name, _ in partners)


def test_values_and_persons_are_read(facts: list[object]) -> None:
    assert [(f.amount, f.currency) for f in facts if isinstance(f, Money)] == [(3250040, "EUR")]
    assert {f.value for f in facts if isinstance(f, Count)} == {3, 26}
    assert "2024-06-04" in {f.value for f in facts if isinstance(f, Date)}
    assert "А. Вебер" in {f.name for f in facts if isinstance(f, Person)}


def test_acts_are_read(facts: list[object]) -> None:
    acts = {(f.type, f.status) for f in facts if isinstance(f, Act)}
    assert {("agreement", "done"), ("donation", "done"), ("outreach", "done")} <= acts


def test_the_dative_says_who_receives() -> None:
    read = read_text("Япония передала Министерству здравоохранения Кыргызстана медицинское оборудование.").facts
    names = {f.id: f.country for f in read if isinstance(f, Partner)}
    acts = [f for f in read if isinstance(f, Act) and f.type == "donation"]
    assert [(names[a.actors[0]], names[a.recipients[0]]) for a in acts[:1]] == [("JP", "KG")]
