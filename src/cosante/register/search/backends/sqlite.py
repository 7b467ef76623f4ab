"""Search on SQLite: FTS5 over the columns of ``Entry``, which it reads from there and does not keep twice.

The columns hold folded tokens with spaces between them (``search.words``), so its plainest tokenizer is the right one:
``ascii`` cuts at spaces and takes every other letter as it is. ``unicode61`` cuts Bengali at its vowel signs, and knows
only the letters of the Unicode that it was built with; ``trigram`` cannot find two Chinese characters.
Triggers keep the index in step, whoever writes the entries.
"""

from typing import Any

from django.db import connection

from cosante.register.search.codes import ALL
from cosante.register.search.match import Clause, Found, Match
from cosante.register.search.words import Words

_PUT = "INSERT INTO register_search(rowid, names, words, keys) VALUES (new.id, new.names, new.words, new.keys);"
_TAKE = (
    "INSERT INTO register_search(register_search, rowid, names, words, keys) "
    "VALUES ('delete', old.id, old.names, old.words, old.keys);"
)
_MAKE = (
    "CREATE VIRTUAL TABLE register_search USING fts5(names, words, keys, content='register_entry', "
    "content_rowid='id', tokenize='ascii', prefix='2 3')",
    f"CREATE TRIGGER register_entry_in AFTER INSERT ON register_entry BEGIN {_PUT} END",
    f"CREATE TRIGGER register_entry_out AFTER DELETE ON register_entry BEGIN {_TAKE} END",
    f"CREATE TRIGGER register_entry_new AFTER UPDATE ON register_entry BEGIN {_TAKE} {_PUT} END",
    "INSERT INTO register_search(register_search) VALUES ('rebuild')",
)
_DROP = (
    "DROP TRIGGER IF EXISTS register_entry_in",
    "DROP TRIGGER IF EXISTS register_entry_out",
    "DROP TRIGGER IF EXISTS register_entry_new",
    "DROP TABLE IF EXISTS register_search",
)
_FOUND = "FROM register_search WHERE register_search MATCH %s AND rowid BETWEEN %s AND %s"
#: What a word counts in the names, in the text, and as a key.
_BEST = "ORDER BY bm25(register_search, 8.0, 1.0, 2.0), rowid DESC"


class SQLite:
    """FTS5."""

    def make(self) -> None:
        """The table, filled from the entries, and the triggers that keep it."""
        self.drop()
        for statement in _MAKE:
            _run(statement)

    def drop(self) -> None:
        """The table and its triggers."""
        for statement in _DROP:
            _run(statement)

    def subquery(self, match: Match, low: int, high: int) -> tuple[str, list[Any]]:
        """Not sorted."""
        return f"SELECT rowid - %s {_FOUND}", [low, expression(match), low, high]

    def found(self, match: Match, low: int, high: int, counted: int) -> Found:
        """In the index alone."""
        asked = expression(match)
        rows = _run(f"SELECT count(*) FROM (SELECT 1 {_FOUND} LIMIT %s)", [asked, low, high, counted])
        count = int(rows[0][0])
        return Found(count, count >= counted)

    def newest(self, match: Match, low: int, high: int, limit: int) -> list[int]:
        """The index is in the order of numbers, and no more is read than is taken."""
        return _newest(expression(match), low, high, limit)

    def named(self, match: Match, low: int, high: int, limit: int) -> list[int]:
        """By the column of names."""
        return _newest(f"{{names}} : ({expression(match)})", low, high, limit)

    def best(self, match: Match, low: int, high: int, limit: int) -> list[int]:
        """By BM25."""
        return _ids(f"{_BEST} LIMIT %s", expression(match), low, high, limit)


def _newest(asked: str, low: int, high: int, limit: int) -> list[int]:
    return _ids("ORDER BY rowid DESC LIMIT %s", asked, low, high, limit)


def _ids(order: str, *values: Any) -> list[int]:
    return [row[0] for row in _run(f"SELECT rowid {_FOUND} {order}", list(values))]


def _run(statement: str, values: list[Any] | None = None) -> list[Any]:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.fetchall() if cursor.description else []


def expression(match: Match) -> str:
    """The match in FTS5's own language. Tokens have no quotes in them: nothing can be read as an operator."""
    wanted = [_clause(clause) for clause in match if not clause.negative] or [f'"{ALL}"']
    without = [_clause(clause) for clause in match if clause.negative]
    said = " AND ".join(wanted)
    return f"({said}) NOT ({' OR '.join(without)})" if without else said


def _clause(clause: Clause) -> str:
    ways = [" AND ".join(_words(words) for words in all_of) for all_of in clause.any_of]
    return "(" + " OR ".join(f"({way})" for way in ways) + ")"


def _words(words: Words) -> str:
    return f'"{" ".join(words.tokens)}"' + (" *" if words.prefix else "")
