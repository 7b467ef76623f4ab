"""Opens files in a process of their own, so that a hostile one costs itself and nothing else.

The process is bounded in memory, and hung up on where it gives no document for ``Limits.seconds``. It is kept for the
next file, for starting it takes a third of a second; after a fault, and after some hundred files, it is a new one.
"""

import contextlib
import logging
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from typing import BinaryIO, cast

from cosante.reading.formats import worker
from cosante.reading.formats.extracted import Extracted, Failed
from cosante.reading.formats.limits import Limits
from cosante.reading.formats.mail import Part
from cosante.vocabulary.errors import InternalError, UnreadableDocument

#: Files after which a process is let go, whatever it may have kept of them; processes kept for later.
_FILES, _KEPT = 300, 4
log = logging.getLogger("cosante.reading")
_idle: list["_Process"] = []
_lock = threading.Lock()


class _Process:
    """A running worker."""

    def __init__(self, limits: Limits) -> None:
        self.limits, self.owner, self.served, self.late = limits, os.getpid(), 0, False
        self._started = subprocess.Popen(
            [sys.executable, "-m", "cosante.reading.formats.worker", str(limits.memory)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path)), "OPENBLAS_NUM_THREADS": "1"},
            start_new_session=True,
        )

    def replies(self, request: worker.Request) -> Iterator[worker.Reply]:
        """What it answers, up to its end. ``EOFError`` where it dies, or is hung up on for being late."""
        into, out = cast(BinaryIO, self._started.stdin), cast(BinaryIO, self._started.stdout)
        self.served += 1
        try:
            with self._watched():
                worker.send(into, request)
        except OSError as error:
            raise EOFError from error
        while True:
            with self._watched():
                data = worker.receive(out)
            if data is None:
                raise EOFError
            reply = worker.reply_of(data)
            yield reply
            if reply.end:
                return

    @contextlib.contextmanager
    def _watched(self) -> Iterator[None]:
        timer = threading.Timer(self.limits.seconds, self._hang_up)
        timer.daemon = True
        timer.start()
        try:
            yield
        finally:
            timer.cancel()

    def _hang_up(self) -> None:
        self.late = True
        self.end()

    def end(self) -> None:
        """Kill it and what it started, and wait for it."""
        with contextlib.suppress(OSError):
            if hasattr(os, "killpg"):
                os.killpg(self._started.pid, signal.SIGKILL)
            else:
                self._started.kill()
        with contextlib.suppress(OSError, subprocess.TimeoutExpired):
            self._started.wait(5)
        for stream in (self._started.stdin, self._started.stdout):
            with contextlib.suppress(OSError):
                if stream and not self.late:
                    stream.close()

    @property
    def alive(self) -> bool:
        return self._started.poll() is None


def _taken(limits: Limits) -> _Process:
    with _lock:
        while _idle:
            process = _idle.pop()
            if process.owner != os.getpid():  # of the process that this one was forked from: not ours to speak to
                continue
            if process.limits == limits and process.alive:
                return process
            process.end()
    return _Process(limits)


def _given_back(process: _Process) -> None:
    with _lock:
        if len(_idle) < _KEPT and process.served < _FILES:
            _idle.append(process)
            return
    process.end()


def _asked(request: worker.Request) -> Iterator[worker.Reply]:
    process = _taken(request.limits)
    whole = False
    try:
        for reply in process.replies(request):
            whole = reply.end and not reply.fault
            if whole:
                break
            yield reply
    except EOFError:
        yield worker.Reply(end=True, fault="late" if process.late else "died")
    finally:
        if whole:
            _given_back(process)
        else:
            process.end()


def documents_of(part: Part, limits: Limits) -> Iterator[Extracted | Failed]:
    """The documents of a file, opened in a bounded process."""
    for reply in _asked(worker.Request(part, limits)):
        if reply.document is not None:
            yield reply.document
        elif reply.failed is not None:
            yield reply.failed
        elif reply.fault:
            yield Failed.of(part.name, _fault(part.name, reply.fault, limits))


def picture(part: Part, page: int, limits: Limits) -> bytes:
    """A page as a PNG. ``UnreadableDocument`` where there is none."""
    for reply in _asked(worker.Request(part, limits, page)):
        if reply.picture is not None:
            return reply.picture
        raise _fault(part.name, reply.fault, limits)
    raise InternalError(f"{part.name}: nothing was answered; please report it.")


def _fault(name: str, fault: str, limits: Limits) -> UnreadableDocument:
    if fault == "late":
        return UnreadableDocument(
            f"{name}: opening it took more than {limits.seconds} seconds; what was not read by then was left out. "
            "Split it, or raise COSANTE_FILE_SECONDS.",
            "too-slow",
        )
    if fault in ("memory", "died"):
        return UnreadableDocument(
            f"{name}: opening it takes more than the {limits.memory:,} MiB of memory that a file may take, or its "
            "reader died of it. Split it, or raise COSANTE_FILE_MEMORY.",
            "too-much-memory",
        )
    log.error("opening %s failed: %s", name, fault)
    return UnreadableDocument(f"{name}: its reader failed on it ({fault}). It may be damaged; save it anew.", "damaged")
