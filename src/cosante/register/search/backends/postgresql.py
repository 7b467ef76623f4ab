"""Search on PostgreSQL: a tsvector of the entry's own tokens, made by the database as a column, with a GIN index.

The vector is as the configuration ``simple`` would make it, words as they are without stems or stop words, but the
tokens of ``search.words`` go into it whole: PostgreSQL's parser would cut some scripts, depending on the locale of the
database. The vector has no positions (they end at 16,383, and long documents do not). Instead it has a token for each
two words that stand beside each other. A phrase of two words is one of these; for a longer one, and in a text too long
to keep its pairs, the entries that have its words and pairs are looked through.

Each kind of entry has an index of its own, and rows are short, so that those of a common word are few pages: what is
long is stored outside the row, as PostgreSQL does where a row is longer than ``_LONG``. The numbers are found by
functions for which it may use these indexes and no other way: its own judgement knows nothing of what it costs to
unpack a vector, and would unpack those of a whole kind. A token says which thousand an entry's number is of: the newest
are asked for by the last of these, and where a word is common an index skips all others.
"""

import hashlib
from itertools import pairwise
from typing import Any

from django.db import connection

from cosante.register.models.search import PUBLIC, SPAN, EntryKind
from cosante.register.search.codes import ALL
from cosante.register.search.match import Clause, Found, Match
from cosante.register.search.words import Words

#: The tokens of two words begin with it, and no others do. Alone it says that there were too many to keep.
_PAIR = "¶"
#: A pair is kept as so many digits of its hash, enough to tell all pairs of a register from each other; of a column
#: with more words than that none are kept: a vector takes a megabyte.
_DIGITS, _WORDS = 10, 20_000
#: Where entries must be looked through for their count, it ends at that many.
_THROUGH = 1000
#: Bytes from which a row is stored in pieces, and how short the piece that stays is then made.
_LONG, _SHORT = 2100, 128
_KINDS = range(1, max(EntryKind) + PUBLIC + 1)
#: The token of a block of numbers begins with it, and no other does; so many numbers are a block.
_IN, _BLOCK = "№", 1000
#: The newest are looked for in the last blocks, in so many, then in so many before them; then in all before these.
_STEPS = (2, 8, 32)
_COLUMNS = {"vector": ("names", "words", "keys"), "name_vector": ("names",)}
_FOUND = "SELECT id, long FROM register_entry WHERE %I @@ %L::tsquery AND kind = %s"
#: How the functions are asked: for no more than so many in any order, for their number, for so many of the newest.
_FEW = "register_found(%s, %s::tsquery, %s, %s)"
_COUNT = "register_count(%s, %s::tsquery, %s, %s)"
_NEWEST = (
    "register_newest(%s, %s::tsquery, %s, "
    "(SELECT coalesce(max(id), %s) FROM register_entry WHERE id BETWEEN %s AND %s), %s)"
)
#: Settings for these questions: no row is read that an index has not found, and unpacking a vector is dear.
_BY_INDEXES = (
    "SET enable_seqscan = off SET enable_indexscan = off SET enable_indexonlyscan = off "
    "SET cpu_operator_cost = 1 SET jit = off"
)


def _vector(columns: tuple[str, ...]) -> str:
    said = " || ' ' || ".join(columns)
    pairs = " || ".join(f"register_pairs({column})" for column in columns)
    block = f"('{_IN}' || (id / {_BLOCK})::text)"
    return f"array_to_tsvector(array_remove(string_to_array({said}, ' '), '') || {block} || {pairs})"


def _columns() -> dict[str, str]:
    """The columns that the database fills by itself."""
    most = ", ".join(f"cardinality(string_to_array({column}, ' '))" for column in _COLUMNS["vector"])
    return {
        "kind": f"smallint GENERATED ALWAYS AS (id / {SPAN}) STORED",
        "long": f"boolean GENERATED ALWAYS AS (greatest({most}) > {_WORDS}) STORED",
        "filler": f"text GENERATED ALWAYS AS (repeat(' ', {_LONG})) STORED",
        **{name: f"tsvector GENERATED ALWAYS AS ({_vector(of)}) STORED" for name, of in _COLUMNS.items()},
    }


_MAKE = (
    f"""CREATE FUNCTION register_pairs(said text) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
        SELECT CASE WHEN cardinality(words) > {_WORDS} THEN ARRAY['{_PAIR}'] ELSE ARRAY(
            SELECT '{_PAIR}' || left(encode(sha256(convert_to(one || ' ' || other, 'UTF8')), 'hex'), {_DIGITS})
            FROM unnest(words[:cardinality(words) - 1], words[2:]) AS two (one, other)
        ) END
        FROM (SELECT string_to_array(said, ' ') AS words) AS cut $$""",
    f"""CREATE FUNCTION register_found(vector text, asked tsquery, kind integer, most bigint)
        RETURNS TABLE (id bigint, long boolean) LANGUAGE plpgsql STABLE {_BY_INDEXES} AS $$
        BEGIN
            RETURN QUERY EXECUTE format('{_FOUND} LIMIT %s', vector, asked, kind, coalesce(most::text, 'ALL'));
        END $$""",
    f"""CREATE FUNCTION register_count(vector text, asked tsquery, kind integer, most bigint)
        RETURNS TABLE (seen bigint, long bigint) LANGUAGE plpgsql STABLE {_BY_INDEXES} AS $$
        BEGIN
            RETURN QUERY EXECUTE format(
                'SELECT count(*), count(*) FILTER (WHERE long) FROM ({_FOUND} LIMIT %s) AS hit',
                vector, asked, kind, most
            );
        END $$""",
    f"""CREATE FUNCTION register_newest(vector text, asked tsquery, kind integer, last bigint, most bigint)
        RETURNS TABLE (id bigint, long boolean) LANGUAGE plpgsql STABLE {_BY_INDEXES} AS $$
        DECLARE
            first CONSTANT bigint := kind * {SPAN} / {_BLOCK};
            block bigint := last / {_BLOCK};
            left_over bigint := most;
            step integer;
            taken bigint;
            late tsquery;
        BEGIN
            FOREACH step IN ARRAY ARRAY[{", ".join(map(str, _STEPS))}] LOOP
                EXIT WHEN left_over <= 0 OR block < first;
                SELECT string_agg(format('%L', '{_IN}' || one), ' | ')::tsquery INTO late
                FROM generate_series(greatest(block - step + 1, first), block) AS one;
                RETURN QUERY EXECUTE format(
                    '{_FOUND} ORDER BY id DESC LIMIT %s', vector, asked && late, kind, left_over
                );
                GET DIAGNOSTICS taken = ROW_COUNT;
                left_over := left_over - taken;
                block := block - step;
            END LOOP;
            IF left_over > 0 AND block >= first THEN
                RETURN QUERY EXECUTE format(
                    '{_FOUND} AND id < %s ORDER BY id DESC LIMIT %s',
                    vector, asked, kind, (block + 1) * {_BLOCK}, left_over
                );
            END IF;
        END $$""",
    f"ALTER TABLE register_entry SET (toast_tuple_target = {_SHORT})",
    "ALTER TABLE register_entry " + ", ".join(f"ADD COLUMN {name} {of}" for name, of in _columns().items()),
    *(
        f"CREATE INDEX register_entry_{name}_{kind} ON register_entry USING gin ({name}) "
        f"WITH (gin_pending_list_limit = 256) WHERE kind = {kind}"
        for name in _COLUMNS
        for kind in _KINDS
    ),
)
_DROP = (
    "ALTER TABLE register_entry " + ", ".join(f"DROP COLUMN IF EXISTS {name}" for name in _columns()),
    "DROP FUNCTION IF EXISTS register_newest, register_count, register_found, register_pairs",
)


class PostgreSQL:
    """tsvector and GIN."""

    def make(self) -> None:
        """Columns that the database fills by itself, and their indexes."""
        self.drop()
        for statement in _MAKE:
            _run(statement)

    def drop(self) -> None:
        """The columns with their indexes, and the functions."""
        for statement in _DROP:
            _run(statement)

    def subquery(self, match: Match, low: int, high: int) -> tuple[str, list[Any]]:
        """Not sorted."""
        found, values = _all(match, low)
        return f"SELECT id - %s {found}", [low, *values]

    def found(self, match: Match, low: int, high: int, counted: int) -> Found:
        """In the index, but for phrases where a text is too long for its pairs."""
        through = _is_looked_through(match)
        if not through:
            seen, long = _run(f"SELECT * FROM {_COUNT}", [*_asked(match, "vector", low), counted])[0]
            if not long or not any(map(_has_phrase, match)):
                return Found(seen, seen >= counted)
        most = min(counted, _THROUGH) if through else counted
        count = len(_ids(*_one_by_one(match, "vector", low, most)))
        return Found(count, count >= most)

    def newest(self, match: Match, low: int, high: int, limit: int) -> list[int]:
        """By number."""
        return self._newest(match, "vector", low, high, limit)

    def named(self, match: Match, low: int, high: int, limit: int) -> list[int]:
        """By the index of names."""
        return self._newest(match, "name_vector", low, high, limit)

    def best(self, match: Match, low: int, high: int, limit: int) -> list[int]:
        """What stands in the names first, then by how much of it there is."""
        found, values = _all(match, low)
        asked = _tsquery(match)
        rank = "ORDER BY name_vector @@ %s::tsquery DESC, ts_rank(vector, %s::tsquery) DESC, id DESC LIMIT %s"
        statement = f"SELECT id FROM register_entry WHERE id IN (SELECT id {found}) {rank}"
        return _ids(statement, [*values, asked, asked, limit])

    def _newest(self, match: Match, column: str, low: int, high: int, limit: int) -> list[int]:
        """By number. Where some of them have the words and not the phrases, all that have these are looked through."""
        if not _is_looked_through(match):
            must, values = _must(match, column)
            statement = f"SELECT id, {must} FROM {_NEWEST} AS hit ORDER BY id DESC"
            rows = _run(statement, [*values, *_asked(match, column, low), low, low, high, limit])
            if all(holds for _, holds in rows):
                return [number for number, _ in rows]
        return _ids(*_one_by_one(match, column, low, limit))


def _ids(statement: str, values: list[Any]) -> list[int]:
    return [row[0] for row in _run(statement, values)]


def _run(statement: str, values: list[Any] | None = None) -> list[Any]:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.fetchall() if cursor.description else []


def _all(match: Match, low: int) -> tuple[str, list[Any]]:
    must, values = _must(match)
    return f"FROM {_FEW} AS hit WHERE {must}", [*_asked(match, "vector", low), None, *values]


def _one_by_one(match: Match, column: str, low: int, limit: int) -> tuple[str, list[Any]]:
    """From the newest on, no more looked through than it takes."""
    must, values = _must(match, column)
    candidates = f"SELECT * FROM {_FEW} ORDER BY id DESC OFFSET 0"
    statement = f"SELECT id FROM ({candidates}) AS hit WHERE {must} ORDER BY id DESC LIMIT %s"
    return statement, [*_asked(match, column, low), None, *values, limit]


def _asked(match: Match, column: str, low: int) -> list[Any]:
    return [column, _tsquery(match), low // SPAN]


def _must(match: Match, column: str = "vector") -> tuple[str, list[Any]]:
    """What entries that the index has found must be looked through for."""
    values: list[Any] = []
    if not any(map(_has_phrase, match)):
        return "TRUE", values
    said = " AND ".join(
        f"{'NOT ' if clause.negative else ''}({' OR '.join(_way(way, column, values) for way in clause.any_of)})"
        for clause in match
    )
    inside = f"(SELECT {said} FROM register_entry AS entry WHERE entry.id = hit.id)"
    return inside if _is_looked_through(match) else f"(NOT long OR {inside})", values


def _way(way: tuple[Words, ...], column: str, values: list[Any]) -> str:
    return " AND ".join(_said(words, column, values) for words in way)


def _said(words: Words, column: str, values: list[Any]) -> str:
    """Whether an entry has these words beside each other."""
    if len(words.tokens) == 1:
        values.append(_lexemes(words))
        return f"entry.{column} @@ %s::tsquery"
    phrase = " " + " ".join(words.tokens) + ("" if words.prefix else " ")
    columns = _COLUMNS[column]
    values += [phrase] * len(columns)
    return "(" + " OR ".join(f"position(%s in ' ' || entry.{name} || ' ') > 0" for name in columns) + ")"


def _tsquery(match: Match) -> str:
    """The match as a tsquery. Of a long phrase it asks that its pairs are there; of one that may not be, nothing."""
    wanted = [_clause(clause) for clause in match if not clause.negative] or [f"'{ALL}'"]
    without = [f"!{_clause(clause)}" for clause in match if clause.negative and not _has_phrase(clause)]
    return " & ".join([*wanted, *without])


def _has_phrase(clause: Clause) -> bool:
    return any(len(words.tokens) > 1 for words in _all_words((clause,)))


def _all_words(match: Match) -> list[Words]:
    return [words for clause in match for way in clause.any_of for words in way]


def _is_looked_through(match: Match) -> bool:
    """Do tokens and pairs not say whether it is there?"""
    long = any(len(words.tokens) > (1 if words.prefix else 2) for words in _all_words(match))
    return long or any(clause.negative and _has_phrase(clause) for clause in match)


def _clause(clause: Clause) -> str:
    return "(" + " | ".join("(" + " & ".join(_lexemes(words) for words in way) + ")" for way in clause.any_of) + ")"


def _lexemes(words: Words) -> str:
    """The words, and which of them stand beside each other: a pair says that its words are there."""
    if len(words.tokens) == 1 and not words.prefix:
        return f"'{words.tokens[0]}'"
    *first, last = words.tokens
    pairs = pairwise(first if words.prefix else words.tokens)
    each = [f"('{_pair(one, other)}' | '{_PAIR}' & '{one}' & '{other}')" for one, other in pairs]
    alone = [f"'{first[0]}'"] if words.prefix and len(first) == 1 else []
    return " & ".join([*each, *alone, *([f"'{last}':*"] if words.prefix else [])])


def _pair(one: str, other: str) -> str:
    """As ``register_pairs`` has it."""
    return _PAIR + hashlib.sha256(f"{one} {other}".encode("utf-8", "replace")).hexdigest()[:_DIGITS]
