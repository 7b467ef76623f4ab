"""All cores of this machine: a process each, looked after by a thread each."""

import os
from collections.abc import Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from queue import SimpleQueue
from typing import Any

from cosante.batch.engines import Call
from cosante.batch.engines.child import Child

#: Calls taken ahead of the processes.
_AHEAD = 2


class Local:
    """The local engine."""

    def __init__(self, workers: int | None = None) -> None:
        self.workers = (
            workers or len(os.sched_getaffinity(0))
            if hasattr(os, "sched_getaffinity")
            else workers or os.cpu_count() or 1
        )
        self._children = [Child() for _ in range(self.workers)]
        self._free: SimpleQueue[Child] = SimpleQueue()
        for child in self._children:
            self._free.put(child)
        self._threads = ThreadPoolExecutor(self.workers)

    def run(self, calls: Iterable[tuple[int, Call]]) -> Iterator[tuple[int, Any]]:
        """The answers as they come."""
        waiting: dict[Future[Any], int] = {}
        source, more = iter(calls), True
        while more or waiting:
            while more and len(waiting) < self.workers + _AHEAD:
                if (following := next(source, None)) is None:
                    more = False
                    break
                waiting[self._threads.submit(self._call, following[1])] = following[0]
            if not waiting:
                return
            done, _ = wait(waiting, return_when=FIRST_COMPLETED)
            for future in done:
                yield waiting.pop(future), future.result()

    def _call(self, call: Call) -> Any:
        child = self._free.get()
        try:
            return child.call(call)
        finally:
            self._free.put(child)

    def close(self) -> None:
        """End every process; what they were at is done anew next time."""
        for child in self._children:
            child.close()
        self._threads.shutdown(wait=True, cancel_futures=True)
