"""The Urdu pack: its tables load, and hold what a reader of Urdu news would miss first."""

from pathlib import Path

import pytest

from cosante.languages.folding import fold_term
from cosante.languages.tables import CASE_SCHEMAS, SCHEMAS, read_rows, read_settings
from cosante.reading import read_text
from cosante.vocabulary.facts import Act, Count, Date, Money, Partner, Person

FOLDER = Path(__file__).parent.parent / "src" / "cosante" / "languages" / "ur"
GIVEN = (
    "12 مارچ 2024 کو پاکستان میں چین کے سفیر جیانگ زیڈونگ نے وفاقی وزیر صحت ڈاکٹر ندیم جان کو پانچ ایمبولینسیں حوالے کیں۔ "
    "عالمی ادارۂ صحت اور وزارت صحت کے درمیان مفاہمتی یادداشت پر دستخط کیے گئے۔ "
    "اس پر ڈھائی کروڑ روپے اور 3.5 ملین امریکی ڈالر خرچ ہوئے۔ اگست 2024 میں 25 نرسوں کو تربیت دی جائے گی۔"
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


def test_postpositions_stand_apart() -> None:
    settings = read_settings(FOLDER / "language.toml")
    assert (settings["capitals"], settings["suffixes"], settings["head"]) == (False, True, "final")
    rows = read_rows(FOLDER / "postpositions.tsv", CASE_SCHEMAS["postpositions.tsv"])
    assert {word: row["kind"] for row in rows for word in row.terms("words")}["کو"] == "dative"


@pytest.mark.parametrize(
    ("table", "term", "codes"),
    [
        ("words.tsv", "دستخط کیے", ("sign", "done")),
        ("words.tsv", "عطیہ کرے گا", ("give", "planned")),
        ("words.tsv", "فراہم کررہا", ("give", "ongoing")),
        ("words.tsv", "مفاہمتی یادداشت", ("agreement", "-")),
        ("words.tsv", "سنگ بنیاد رکھا", ("build", "done")),
        ("words.tsv", "عزم کا اعادہ کیا", ("commit", "done")),
        ("words.tsv", "شکریہ ادا کیا", ("say", "done")),
        ("health.tsv", "تپ دق", ("tuberculosis", "strong")),
        ("organisations.tsv", "وزارت صحت", ("ministry", "alone")),
        ("organisations.tsv", "اسپتال", ("health_facility", "before")),
        ("roles.tsv", "وزیر صحت", ("minister_health",)),
        ("roles.tsv", "ہائی کمشنر", ("ambassador",)),
        ("honorifics.tsv", "محترمہ", ("title",)),
        ("counts.tsv", "رکنی", ("delegates",)),
        ("counts.tsv", "سالہ", ("not_counted",)),
        ("numbers.tsv", "ننانوے", ("cardinal", "99")),
        ("numbers.tsv", "ساڑھے", ("half", "+0.5")),
        ("demonyms.tsv", "ترک", ("TR",)),
        ("cues.tsv", "کی جانب سے", ("by",)),
    ],
)
def test_well_known_terms(table: str, term: str, codes: tuple[str, ...]) -> None:
    assert codes in codes_of(table, term)


def test_letters_of_arabic_keyboards_make_no_difference() -> None:
    assert fold_term("عالمی ادارۂ صحت") == fold_term("عالمي اداره صحت") == fold_term("عالمی ادارہ صحت")


def test_a_deed_is_read_with_all_its_parts() -> None:
    assert read_text(GIVEN).document.language == "ur"
    assert told(GIVEN, Person, "name") == {"جیانگ زیڈونگ", "ندیم جان"}
    assert {("PKR", 25_000_000), ("USD", 3_500_000)} == {
        (fact.currency, fact.amount) for fact in read_text(GIVEN).facts if isinstance(fact, Money)
    }
    assert {5, 25} <= told(GIVEN, Count, "value")
    assert {"2024-03-12", "2024-08"} <= told(GIVEN, Date, "value")
    assert {("donation", "done"), ("agreement", "done"), ("training", "planned")} <= {
        (act.type, act.status) for act in read_text(GIVEN).facts if isinstance(act, Act)
    }
    assert {"عالمی ادارۂ صحت", "وزارت صحت"} <= told(GIVEN, Partner, "name")


def test_numbers_are_read_though_letters_are_written_to_them() -> None:
    text = "جاپان پاکستان کو پولیو کے خاتمے کے لیے 54لاکھ ڈالر کی گرانٹ دیگا۔ معاہدے پر نومبر2015 میں دستخط ہوگئے۔"
    assert told(text, Money, "amount") == {5_400_000}
    assert "2015-11" in told(text, Date, "value")


def test_postpositions_tell_who_gives_and_who_receives() -> None:
    facts = read_text("12 مئی 2023 کو جاپان نے نیپال کو 20 ایمبولینسیں عطیہ کیں، وزارت صحت نے کہا۔").facts
    names = {fact.id: fact.name for fact in facts if isinstance(fact, Partner)}
    gift = next(fact for fact in facts if isinstance(fact, Act) and fact.type == "donation")
    assert [names[i] for i in gift.actors] == ["جاپان"]
    assert [names[i] for i in gift.recipients] == ["نیپال"]
