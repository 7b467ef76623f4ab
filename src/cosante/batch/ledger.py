"""The ledger: what there is, in which shard it is read, and what became of it. SQLite, one transaction a step.

An item is known by the hash of its bytes: the same bytes are read once, whatever they are called. What a shard gave is
written here in one transaction after its part lies on disk, so a run that was killed goes on where it was.
"""

import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from cosante.batch.items import Done, Item, Shard
from cosante.vocabulary.errors import OperatorError

_TABLES = """
CREATE TABLE IF NOT EXISTS about (name TEXT PRIMARY KEY, said TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS pieces (key TEXT PRIMARY KEY);
CREATE TABLE IF NOT EXISTS items (
  number INTEGER PRIMARY KEY, name TEXT NOT NULL, sha256 TEXT NOT NULL, said BLOB NOT NULL,
  shard INTEGER, first INTEGER, done INTEGER NOT NULL DEFAULT 0);
CREATE UNIQUE INDEX IF NOT EXISTS items_read ON items (sha256) WHERE first IS NULL;
CREATE INDEX IF NOT EXISTS items_by_shard ON items (shard);
CREATE INDEX IF NOT EXISTS items_waiting ON items (shard) WHERE done = 0;
CREATE UNIQUE INDEX IF NOT EXISTS items_by_name ON items (name, sha256);
CREATE TABLE IF NOT EXISTS documents (
  item INTEGER NOT NULL, place INTEGER NOT NULL, name TEXT NOT NULL, state TEXT NOT NULL, language TEXT NOT NULL,
  relevance REAL NOT NULL, characters INTEGER NOT NULL, code TEXT NOT NULL, message TEXT NOT NULL, sketch BLOB NOT NULL,
  copy_of TEXT, PRIMARY KEY (item, place)) WITHOUT ROWID;
"""


class Ledger:
    """One folder's ledger; a second run on the same folder is refused while it is open."""

    def __init__(self, path: Path, about: dict[str, str]) -> None:
        try:
            self._rows = sqlite3.connect(path, timeout=1, isolation_level=None)
            self._rows.execute("PRAGMA locking_mode=EXCLUSIVE")
            self._rows.execute("PRAGMA journal_mode=WAL")
            self._rows.execute("PRAGMA synchronous=NORMAL")
            self._rows.execute("BEGIN IMMEDIATE")
            self._rows.execute("COMMIT")
            self._rows.executescript(_TABLES)
        except sqlite3.OperationalError as error:
            said = "another run works on it" if "locked" in str(error) else str(error)
            raise OperatorError(
                f"{path}: the ledger cannot be opened ({said}). Wait for it, or give another --out."
            ) from error
        except sqlite3.DatabaseError as error:
            raise OperatorError(f"{path}: this is no ledger of a batch ({error}). Give another --out.") from error
        self.again = self._settle(path, about)
        # counted once: the table may have millions of rows, and each shard asks
        self._done, self._of = self._rows.execute("SELECT COALESCE(SUM(done), 0), COUNT(*) FROM items").fetchone()

    def _settle(self, path: Path, about: dict[str, str]) -> bool:
        """Is everything to be read again, by another reader than last time? Refuses another format of output."""
        known = dict(self._rows.execute("SELECT name, said FROM about"))
        if known and known["format"] != about["format"]:
            raise OperatorError(
                f"{path.parent}: what is there was written as {known['format']}, not {about['format']}. "
                "Give the same --format, or another --out."
            )
        again = bool(known) and known["reader"] != about["reader"]
        with self._rows:
            self._rows.execute("BEGIN")
            if again:
                self._rows.execute("DELETE FROM documents")
                self._rows.execute("UPDATE items SET done = 0")
            self._rows.executemany("INSERT OR REPLACE INTO about VALUES (?, ?)", about.items())
            self._rows.execute("COMMIT")
        return again

    def close(self) -> None:
        """Let go of it."""
        self._rows.close()

    def lists(self, key: str) -> bool:
        """Were the items of this piece listed before?"""
        return self._rows.execute("SELECT 1 FROM pieces WHERE key = ?", (key,)).fetchone() is not None

    def add(self, key: str, items: Iterable[Item], size: int) -> None:
        """Keep a piece's items, in shards of ``size``; those whose bytes are known already as duplicates."""
        rows = self._rows
        rows.execute("BEGIN")
        try:
            (shard,) = rows.execute("SELECT COALESCE(MAX(shard) + 1, 0) FROM items").fetchone()
            room, settled, new = size, 0, 0
            for item in items:
                if rows.execute(
                    "SELECT 1 FROM items WHERE name = ? AND sha256 = ?", (item.name, item.sha256)
                ).fetchone():
                    continue
                first = rows.execute(
                    "SELECT number FROM items WHERE sha256 = ? AND first IS NULL", (item.sha256,)
                ).fetchone()
                if first is None and not room:
                    shard, room = shard + 1, size
                rows.execute(
                    "INSERT INTO items (name, sha256, said, shard, first, done) VALUES (?, ?, ?, ?, ?, ?)",
                    (
                        *(item.name, item.sha256, msgspec.msgpack.encode(item)),
                        *((shard, None, 0) if first is None else (None, first[0], 1)),
                    ),
                )
                room -= first is None
                settled, new = settled + (first is not None), new + 1
            rows.execute("INSERT INTO pieces VALUES (?)", (key,))
            rows.execute("COMMIT")
        except BaseException:
            rows.execute("ROLLBACK")
            raise
        self._done, self._of = self._done + settled, self._of + new

    def waiting(self) -> Iterator[Shard]:
        """The shards that are not read yet, in order."""
        numbers = self._rows.execute("SELECT DISTINCT shard FROM items WHERE done = 0 ORDER BY shard").fetchall()
        for (number,) in numbers:
            yield self.shard(number)

    def shard(self, number: int) -> Shard:
        """The shard of that number."""
        found = self._rows.execute("SELECT said FROM items WHERE shard = ? ORDER BY number", (number,))
        return Shard(number, [msgspec.msgpack.decode(said, type=Item) for (said,) in found])

    def left(self) -> tuple[int, int]:
        """How many items are read or settled, and of how many."""
        return self._done, self._of

    def keep(self, done: Done) -> None:
        """What became of a shard's items, in one transaction."""
        rows = self._rows
        numbers = [
            n for (n,) in rows.execute("SELECT number FROM items WHERE shard = ? ORDER BY number", (done.number,))
        ]
        rows.execute("BEGIN")
        try:
            for number, documents in zip(numbers, done.told, strict=True):
                rows.executemany(
                    "INSERT OR REPLACE INTO documents VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, NULL)",
                    (
                        (
                            number,
                            place,
                            d.name,
                            d.state,
                            d.language,
                            d.relevance,
                            d.characters,
                            *(d.error or ("", "")),
                            d.sketch,
                        )
                        for place, d in enumerate(documents)
                    ),
                )
            read = rows.execute("UPDATE items SET done = 1 WHERE shard = ? AND done = 0", (done.number,)).rowcount
            rows.execute("COMMIT")
        except BaseException:
            rows.execute("ROLLBACK")
            raise
        self._done += read

    def sketches(self) -> Iterator[tuple[int, int, str, bytes]]:
        """Item, place, name and sketch of every relevant document, in order."""
        yield from self._rows.execute(
            "SELECT item, place, name, sketch FROM documents WHERE state = 'relevant' ORDER BY item, place"
        )

    def copies(self, found: Iterable[tuple[str | None, int, int]]) -> None:
        """Which document each repeats: name of the first, item and place."""
        self._rows.execute("BEGIN")
        self._rows.executemany("UPDATE documents SET copy_of = ? WHERE item = ? AND place = ?", found)
        self._rows.execute("COMMIT")

    def account(self) -> Iterator[tuple[str, str, str, str, float, int, str, str, str, str | None]]:
        """Every document in order, by the columns of ``output.ACCOUNT``."""
        yield from self._rows.execute(
            """
            SELECT d.name, i.sha256, d.state, d.language, d.relevance, d.characters, d.code, d.message, '', d.copy_of,
              i.number AS n, d.place AS p
            FROM documents d JOIN items i ON i.number = d.item
            UNION ALL
            SELECT i.name, i.sha256, 'duplicate', '', 0, 0, '', '', f.name, NULL, i.number, 0
            FROM items i JOIN items f ON f.number = i.first
            UNION ALL
            SELECT i.name, i.sha256, 'empty', '', 0, 0, '', '', '', NULL, i.number, 0
            FROM items i WHERE i.first IS NULL AND i.done = 1 AND i.number NOT IN (SELECT item FROM documents)
            ORDER BY n, p
            """
        )

    def states(self) -> Counter[str]:
        """How many documents of each state."""
        found: Counter[str] = Counter()
        for row in self.account():
            found[row[2]] += 1
        return found
