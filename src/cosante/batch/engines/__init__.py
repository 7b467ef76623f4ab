"""Where the work of a batch runs: on the cores of this machine, or on a Ray cluster. Both run the same function."""

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple, Protocol


class Call(NamedTuple):
    """A function by its name (``module:function``) and its one argument."""

    function: str
    argument: Any


class Engine(Protocol):
    """Runs calls side by side."""

    workers: int

    def run(self, calls: Iterable[tuple[int, Call]]) -> Iterator[tuple[int, Any]]:
        """The answers as they come, each with its call's number. Calls are taken as there is room for them."""
        ...

    def close(self) -> None:
        """End what still runs."""
        ...
