"""A bad table is refused by file, line and column, with what is wrong; a good one is read as it stands."""

import re
import shutil
from pathlib import Path

import pytest

from cosante.languages import building, folders, pack
from cosante.languages.tables import SCHEMAS, SETTINGS, WORLD_SCHEMAS, read_rows, read_settings
from cosante.vocabulary.errors import TableError

HEADER = "class\tstatus\twords"
GOOD = f"# verbs of giving\n{HEADER}\n\ngive\tdone\tgave|handed over\n"


@pytest.fixture
def table(tmp_path):
    """A words.tsv of these bytes, read."""

    def read(content, name="words.tsv"):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return list(read_rows(path, SCHEMAS[name]))

    return read


def refused(table, content, line, column, problem, name="words.tsv"):
    with pytest.raises(TableError) as caught:
        table(content, name)
    error = caught.value
    assert error.path.endswith(name)
    assert (error.line, error.column) == (line, column)
    assert re.search(problem, error.problem), error.problem
    assert name in str(error)
    assert f"line {line}" in str(error)
    assert column in str(error)


def test_a_good_table_is_read_with_its_line_numbers(table):
    (row,) = table(GOOD)
    assert row.line == 4
    assert (row["class"], row["status"]) == ("give", "done")
    assert row.terms("words") == ["gave", "handed over"]


def test_lines_of_windows_are_read(table):
    (row,) = table(GOOD.replace("\n", "\r\n"))
    assert row.terms("words") == ["gave", "handed over"]


def test_a_wrong_header_is_refused(table):
    refused(table, "class\twords\tstatus\ngive\tgave\tdone\n", 1, "class", "columns must be class, status, words")


def test_a_table_without_a_header_is_refused(table):
    refused(table, "# nothing but a comment\n", 1, "-", "no header")


def test_a_missing_cell_is_refused(table):
    refused(table, f"{HEADER}\ngive\tdone\tgave\ngive\tgave\n", 3, "words", "2 cells where the header has 3")


def test_one_cell_too_many_is_refused(table):
    refused(table, f"{HEADER}\ngive\tdone\tgave\tgiven\n", 2, "words", "4 cells where the header has 3")


def test_an_unknown_code_is_refused_with_the_known_ones(table):
    refused(table, f"{HEADER}\n# a comment\ngift\tdone\tgave\n", 3, "class", "'gift' is not one of .*give")
    refused(table, f"{HEADER}\ngive\tlater\tgave\n", 2, "status", "'later' is not one of .*planned")


def test_an_empty_cell_is_refused(table):
    refused(table, f"{HEADER}\ngive\tdone\t \n", 2, "words", "empty")
    refused(table, f"{HEADER}\n\tdone\tgave\n", 2, "class", "empty")


def test_an_empty_term_is_refused(table):
    for terms in ("gave||given", "gave|", "|gave", "gave| |given"):
        refused(table, f"{HEADER}\ngive\tdone\t{terms}\n", 2, "words", "term is empty")


def test_a_table_that_is_not_utf8_is_refused_by_its_line(table):
    refused(table, f"{HEADER}\ngive\tdone\tdonné\n".encode("cp1252"), 2, "-", "not UTF-8")


def test_a_number_that_is_none_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(folders, "ROOT", tmp_path)
    shutil.copytree(pack.WORLD.parent / "en", tmp_path / "en")
    numbers = tmp_path / "en" / "numbers.tsv"
    lines = numbers.read_text("utf-8").rstrip("\n").split("\n")
    numbers.write_text("\n".join([*lines, "cardinal\tmany\tumpteen"]) + "\n", "utf-8")
    with pytest.raises(TableError) as caught:
        building.build_pack("en")
    assert (caught.value.line, caught.value.column) == (len(lines) + 1, "value")
    assert "'many' is not a number" in caught.value.problem


def settings_file(tmp_path, **changed):
    """language.toml of English with some settings changed; None takes one out."""
    path = tmp_path / "language.toml"
    path.write_bytes((pack.WORLD.parent / "en" / "language.toml").read_bytes())
    lines = path.read_text("utf-8").splitlines()
    kept = [line for line in lines if line.split("=")[0].strip() not in changed]
    path.write_text("\n".join([*kept, *(f"{k} = {v}" for k, v in changed.items() if v is not None)]) + "\n", "utf-8")
    return path


def test_the_settings_of_every_pack_are_complete():
    for code in pack.available():
        assert set(read_settings(pack.ROOT / code / "language.toml")) == set(SETTINGS)


def test_every_setting_is_described():
    described = (Path(__file__).parents[2] / "docs" / "languages.md").read_text("utf-8")
    assert {name for name in SETTINGS if f"\n{name} = " not in described} == set()


@pytest.mark.parametrize(
    ("changed", "column", "problem"),
    [
        ({"decimal": None}, "decimal", "missing"),
        ({"capitals": '"yes"'}, "capitals", "must be a bool"),
        ({"name_links": '"of"'}, "name_links", "must be a list"),
        ({"colour": '"red"'}, "colour", "not a setting"),
    ],
)
def test_a_bad_setting_is_refused_by_its_name(tmp_path, changed, column, problem):
    with pytest.raises(TableError) as caught:
        read_settings(settings_file(tmp_path, **changed))
    assert caught.value.column == column
    assert problem in caught.value.problem


def test_settings_that_are_no_toml_are_refused(tmp_path):
    path = tmp_path / "language.toml"
    path.write_text('name = "English"\nautonym = English\n', "utf-8")
    with pytest.raises(TableError, match=r"is not TOML.*line 2"):
        read_settings(path)


@pytest.mark.parametrize(
    ("name", "row", "column", "problem"),
    [
        ("dates.tsv", "month\t13\tSmarch", "value", "'13' is not a month from 1 to 12"),
        ("dates.tsv", "weekday\tfunday\tFunday", "value", "'funday' is not a day from 1"),
        ("dates.tsv", "relative\tsoon\tsoon", "value", "'soon' is not such as -1d"),
        ("dates.tsv", "unit\tfortnight\tfortnight", "value", "'fortnight' is not one of day, week"),
        ("dates.tsv", "half\t3\tthird half", "value", "'3' is not one of 1, 2, Q1"),
        ("dates.tsv", "since\t1\tsince", "value", "'1' is not -"),
        ("money.tsv", "ZZZ\tnamed\tzedmarks", "currency", "'ZZZ' is not a currency code of ISO 4217"),
        ("money.tsv", "usd\tnamed\tdollars", "currency", "'usd' is not a currency code"),
        ("demonyms.tsv", "XX\tnowherian", "country", "'XX' is not a country code of ISO 3166-1"),
        ("demonyms.tsv", "EU\tEuropean", "country", "'EU' is not a country code"),
        ("numbers.tsv", "cardinal\tNaN\tumpteen", "value", "'NaN' is not a number"),
        ("numbers.tsv", "scale\t-\tmany", "value", "'-' is not a number"),
    ],
)
def test_a_value_that_means_nothing_is_refused(table, name, row, column, problem):
    header = "\t".join(SCHEMAS[name])
    refused(table, f"# a comment\n{header}\n{row}\n", 3, column, re.escape(problem), name)


@pytest.mark.parametrize(
    ("changed", "column", "problem"),
    [
        ({"decimal": '";"'}, "decimal", "';' is not one of"),
        ({"group": '"."'}, "group", "the same mark as decimal"),
        ({"head": '"sideways"'}, "head", "'sideways' is not one of 'final', 'first'"),
        ({"stop": '"sentence"'}, "stop", "'sentence' is not one of '', 'name', 'office'"),
        ({"name_adjective": '"around"'}, "name_adjective", "'around' is not one of"),
        ({"script": '"Latin"'}, "script", "not a script code of ISO 15924"),
        ({"articles": '["the", ""]'}, "articles", "a list of words, none of them empty"),
        ({"range_words": "[1]"}, "range_words", "a list of words"),
    ],
)
def test_a_setting_that_means_nothing_is_refused_by_its_line(tmp_path, changed, column, problem):
    path = settings_file(tmp_path, **changed)
    with pytest.raises(TableError) as caught:
        read_settings(path)
    assert caught.value.column == column
    assert problem in caught.value.problem
    assert caught.value.line == len(path.read_text("utf-8").splitlines())


def test_settings_that_are_no_toml_name_the_line(tmp_path):
    path = tmp_path / "language.toml"
    path.write_text('name = "English"\nautonym = English\n', "utf-8")
    with pytest.raises(TableError) as caught:
        read_settings(path)
    assert caught.value.line == 2


@pytest.mark.parametrize("name", WORLD_SCHEMAS)
def test_the_tables_for_languages_without_a_pack_are_checked_like_those_of_a_pack(name):
    assert list(read_rows(pack.WORLD / name, WORLD_SCHEMAS[name]))
