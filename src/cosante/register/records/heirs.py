"""Which fact of a new reading takes the place of which older one, so that records keep their addresses."""

from collections.abc import Sequence
from typing import NamedTuple


class Located(NamedTuple):
    """A fact as its kind, its code and where it stands."""

    id: int
    kind: str
    code: str
    spans: tuple[tuple[int, int], ...]


def heirs(new: Sequence[Located], old: Sequence[Located]) -> dict[int, int]:
    """New fact → old fact of the same kind and code whose evidence it shares most of; each used once, best pair first.

    Both readings must be of the same text: spans are compared as they are.
    """
    pairs = [
        (shared, -one.id, -other.id)
        for one in new
        for other in old
        if (one.kind, one.code) == (other.kind, other.code) and (shared := _shared(one.spans, other.spans))
    ]
    found: dict[int, int] = {}
    taken: set[int] = set()
    for _, one, other in sorted(pairs, reverse=True):
        if -one not in found and -other not in taken:
            found[-one] = -other
            taken.add(-other)
    return found


def _shared(one: Sequence[tuple[int, int]], other: Sequence[tuple[int, int]]) -> int:
    return sum(max(0, min(a[1], b[1]) - max(a[0], b[0])) for a in one for b in other)
