"""An existing Ray cluster, or one that is started here: tasks that hold no state, each in a process it looks after."""

import logging
from collections.abc import Iterable, Iterator
from typing import Any

from cosante.batch.engines import Call
from cosante.batch.engines.child import Child
from cosante.vocabulary.errors import OperatorError

_AHEAD = 2
_child: Child | None = None


def _called(call: Call) -> Any:
    """Run in a worker of the cluster. What an item does to the process that reads it, it does not do to the worker."""
    global _child
    if _child is None:
        _child = Child()
    return _child.call(call)


class OnRay:
    """The Ray engine."""

    def __init__(self, address: str | None = None, workers: int | None = None) -> None:
        try:
            import ray
        except ImportError as error:
            raise OperatorError("The engine ray needs Ray. Install cosante[scale], or leave --engine out.") from error
        self._ray: Any = ray
        self._ours = not ray.is_initialized()
        try:
            if self._ours:
                ray.init(
                    address=address,
                    num_cpus=None if address else workers,
                    logging_level=logging.ERROR,
                    include_dashboard=None if address else False,
                    log_to_driver=False,
                )
        except (ConnectionError, RuntimeError, ValueError) as error:
            raise OperatorError(
                f"{address or 'Ray'}: no cluster answers there ({error}). Look at `ray status`."
            ) from error
        self.workers = workers or int(self._ray.cluster_resources().get("CPU", 1))
        # a worker or node that is lost costs time alone: its tasks run again elsewhere
        self._task = ray.remote(num_cpus=1, max_retries=-1)(_called)

    def run(self, calls: Iterable[tuple[int, Call]]) -> Iterator[tuple[int, Any]]:
        """The answers as they come."""
        waiting: dict[Any, int] = {}
        source, more = iter(calls), True
        while more or waiting:
            while more and len(waiting) < self.workers + _AHEAD:
                if (following := next(source, None)) is None:
                    more = False
                    break
                waiting[self._task.remote(following[1])] = following[0]
            if not waiting:
                return
            done, _ = self._ray.wait(list(waiting), num_returns=1)
            for reference in done:
                yield waiting.pop(reference), self._ray.get(reference)

    def close(self) -> None:
        """Leave the cluster; one that was started here ends."""
        if self._ours:
            self._ray.shutdown()
