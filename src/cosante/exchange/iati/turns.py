"""The work on a file shared out among processes that take turns, in the order that one process would give it.

Each process goes through the whole file, which is cheap, and works on its own blocks, which is not; so every process
knows all of the file. Pipes between them hold little, so memory does not grow.
"""

import contextlib
import gc
import multiprocessing
import os
import sys
from collections.abc import Callable, Iterator
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

if sys.platform == "linux":
    import fcntl

from cosante.exchange.iati.stream import Unusable
from cosante.vocabulary.errors import CosanteError, InternalError

#: Bytes from which a second process is worth its start.
_WORTH = 4 * 1024 * 1024
_MOST = 2
#: Bytes that a process may be ahead of the first: what Linux gives to everybody.
_AHEAD = 1024 * 1024
_CONTEXT = multiprocessing.get_context("fork") if sys.platform == "linux" else multiprocessing.get_context("spawn")
#: What is made of one block, its number first; with number -1, last, what is made of the whole file.
Made = tuple[Any, ...]
Work = Callable[..., Iterator[Made]]


def worth(file: Path) -> int:
    """How many processes a file is worth. ``OSError`` where there is none."""
    return min(_MOST, os.cpu_count() or 1) if file.stat().st_size >= _WORTH else 1


def by_turns(work: Work, asked: tuple[Any, ...], of: int, told: tuple[type[Exception], ...] = ()) -> Iterator[Made]:
    """What ``work(*asked, part, of)`` makes as each of ``of`` processes: blocks in order, then that of the whole file.

    Its errors of ours, ``OSError`` and those of ``told`` are raised here. ``InternalError`` where a process is killed.
    """
    if of == 1:
        yield from work(*asked, 0, 1)
        return
    pipes = [_pipe() for _ in range(of)]
    workers: list[BaseProcess] = []
    for part, (_, sender) in enumerate(pipes):
        workers.append(_CONTEXT.Process(target=_send, args=(sender, told, work, *asked, part, of), daemon=True))
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


def _pipe() -> tuple[Connection, Connection]:
    """A pipe that holds a block or two, so that nobody waits while the first process writes; both of its ends."""
    receiver, sender = _CONTEXT.Pipe(duplex=False)
    if sys.platform == "linux":
        with contextlib.suppress(OSError):  # where less is allowed, it holds less
            fcntl.fcntl(sender.fileno(), fcntl.F_SETPIPE_SZ, _AHEAD)
    return receiver, sender


def _merged(receivers: list[Connection]) -> Iterator[Made]:
    whole: dict[int, Made] = {}
    turn = 0
    while len(whole) < len(receivers):
        at = turn % len(receivers)
        turn += 1
        if at in whole:
            continue
        try:
            message = receivers[at].recv()
        except EOFError as error:
            raise InternalError("A process that works on the file ended before it was done.") from error
        if isinstance(message, BaseException):
            raise message
        if message[0] == -1:
            whole[at] = message
        else:
            yield message
    yield from whole.values()


def _send(sender: Connection, told: tuple[type[Exception], ...], work: Work, *asked: Any) -> None:
    ours: tuple[type[Exception], ...] = (CosanteError, OSError, *told)
    gc.freeze()
    gc.set_threshold(100_000)  # what is made here is given away at once, and holds no circles
    try:
        for made in work(*asked):
            sender.send(made)
    except Unusable as error:
        sender.send(Unusable(error.finding))
    except BrokenPipeError:
        pass  # nobody asks any more
    except ours as error:
        sender.send(error)
    finally:
        sender.close()
