"""Findings of a file by as many processes as are worth it, in the order one process would give.

Each process reads the whole file, which is cheap, and judges its own blocks, which is not; so nothing is cut up and
every process knows every identifier. Pipes between them hold little, so memory does not grow.
"""

import gc
import multiprocessing
import os
import sys
from collections.abc import Iterator
from multiprocessing.connection import Connection
from pathlib import Path

from cosante.exchange.iati.findings import Finding
from cosante.exchange.iati.stream import Unusable
from cosante.exchange.iati.validate import Options, findings
from cosante.vocabulary.errors import CosanteError, InternalError

#: Bytes from which a second process is worth its start.
WORTH = 4 * 1024 * 1024
MOST = 2
_CONTEXT = multiprocessing.get_context("fork") if sys.platform == "linux" else multiprocessing.get_context("spawn")


def every(file: Path, options: Options, processes: int | None = None) -> Iterator[Finding]:
    """Every finding of a file. ``Unusable``, ``OSError`` and ``BadValue`` as ``validate.findings`` raises them."""
    if processes is None:
        processes = min(MOST, os.cpu_count() or 1) if file.stat().st_size >= WORTH else 1
    if processes == 1:
        for _, found in findings(file, options):
            yield from found
        return
    pipes = [_CONTEXT.Pipe(duplex=False) for _ in range(processes)]
    workers = [
        _CONTEXT.Process(target=_work, args=(sender, file, options, part, processes), daemon=True)
        for part, (_, sender) in enumerate(pipes)
    ]
    for worker, (_, sender) in zip(workers, pipes, strict=True):
        worker.start()
        sender.close()
    try:
        yield from _merged([receiver for receiver, _ in pipes])
    finally:
        for receiver, _ in pipes:
            receiver.close()
        for worker in workers:
            worker.terminate()
            worker.join()


def _merged(receivers: list[Connection]) -> Iterator[Finding]:
    """Blocks in turn; then what each process says of the whole file."""
    turn = 0
    whole: dict[int, list[Finding]] = {}
    while len(whole) < len(receivers):
        at = turn % len(receivers)
        turn += 1
        if at in whole:
            continue
        try:
            message = receivers[at].recv()
        except EOFError as error:
            raise InternalError("A process that judges the file ended before it was done.") from error
        if isinstance(message, BaseException):
            raise message
        number, found = message
        if number == -1:
            whole[at] = found
        else:
            yield from found
    yield from sorted((finding for found in whole.values() for finding in found), key=lambda one: one.line)


def _work(sender: Connection, file: Path, options: Options, part: int, of: int) -> None:
    gc.set_threshold(100_000)  # what is made here is given away at once, and holds no circles
    try:
        for block in findings(file, options, part, of):
            sender.send(block)
    except Unusable as error:
        sender.send(Unusable(error.finding))
    except (CosanteError, OSError) as error:
        sender.send(error)
    except BrokenPipeError:
        pass
    finally:
        sender.close()
