"""A file's rows into a store, by as many processes as are worth it; in the order of the file all the same.

As in judging (``parallel``), each process reads the whole file, which is cheap, and makes the rows of its own blocks;
the first process alone writes. Pipes hold little, so memory does not grow.
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
from cosante.exchange.iati.tables.flatten import Flatten
from cosante.exchange.iati.tables.layout import layout
from cosante.exchange.iati.tables.stores import packed
from cosante.vocabulary.errors import CosanteError, InternalError

#: Activities whose rows go together.
BLOCK = 100
#: A block's number, its rows as ``packed`` gives them; at the end number -1, and the number of activities.
Block = tuple[int, dict[str, Any], int]


def into(store: Any, file: Path, number: int, begin: int) -> int:
    """Write a file's rows: the ``number``-th file, its activities from ``begin`` + 1 on; how many it has.

    ``Unusable`` where it cannot be read to its end (what was written then means nothing), ``OSError`` where it cannot
    be opened.
    """
    tables = layout().tables
    count = 0
    processes = min(MOST, os.cpu_count() or 1) if file.stat().st_size >= WORTH else 1
    for _, rows, total in _blocks(file, number, begin, store.arrow, processes):
        count = max(count, total)
        for name, held in rows.items():
            store.add(tables[name], held)
    return count


def _made(file: Path, number: int, begin: int, arrow: bool, part: int, of: int) -> Iterator[Block]:
    flatten = Flatten(number, begin)
    head: list[Any] = []
    with opened(file) as stream:
        reader = Reader(stream)
        for item in reader.items():
            if item.first:
                head = flatten.head(item.root, file.name) if part == 0 else head
                continue
            if item.element is None:
                yield reader.count // BLOCK, packed(flatten.taken(), arrow), 0
                if part == 0:
                    flatten.whole(item, head)
                break
            block = (item.number - 1) // BLOCK
            if block % of != part:
                continue
            flatten.item(item)
            if item.number % BLOCK == 0:
                yield block, packed(flatten.taken(), arrow), 0
    yield -1, packed(flatten.taken(), arrow), reader.count


def _blocks(file: Path, number: int, begin: int, arrow: bool, processes: int) -> Iterator[Block]:
    if processes == 1:
        yield from _made(file, number, begin, arrow, 0, 1)
        return
    pipes = [_CONTEXT.Pipe(duplex=False) for _ in range(processes)]
    workers: list[multiprocessing.process.BaseProcess] = []
    for part, (_, sender) in enumerate(pipes):
        workers.append(
            _CONTEXT.Process(target=_work, args=(sender, file, number, begin, arrow, part, processes), daemon=True)
        )
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
        for number, rows, count in _made(*asked):
            sender.send((number, {name: _sent(held) for name, held in rows.items()}, count))
    except Unusable as error:
        sender.send(Unusable(error.finding))
    except (CosanteError, OSError) as error:
        sender.send(error)
    except BrokenPipeError:
        pass
    finally:
        sender.close()


def _sent(held: Any) -> Any:
    return held if isinstance(held, list) else held.to_pybytes()
