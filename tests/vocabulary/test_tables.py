"""Tables of the vocabulary name file, line and column where something in them is wrong."""

import pytest

from cosante.vocabulary import tables
from cosante.vocabulary.errors import TableError

COLUMNS = ("key", "kind", "keys")


def read(monkeypatch, tmp_path, text: str):
    (tmp_path / "things.tsv").write_text(text, "utf-8")
    monkeypatch.setattr(tables, "HERE", tmp_path)
    return list(tables.read("things.tsv", COLUMNS, ("key",), ("key", "kind")))


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("key\tsort\tkeys\n", 1, "key"),
        ("key\tkind\tkeys\na\tb\n", 2, "keys"),
        ("key\tkind\tkeys\na\t\tc\n", 2, "kind"),
        ("key\tkind\tkeys\na\tb\tc\na\tb\tc\n", 3, "key"),
    ],
)
def test_what_is_wrong_is_told_with_its_place(monkeypatch, tmp_path, text, line, column):
    with pytest.raises(TableError, match=r"things\.tsv") as wrong:
        read(monkeypatch, tmp_path, text)
    assert (wrong.value.line, wrong.value.column) == (line, column)


def test_a_cell_is_one_of_its_list_or_is_refused(monkeypatch, tmp_path):
    (row,) = read(monkeypatch, tmp_path, "key\tkind\tkeys\na\tb\tsex;age\n")
    assert row.one_of("kind", {"b"}) == "b"
    assert row.several("keys", {"age", "sex"}) == ("sex", "age")
    with pytest.raises(TableError, match="write one of c"):
        row.one_of("kind", {"c"})
    with pytest.raises(TableError, match="'age' is none of sex"):
        row.several("keys", {"sex"})
