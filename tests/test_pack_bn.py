"""The Bengali tables load, and hold what a newspaper's reader would look for."""

import unicodedata
from pathlib import Path

import pytest

from cosante.languages.tables import SCHEMAS, read_rows, read_settings

FOLDER = Path(__file__).parent.parent / "src" / "cosante" / "languages" / "bn"


def said(table: str, column: str, **where: str) -> set[str]:
    """All terms of a table's rows in which every named column has the given value."""
    rows = read_rows(FOLDER / table, SCHEMAS[table])
    return {
        term for row in rows if all(row[name] == value for name, value in where.items()) for term in row.terms(column)
    }


@pytest.mark.parametrize("table", SCHEMAS)
def test_every_table_is_there_and_well_formed(table: str) -> None:
    assert list(read_rows(FOLDER / table, SCHEMAS[table]))


def test_names_have_no_capitals_and_words_take_endings() -> None:
    settings = read_settings(FOLDER / "language.toml")
    assert (settings["capitals"], settings["suffixes"], settings["head"]) == (False, True, "final")


@pytest.mark.parametrize(
    ("verb", "status", "term"),
    [
        ("sign", "done", "স্বাক্ষর করেছে"),
        ("sign", "done", "সই হয়েছে"),
        ("give", "done", "হস্তান্তর করেন"),
        ("give", "done", "উপহার দিলো"),
        ("train", "done", "প্রশিক্ষণ দেন"),
        ("hold", "planned", "আয়োজন করবে"),
        ("hold", "done", "অনুষ্ঠিত হয়েছে"),
        ("treat", "planned", "চিকিৎসা দেওয়া হবে"),
        ("call", "done", "আহ্বান জানিয়েছেন"),
        ("commit", "done", "প্রতিশ্রুতি দেন"),
        ("meet", "done", "সাক্ষাৎ করেন"),
        ("meet", "done", "সাক্ষাত করেন"),
        ("cooperate", "planned", "চালিয়ে যাবে"),
    ],
)
def test_a_compound_verb_says_its_class_and_status(verb: str, status: str, term: str) -> None:
    assert term in said("words.tsv", "words", **{"class": verb, "status": status})


@pytest.mark.parametrize("word", ["দেশ", "ঢাকা", "মন্ত্রী", "চিকিৎসক"])
def test_endings_make_the_genitive(word: str) -> None:
    genitives = {"দেশ": "দেশের", "ঢাকা": "ঢাকার", "মন্ত্রী": "মন্ত্রীর", "চিকিৎসক": "চিকিৎসকদের"}
    assert genitives[word].removeprefix(word) in said("suffixes.tsv", "endings", kind="genitive")


def test_every_cardinal_to_a_hundred_has_a_word() -> None:
    values = {
        row["value"] for row in read_rows(FOLDER / "numbers.tsv", SCHEMAS["numbers.tsv"]) if row["kind"] == "cardinal"
    }
    assert {str(number) for number in range(101)} <= values


def test_a_word_has_one_cardinal_value() -> None:
    rows = [row for row in read_rows(FOLDER / "numbers.tsv", SCHEMAS["numbers.tsv"]) if row["kind"] == "cardinal"]
    terms = [term for row in rows for term in row.terms("words")]
    assert len(terms) == len(set(terms))


def test_both_spellings_with_and_without_khanda_ta() -> None:
    words = said("health.tsv", "words", weight="context")
    assert {"চিকিৎসা", "চিকিত্সা"} <= words


@pytest.mark.parametrize(
    ("country", "word"),
    [("IN", "ভারতীয়"), ("CN", "চীনা"), ("US", "যুক্তরাষ্ট্র"), ("GB", "ব্রিটিশ"), ("KR", "কোরীয়"), ("AE", "আমিরাত")],
)
def test_peoples(country: str, word: str) -> None:
    assert word in said("demonyms.tsv", "words", country=country)


def test_words_that_are_also_surnames_stay_out_of_the_ordinary_words() -> None:
    assert not {"রায়", "ঘোষ", "পাল", "দাস", "কর", "লাল", "সেন"} & said("common.tsv", "words", kind="word")


@pytest.mark.parametrize(
    ("verb", "noun"),
    [("পাঠিয়েছে", "ভেন্টিলেটর"), ("পাঠাবে", "চিকিৎসক দল"), ("পৌঁছেছে", "টিকা"), ("স্বাক্ষর", "চুক্তি"), ("গঠন করেছে", "টাস্কফোর্স")],
)
def test_what_is_sent_signed_or_formed_is_not_part_of_its_verb(verb: str, noun: str) -> None:
    rows = list(read_rows(FOLDER / "words.tsv", SCHEMAS["words.tsv"]))
    terms = {unicodedata.normalize("NFC", term) for row in rows for term in row.terms("words")}
    assert unicodedata.normalize("NFC", f"{noun} {verb}") not in terms
    assert unicodedata.normalize("NFC", verb) in terms
    assert unicodedata.normalize("NFC", noun) in terms


@pytest.mark.parametrize(("value", "words"), [("150", "দেড় শতাধিক"), ("200", "দুই শতাধিক"), ("500", "পাঁচ শতাধিক")])
def test_so_many_hundreds_and_more(value: str, words: str) -> None:
    said_so = {
        unicodedata.normalize("NFC", term) for term in said("numbers.tsv", "words", kind="cardinal", value=value)
    }
    assert unicodedata.normalize("NFC", words) in said_so


def test_free_medicines_belong_to_the_free_clinic() -> None:
    care = said("words.tsv", "words", **{"class": "care"})
    assert {"বিনামূল্যে ওষুধ", "বিনামূল্যে ঔষধ", "ফ্রি ওষুধ"} <= care
