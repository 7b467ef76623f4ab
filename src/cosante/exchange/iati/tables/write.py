"""Brings the rows of a file into a store: by two processes where the file is large, in the order of the file.

Each process cuts the whole file into blocks (``cut``) and makes the rows of every other one (``turns``), as the store
takes them (``packing``): as lines of CSV, or rows. The first process alone writes. A file that cannot be
cut is parsed from its beginning by one process.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from cosante.exchange.iati.stream import Reader, opened
from cosante.exchange.iati.tables import cut
from cosante.exchange.iati.tables.flatten import Flatten
from cosante.exchange.iati.tables.quick import Quick
from cosante.exchange.iati.turns import by_turns, worth

#: Activities whose rows go together, of a file that is not cut.
_TOGETHER = 100
#: A block's number, its rows as the store's ``packing`` gives them; at the end number -1, and the number of activities.
Block = tuple[int, dict[str, Any], int]


def into(store: Any, file: Path, number: int, begin: int, whole: bool = False) -> int:
    """Write a file's rows: the ``number``-th file, its activities from ``begin`` + 1 on; how many it has.

    ``Uncut`` where it has to be parsed as a ``whole``: what was written then means nothing. So where it cannot be read
    to its end (``Unusable``). ``OSError`` where it cannot be opened.
    """
    count = 0
    asked = file, number, begin, type(store)
    blocks = _parsed(*asked) if whole else by_turns(made, asked, worth(file), (cut.Uncut,))
    for _, rows, total in blocks:
        count = max(count, total)
        store.take(rows, number)
    return count


def _parsed(file: Path, number: int, begin: int, kind: Any) -> Iterator[Block]:
    flatten, packing = Flatten(number, begin), kind.packing(number, 0)
    head: list[Any] = []
    with opened(file) as stream:
        reader = Reader(stream)
        for item in reader.items():
            if item.first:
                head = flatten.head(item.root, file.name)
            elif item.element is None:
                flatten.whole(item, head)
            else:
                flatten.item(item)
                if item.number % _TOGETHER == 0:
                    yield item.number // _TOGETHER, packing.packed(flatten.taken()), 0
    yield -1, packing.packed(flatten.taken()), reader.count


def made(file: Path, number: int, begin: int, kind: Any, part: int, of: int) -> Iterator[Block]:
    """The rows of a file's blocks that fall to one of ``of`` processes, as that kind of store takes them.

    ``Uncut`` where it cannot be cut.
    """
    count, packing = 0, kind.packing(number, part)
    with opened(file) as stream:
        head = cut.head(stream)
        quick = Quick(number, begin, head, packing.lines)
        row = quick.head(head.root, file.name)
        if part:
            quick.taken()
        for block in cut.blocks(stream, head):
            count += len(block.ends)
            if not block.ends and part == 0:
                quick.end(block, row)
            if block.ends and block.number % of == part:
                quick.block(block)
                yield block.number, packing.packed(quick.taken()), 0
    yield -1, packing.packed(quick.taken()), count
