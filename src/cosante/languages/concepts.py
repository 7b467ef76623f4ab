"""What the languages with a pack call health areas, kinds of act and countries; and words too small to ask for.

Health areas and kinds of act from ``concepts.tsv``, countries from Unicode CLDR and ``demonyms.tsv``.
"""

from collections.abc import Iterator
from typing import NamedTuple

from cosante.languages import cldr, folders
from cosante.languages.folders import available
from cosante.languages.folding import fold_term
from cosante.languages.pack import stop_words
from cosante.languages.tables import SCHEMAS, Row, read_rows
from cosante.vocabulary.codes import ACT_TYPES, HEALTH_AREAS
from cosante.vocabulary.errors import TableError

_CODES = {"area": frozenset(HEALTH_AREAS), "act": frozenset(ACT_TYPES), "small": frozenset({"-"})}


#: Languages in which countries are called by two letters that are no word.
_LETTERS = frozenset({"en", "fr", "bn"})


class Concept(NamedTuple):
    """Words of a language, and the coded thing that they name; ``kind``: area, act, country or small."""

    kind: str
    code: str
    words: str
    language: str


def concepts() -> Iterator[Concept]:
    """Those of every language that has a pack.

    Search knows no accents and no capitals: a country's name that is then a small word of another language (Mỹ, AS)
    or a letter or two (Ý, AS) would find that country for every such word, and is left out.
    """
    small = {language: stop_words(language) for language in available()}
    for language in available():
        others = frozenset[str]().union(*(words for code, words in small.items() if code != language))
        yield from _of_table(language)
        for row in cldr.countries(language) if cldr.is_known(language) else ():
            yield from (
                Concept("country", row.key, name, language) for name in row.names if _apart(name, language, others)
            )
        for peoples in _rows(language, "demonyms.tsv"):
            names = [name for name in peoples.terms("words") if _apart(name, language, others)]
            yield from (Concept("country", peoples["country"], name, language) for name in names)


def _apart(name: str, language: str, others: frozenset[str]) -> bool:
    """Is a name more than a letter or two (but for US and UK), and no small word of another language?"""
    word = fold_term(name)
    return (len(word) > 2 or not word.isascii() or language in _LETTERS) and word not in others


def _of_table(language: str) -> Iterator[Concept]:
    for row in _rows(language, "concepts.tsv"):
        kind, code = row["kind"], row["code"]
        if problem := unknown_code(row):
            raise TableError(row.path, row.line, "code", problem)
        yield from (Concept(kind, code, words, language) for words in row.terms("words"))


def unknown_code(row: Row) -> str | None:
    """What is wrong with the code of a row of ``concepts.tsv``, or nothing."""
    allowed = _CODES[row["kind"]]
    return None if row["code"] in allowed else f"{row['code']!r} is none of {', '.join(sorted(allowed))}"


def _rows(language: str, table: str) -> Iterator[Row]:
    path = folders.of_pack(language) / table
    return read_rows(path, SCHEMAS[table]) if path.exists() else iter(())
