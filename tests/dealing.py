"""Which process runs which tests: the long ones are dealt out, so that none has many of them while the others are done.

pytest-xdist (``--dist worksteal``) gives each process one stretch of the list, which it runs from the beginning; who is
done takes from the end of another's stretch. So the long tests stand at the beginning of the stretches, as many in each.
"""

from collections.abc import Sequence
from itertools import chain
from pathlib import Path
from typing import Protocol, TypeVar

#: Folders of the longest tests, those that take longest first.
LONG = ("journeys", "together", "durability", "backup")
#: Of these, where the tests of a file share what takes long to make: they stay in one process.
SHARING = ("backup",)


class Item(Protocol):
    path: Path


T = TypeVar("T", bound=Item)


def dealt(tests: Sequence[T], processes: int) -> list[T]:
    """All of them, for so many processes: the long ones of each before its others, which keep their order."""
    units: dict[object, list[T]] = {}
    for test in sorted(filter(_is_long, tests), key=lambda test: LONG.index(test.path.parent.name)):
        units.setdefault(test.path if test.path.parent.name in SHARING else id(test), []).append(test)
    long = [list(chain(*list(units.values())[n::processes])) for n in range(processes)]
    others = [test for test in tests if not _is_long(test)]
    given: list[T] = []
    for n, mine in enumerate(long):
        stretch = (len(tests) - len(given)) // (processes - n)  # as pytest-xdist reckons it
        more = max(stretch - len(mine), 0)
        given += mine + others[:more]
        del others[:more]
    return given + others


def _is_long(test: Item) -> bool:
    return test.path.parent.name in LONG
