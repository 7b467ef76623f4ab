"""What the tests of the language packs ask of a pack's tables, and of what is read of a text in its language.

``tests/test_pack_XX.py`` keep only what is of one language. That every pack has its tables, and that they are sound, is
tested for all at once: ``languages/test_tables_of_packs.py``.
"""

from functools import cache
from typing import Any

from cosante.languages import cache as packs
from cosante.languages import folders
from cosante.languages.folding import accented_term, fold_term
from cosante.languages.tables import CASE_SCHEMAS, PREFIX_SCHEMA, SCHEMAS, Row, read_rows, read_settings
from cosante.reading import read_text
from cosante.vocabulary.facts import Act, Partner, Reading

#: Every table that a pack may have, with its columns; the last one holds the terms.
TABLES = SCHEMAS | CASE_SCHEMAS | {"prefixes.tsv": PREFIX_SCHEMA}


@cache
def rows_of(language: str, table: str) -> list[Row]:
    """The rows of a pack's table, checked."""
    return list(read_rows(folders.of_pack(language) / table, TABLES[table]))


@cache
def settings_of(language: str) -> dict[str, Any]:
    """A pack's ``language.toml``, checked."""
    return read_settings(folders.of_pack(language) / "language.toml")


def settings(language: str, *names: str) -> tuple[Any, ...]:
    """The values of these settings, in their order."""
    return tuple(settings_of(language)[name] for name in names)


@cache
def _codes(language: str, table: str) -> dict[str, set[tuple[str, ...]]]:
    folded = accented_term if settings_of(language)["accents"] else fold_term
    *codes, terms = TABLES[table]
    found: dict[str, set[tuple[str, ...]]] = {}
    for row in rows_of(language, table):
        for term in row.terms(terms):
            found.setdefault(folded(term), set()).add(tuple(row[code] for code in codes))
    return found


def codes_of(language: str, table: str, term: str) -> set[tuple[str, ...]]:
    """What a table says of a term: the cells before it, of every row that has it."""
    folded = accented_term if settings_of(language)["accents"] else fold_term
    return _codes(language, table).get(folded(term), set())


def terms_of(language: str, table: str, **where: str) -> set[str]:
    """All terms, folded, of a table's rows in which every named column has the given value."""
    columns = list(TABLES[table])
    wanted = [(columns.index(name), value) for name, value in where.items()]
    told = _codes(language, table).items()
    return {term for term, rows in told if any(all(row[n] == value for n, value in wanted) for row in rows)}


def hiding(language: str, verbs: str, nouns: str) -> list[str]:
    """Phrases of one class of ``words.tsv`` that are a verb of it and a noun of another.

    Of nested terms the longest is kept: such a phrase would leave its verb without an object.
    """
    verb, noun = (terms_of(language, "words.tsv", **{"class": name}) for name in (verbs, nouns))
    split = [(term.split(), n) for term in verb - noun for n in range(1, len(term.split()))]
    return [" ".join(w) for w, n in split if " ".join(w[:n]) in verb and " ".join(w[n:]) in noun]


def countries_of(language: str, written: str) -> set[str]:
    """The countries that a compiled pack knows by a name, or by a form of it."""
    pack = packs.pack(language)
    entries = pack.entries[pack.patterns.index(f" {pack.term(written)} ")]
    return {value for kind, value, _ in entries if kind == "country"}


@cache
def read(text: str) -> Reading:
    """The reading of a text, read once."""
    return read_text(text)


def facts(text: str, *kinds: type) -> list[Any]:
    """What is read of these kinds, in the order of the reading."""
    return [fact for fact in read(text).facts if isinstance(fact, kinds)]


def told(text: str, kind: type, field: str) -> set[Any]:
    """What a reading says, of one kind and field."""
    return {getattr(fact, field) for fact in facts(text, kind)}


def pairs(text: str, kind: type, one: str, other: str) -> set[tuple[Any, Any]]:
    """What a reading says of one kind, two fields of each fact."""
    return {(getattr(fact, one), getattr(fact, other)) for fact in facts(text, kind)}


def deeds(text: str) -> set[tuple[str, str]]:
    """The acts that a text tells: type and status."""
    return pairs(text, Act, "type", "status")


def sides(text: str, deed: str, field: str = "name") -> tuple[list[Any], list[Any]]:
    """Who acts and who receives in the first act of a type, by a field of the partners."""
    known = {fact.id: getattr(fact, field) for fact in facts(text, Partner)}
    act = next(act for act in facts(text, Act) if act.type == deed)
    return [known.get(i) for i in act.actors], [known.get(i) for i in act.recipients]
