"""The Arabic pack: its tables load, prefixes are parted from their words, verbs stand before who acts; sentences of its own."""

from functools import cache
from pathlib import Path
from typing import Any

import pytest

from cosante.languages import cache as packs
from cosante.languages.folding import fold
from cosante.languages.tables import PREFIX_SCHEMA, SCHEMAS, read_rows, read_settings
from cosante.reading import read_bytes
from cosante.reading.scanning import Scan
from cosante.vocabulary.facts import Act, Count, Date, Money, Partner, Person, Reading

FOLDER = Path(__file__).parent.parent / "src" / "cosante" / "languages" / "ar"


@pytest.mark.parametrize("table", sorted(set(SCHEMAS) - {"suffixes.tsv"}))
def test_every_table_is_there_and_sound(table: str) -> None:
    assert list(read_rows(FOLDER / table, SCHEMAS[table]))
    assert list(read_rows(FOLDER / "prefixes.tsv", PREFIX_SCHEMA))
    assert read_settings(FOLDER / "language.toml")["head"] == "verb"


@pytest.mark.parametrize(
    ("written", "parted"),
    [
        ("ووزارة", "و وزاره"),
        ("للوزارة", "ل الوزاره"),
        ("وبالتعاون", "و ب التعاون"),
        ("بمستشفى", "ب مستشفي"),
        ("وفد", "وفد"),
        ("بنك", "بنك"),
        ("لبنان", "لبنان"),
        ("وليد", "وليد"),
        ("و20", "و 20"),
        ("بـ 20", "ب 20"),
        ("وَقَّعَت", "وقعت"),
        ("الاتفاقيّــة", "الاتفاقيه"),
        ("على", "على"),
        ("علي", "علي"),
    ],
)
def test_prefixes_are_parted_where_a_word_is_left(written: str, parted: str) -> None:
    scan = Scan(fold(written), packs.pack("ar"))
    assert scan.folded.scan.split() == parted.split()


def test_a_language_without_the_table_has_no_prefixes() -> None:
    assert packs.pack("bn").prefixes is None
    assert packs.pack("bn").single_scales == frozenset()


def test_a_name_is_given_without_what_is_written_to_it() -> None:
    text = "قدّمت اليابان منحةً لوزارة الصحة ولمنظمة الصحة العالمية."
    names = {fact.name for fact in read_bytes("a.txt", text.encode()).facts if isinstance(fact, Partner)}
    assert names >= {"وزارة الصحة", "منظمة الصحة العالمية", "اليابان"}


TEXT = """\
قطر تجهز مركزا صحيا في نواكشوط

نواكشوط، 11 أيار/مايو 2022 - سلّمت جمعية قطر الخيرية وزارة الصحة الموريتانية 7 سيارات إسعاف ومئتي سرير بقيمة 2.5 مليون دولار أمريكي. ووقّع الاتفاقية معالي وزير الصحة الدكتور سيدي ولد أعمر وسعادة السفير القطري الدكتور خالد بن ناصر الكبيسي.

وستدرّب الجمعية ثلاثة وعشرين ممرضا في سبتمبر المقبل. وأجرى فريق طبي قطري عام ٢٠٢١ عمليات جراحية لأكثر من 480 مريضا.
"""


@cache
def reading() -> Reading:
    """The article, read once."""
    return read_bytes("a.txt", TEXT.encode())


def facts(*kinds: type) -> list[Any]:
    """What was read of these kinds."""
    return [fact for fact in reading().facts if isinstance(fact, kinds)]


def test_amounts_in_digits_of_both_kinds_and_in_words() -> None:
    assert [(m.amount, m.currency) for m in facts(Money)] == [(2_500_000, "USD")]
    assert {(c.value, c.of) for c in facts(Count)} >= {
        (7, "vehicles"),
        (200, "beds"),
        (23, "trainees"),
        (480, "patients"),
    }


def test_months_of_both_calendars() -> None:
    assert {d.value for d in facts(Date)} >= {"2022-05-11", "2021"}


def test_partners_and_persons() -> None:
    assert {(p.type, p.country) for p in facts(Partner)} >= {("ngo", "QA"), ("ministry", "MR")}
    assert {p.name for p in facts(Person)} >= {"سيدي ولد أعمر", "خالد بن ناصر الكبيسي"}


def test_the_agent_stands_behind_its_verb() -> None:
    named = {p.id: p.type for p in facts(Partner)}
    donation = next(act for act in facts(Act) if act.type == "donation")
    assert donation.status == "done"
    assert "ngo" in {named.get(actor) for actor in donation.actors}
    assert "ministry" in {named.get(taker) for taker in donation.recipients}
    assert {(act.type, act.status) for act in facts(Act)} >= {("training", "planned"), ("outreach", "done")}
