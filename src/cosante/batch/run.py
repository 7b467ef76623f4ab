"""A batch from end to end: list, read what waits, find copies, account for every document.

Listing and reading take turns, a handful of pieces at a time, so that results come early however much there is. Pieces
are listed side by side and kept in their order; so the first of equal documents, and of copies, is always the same one.
"""

import hashlib
import itertools
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import msgspec

from cosante.batch import inputs
from cosante.batch.engines import Call, Engine
from cosante.batch.items import Item, Piece, unread
from cosante.batch.ledger import Ledger
from cosante.batch.output import write_account, write_shard
from cosante.batch.sketches import Copies

READ = "cosante.batch.work:read_shard"
LIST = "cosante.batch.inputs:listed"
#: Pieces listed before what is in them is read, for each worker.
_ROUND = 4
#: Hears how far it is: what is done, how much of it, of how much.
Progress = Callable[[str, int, int], None]


class Batch:
    """One run over a ledger: the same however often it was begun and killed before."""

    def __init__(self, out: Path, ledger: Ledger, engine: Engine, format: str, shard: int, progress: Progress) -> None:
        self.out, self.ledger, self.engine, self.format, self.shard = out, ledger, engine, format, shard
        self.progress = progress
        self.listed = 0

    def run(self, given: Iterable[str], read: str = READ) -> None:
        """Everything that was given, and everything that still waits from before."""
        found = inputs.pieces(given)
        while True:
            few = list(itertools.islice(found, _ROUND * self.engine.workers))
            self._list(few)
            self._read(read)
            if not few:
                break
        self._copies()
        write_account(self.out, self.ledger.account(), self.format)

    def _list(self, pieces: list[Piece]) -> None:
        new = [piece for piece in pieces if not self.ledger.lists(_key(piece))]
        self.listed += len(pieces) - len(new)
        ready: dict[int, list[Item]] = {}
        following = 0
        for number, items in self.engine.run((n, Call(LIST, piece)) for n, piece in enumerate(new)):
            ready[number] = inputs.unlisted(new[number]) if items is None else items
            while following in ready:  # in their order, whichever was quicker
                self.ledger.add(_key(new[following]), ready.pop(following), self.shard)
                following += 1
            self.listed += 1
            self.progress("Listing", self.listed, 0)

    def _read(self, read: str) -> None:
        for number, done in self.engine.run(self._calls(read)):
            if done is None:
                done = unread(self.ledger.shard(number))
            write_shard(self.out, done, self.format)
            self.ledger.keep(done)
            self.progress("Reading", *self.ledger.left())

    def _calls(self, read: str) -> Iterator[tuple[int, Call]]:
        for shard in self.ledger.waiting():
            yield shard.number, Call(read, shard)

    def _copies(self) -> None:
        copies, names, found = Copies(), list[str](), list[tuple[str | None, int, int]]()
        for number, (item, place, name, state) in enumerate(self.ledger.sketches()):
            names.append(name)
            first = copies.first_like(number, state)
            found.append((None if first is None else names[first], item, place))
        self.ledger.copies(found)


def _key(piece: Piece) -> str:
    return hashlib.sha256(msgspec.msgpack.encode(piece)).hexdigest()
