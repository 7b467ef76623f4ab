"""What bodies are called in English: of heads that the language has, each once."""

import pytest

from cosante.languages.folders import ROOT, available
from cosante.languages.folding import fold_term
from pack_helpers import rows_of

HAVE = [language for language in available() if (ROOT / language / "english.tsv").is_file()]


def test_every_language_but_english_says_what_bodies_are_called_in_it():
    assert {*available()} - {*HAVE} == {"en"}


@pytest.mark.parametrize("language", HAVE)
def test_its_heads_are_heads_of_bodies_and_none_is_called_by_two_names(language):
    heads = {
        fold_term(head.rstrip("*")) for row in rows_of(language, "organisations.tsv") for head in row.terms("heads")
    }
    called: dict[tuple[str, str], str] = {}
    for row in rows_of(language, "english.tsv"):
        for term in row.terms("words"):
            key = (row["kind"], fold_term(term))
            assert called.setdefault(key, row["english"]) == row["english"], term
            assert row["kind"] != "head" or key[1] in heads, term
