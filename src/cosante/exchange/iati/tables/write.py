"""Brings the rows of a file into a store: by two processes where the file is large, in the order of the file.

Each process cuts the whole file into blocks (``cut``), which is cheap, and makes the rows of every other one, as the
store takes them: as Arrow batches, lines of CSV, or rows. The first process alone writes. Pipes hold little, so memory
does not grow. A file that cannot be cut is parsed from its beginning by one process.
"""

import gc
import multiprocessing
import os
from collections.abc import Iterator
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from cosante.exchange.iati.parallel import _CONTEXT, MOST, WORTH
from cosante.exchange.iati.stream import Reader, Unusable, opened
from cosante.exchange.iati.tables import cut
from cosante.exchange.iati.tables.flatten import Flatten
from cosante.exchange.iati.tables.layout import layout
from cosante.exchange.iati.tables.quick import Quick
from cosante.vocabulary.errors import CosanteError, InternalError

#: Activities whose rows go together, of a file that is not cut.
_TOGETHER = 100
#: A block's number, its rows as ``packed`` of the store gives them; at the end number -1, and the number of activities.
Block = tuple[int, dict[str, Any], int]


def into(store: Any, file: Path, number: int, begin: int, whole: bool = False) -> int:
    """Write a file's rows: the ``number``-th file, its activities from ``begin`` + 1 on; how many it has.

    ``Uncut`` where it has to be parsed as a ``whole``: what was written then means nothing. So where it cannot be read
    to its end (``Unusable``). ``OSError`` where it cannot be opened.
    """
    tables = layout().tables
    count = 0
    processes = min(MOST, os.cpu_count() or 1) if file.stat().st_size >= WORTH and not whole else 1
    made = _parsed(file, number, begin, type(store)) if whole else _blocks(file, number, begin, type(store), processes)
    for _, rows, total in made:
        count = max(count, total)
        for name, held in rows.items():
            store.add(tables[name], held)
    return count


def _parsed(file: Path, number: int, begin: int, kind: Any) -> Iterator[Block]:
    flatten = Flatten(number, begin)
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
                    yield item.number // _TOGETHER, kind.packed(flatten.taken()), 0
    yield -1, kind.packed(flatten.taken()), reader.count


def _made(file: Path, number: int, begin: int, kind: Any, part: int, of: int) -> Iterator[Block]:
    count = 0
    with opened(file) as stream:
        head = cut.head(stream)
        quick = Quick(number, begin, head, kind.lines)
        row = quick.head(head.root, file.name)
        if part:
            quick.taken()
        for block in cut.blocks(stream, head):
            count += len(block.ends)
            if not block.ends and part == 0:
                quick.end(block, row)
            if block.ends and block.number % of == part:
                quick.block(block)
                yield block.number, kind.packed(quick.taken()), 0
    yield -1, kind.packed(quick.taken()), count


def _blocks(file: Path, number: int, begin: int, kind: Any, processes: int) -> Iterator[Block]:
    if processes == 1:
        yield from _made(file, number, begin, kind, 0, 1)
        return
    pipes = [_CONTEXT.Pipe(duplex=False) for _ in range(processes)]
    workers: list[multiprocessing.process.BaseProcess] = []
    for part, (_, sender) in enumerate(pipes):
        asked = sender, file, number, begin, kind, part, processes
        workers.append(_CONTEXT.Process(target=_work, args=asked, daemon=True))
        workers[-1].start()
        sender.close()
    try:
        yield from _merged([receiver for receiver, _ in pipes])
    finally:
        for receiver, _ in pipes:
            receiver.close()
        for worker in workers:
            worker.terminate()
            worker.join()


def _merged(receivers: list[Connection]) -> Iterator[Block]:
    """Blocks in turn; what is said of the whole file last."""
    whole: dict[int, Block] = {}
    turn = 0
    while len(whole) < len(receivers):
        at = turn % len(receivers)
        turn += 1
        if at in whole:
            continue
        try:
            message = receivers[at].recv()
        except EOFError as error:
            raise InternalError("A process that makes the tables ended before it was done.") from error
        if isinstance(message, BaseException):
            raise message
        if message[0] == -1:
            whole[at] = message
        else:
            yield message
    yield from whole.values()


def _work(sender: Connection, *asked: Any) -> None:
    gc.set_threshold(100_000)  # what is made here is given away at once, and holds no circles
    try:
        for block in _made(*asked):
            sender.send(block)
    except Unusable as error:
        sender.send(Unusable(error.finding))
    except BrokenPipeError:
        pass
    except (CosanteError, OSError, cut.Uncut) as error:
        sender.send(error)
    finally:
        sender.close()
