"""Search on PostgreSQL: a tsvector of the entry's own tokens, made by the database as a column, with a GIN index.

The vector is as the configuration ``simple`` would make it, words as they are without stems or stop words, but the
tokens of ``search.words`` go into it whole: PostgreSQL's parser would cut some scripts, depending on the locale of the
database. The vector has no positions (they end at 16,383, and long documents do not); a phrase is looked for among its
words by GIN, and then in the columns themselves.
"""

from typing import Any

from django.db import connection

from cosante.register.search.codes import ALL
from cosante.register.search.match import Clause, Match
from cosante.register.search.words import Words

_VECTOR = "array_to_tsvector(array_remove(string_to_array({of}, ' '), ''))"
_MAKE = (
    "ALTER TABLE register_entry ADD COLUMN vector tsvector GENERATED ALWAYS AS ("
    + _VECTOR.format(of="names || ' ' || words || ' ' || keys")
    + ") STORED, ADD COLUMN name_vector tsvector GENERATED ALWAYS AS ("
    + _VECTOR.format(of="names")
    + ") STORED",
    "CREATE INDEX register_entry_vector ON register_entry USING gin (vector)",
)
_DROP = (
    "DROP INDEX IF EXISTS register_entry_vector",
    "ALTER TABLE register_entry DROP COLUMN IF EXISTS vector, DROP COLUMN IF EXISTS name_vector",
)


class PostgreSQL:
    """tsvector and GIN."""

    def make(self) -> None:
        """Columns that the database fills by itself, and their index."""
        self.drop()
        for statement in _MAKE:
            _run(statement)

    def drop(self) -> None:
        """The columns and the index."""
        for statement in _DROP:
            _run(statement)

    def subquery(self, match: Match, low: int, high: int) -> tuple[str, list[Any]]:
        """Not sorted."""
        where, values = _where(match)
        return f"SELECT id - %s {where}", [low, *values, low, high]

    def count(self, match: Match, low: int, high: int, limit: int) -> int:
        """Counted as far as the limit."""
        where, values = _where(match)
        rows = _run(f"SELECT count(*) FROM (SELECT 1 {where} LIMIT %s) found", [*values, low, high, limit])
        return int(rows[0][0])

    def newest(self, match: Match, low: int, high: int, limit: int, in_names: bool = False) -> list[int]:
        """By number."""
        where, values = _where(match, "name_vector" if in_names else "vector")
        return _ids(f"SELECT id {where} ORDER BY id DESC LIMIT %s", [*values, low, high, limit])

    def best(self, match: Match, low: int, high: int, limit: int) -> list[int]:
        """What stands in the names first, then by how much of it there is."""
        where, values = _where(match)
        asked = _tsquery(match)
        rank = "ORDER BY name_vector @@ %s::tsquery DESC, ts_rank(vector, %s::tsquery) DESC, id DESC LIMIT %s"
        return _ids(f"SELECT id {where} {rank}", [*values, low, high, asked, asked, limit])


def _ids(statement: str, values: list[Any]) -> list[int]:
    return [row[0] for row in _run(statement, values)]


def _run(statement: str, values: list[Any] | None = None) -> list[Any]:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.fetchall() if cursor.description else []


def _where(match: Match, column: str = "vector") -> tuple[str, list[Any]]:
    """The rows that match. A match with phrases asks GIN for their words, and each row for the phrases."""
    where, values = f"FROM register_entry WHERE {column} @@ %s::tsquery", [_tsquery(match)]
    if any(len(words.tokens) > 1 for clause in match for way in clause.any_of for words in way):
        for clause in match:
            ways = []
            for way in clause.any_of:
                ways.append(" AND ".join(_said(words, column, values) for words in way))
            said = " OR ".join(f"({way})" for way in ways)
            where += f" AND {'NOT ' if clause.negative else ''}({said})"
    return where + " AND id BETWEEN %s AND %s", values


def _said(words: Words, column: str, values: list[Any]) -> str:
    """Whether a row has these words beside each other."""
    if len(words.tokens) == 1:
        values.append(_lexemes(words))
        return f"{column} @@ %s::tsquery"
    phrase = " " + " ".join(words.tokens) + ("" if words.prefix else " ")
    columns = ("names",) if column == "name_vector" else ("names", "words", "keys")
    values += [phrase] * len(columns)
    return "(" + " OR ".join(f"position(%s in ' ' || {name} || ' ') > 0" for name in columns) + ")"


def _tsquery(match: Match) -> str:
    """The match as a tsquery. Of a phrase it asks that its words are there; of one that may not be, nothing."""
    wanted = [_clause(clause) for clause in match if not clause.negative] or [f"'{ALL}'"]
    without = [f"!{_clause(clause)}" for clause in match if clause.negative and not _has_phrase(clause)]
    return " & ".join([*wanted, *without])


def _has_phrase(clause: Clause) -> bool:
    return any(len(words.tokens) > 1 for way in clause.any_of for words in way)


def _clause(clause: Clause) -> str:
    return "(" + " | ".join("(" + " & ".join(_lexemes(words) for words in way) + ")" for way in clause.any_of) + ")"


def _lexemes(words: Words) -> str:
    *first, last = words.tokens
    return " & ".join([*(f"'{token}'" for token in first), f"'{last}'{':*' if words.prefix else ''}"])
