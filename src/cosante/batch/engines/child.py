"""A process that reads for another one, and is started anew when it dies or hangs.

Before each item it says which one it begins; so, when it is gone, it is known what it was at. An item that was begun by
``STRIKES`` processes and outlived by none is left out from then on, and told. A process that somebody kills costs time.
"""

import importlib
import multiprocessing
import os
import signal
import sys
from collections import Counter
from multiprocessing.connection import Connection
from typing import Any

from cosante.batch.engines import Call
from cosante.batch.items import Shard

STRIKES = 3
#: Seconds without a word after which a process is taken to hang: more than a document is given (``work.PATIENCE``).
SILENCE = 120
_FAILED = "failed"


class Gone(Exception):
    """The process ended without an answer."""


class Child:
    """One process; ``call`` gives the function's answer, whatever becomes of the process on the way."""

    def __init__(self) -> None:
        self._context: Any = multiprocessing.get_context("forkserver" if sys.platform.startswith("linux") else "spawn")
        if self._context.get_start_method() == "forkserver":
            self._context.set_forkserver_preload(["cosante.batch.engines.warm"])
        self._process: Any = None
        self._line: Connection | None = None
        self._closed = False

    def call(self, call: Call) -> Any:
        """The answer, of a shard without the items that end every process; None where it ends them by itself."""
        strikes: Counter[int | None] = Counter()
        while True:
            at: list[int | None] = [None]
            try:
                return self._asked(call, at)
            except (Gone, EOFError, OSError):
                self._end()
                if self._closed:
                    raise Gone from None
                strikes[at[0]] += 1
                if strikes[at[0]] >= STRIKES:
                    if at[0] is None or not isinstance(call.argument, Shard):
                        return None
                    call = _without(call, call.argument, at[0])

    def _asked(self, call: Call, at: list[int | None]) -> Any:
        if self._process is None:
            self._begin()
        line = self._line
        assert line is not None
        line.send(call)
        while True:
            if not line.poll(SILENCE):
                raise Gone
            said = line.recv()
            if isinstance(said, int):
                at[0] = said
            elif isinstance(said, tuple) and said and said[0] == _FAILED:
                raise said[1]
            else:
                return said

    def _begin(self) -> None:
        here, there = self._context.Pipe()
        self._process = self._context.Process(target=serve, args=(there,), daemon=True)
        self._process.start()
        there.close()
        self._line = here

    def _end(self) -> None:
        if self._process is not None and self._process.is_alive():
            self._process.kill()
        if self._process is not None:
            self._process.join()
        if self._line is not None:
            self._line.close()
        self._process = self._line = None

    def close(self) -> None:
        """End the process."""
        self._closed = True
        self._end()


def _without(call: Call, shard: Shard, position: int) -> Call:
    """The call without the item that nobody outlives."""
    said = f"it ended the process that read it, {STRIKES} times, and was left out. Look at it, and report it."
    return Call(call.function, Shard(shard.number, shard.items, shard.poison | {position: said}))


def serve(line: Connection) -> None:
    """Answer calls until nobody asks any more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the one who asks
    while True:
        try:
            call = line.recv()
        except (EOFError, OSError):
            os._exit(0)
        try:
            answer = answered(call, line.send)
        except Exception as error:
            answer = (_FAILED, error)
        try:
            line.send(answer)
        except (BrokenPipeError, OSError):
            os._exit(0)


def answered(call: Call, at: Any) -> Any:
    """What the function says; a function of a shard hears where to say at which item it is."""
    module, _, name = call.function.partition(":")
    function = getattr(importlib.import_module(module), name)
    return function(call.argument, at) if isinstance(call.argument, Shard) else function(call.argument)
