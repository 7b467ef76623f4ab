"""Lead times as they were: days from step to step, and their median."""

from collections.abc import Iterable
from datetime import date
from fractions import Fraction
from typing import NamedTuple

#: From which step to which.
SPANS = (
    ("requested", "approved"),
    ("approved", "ordered"),
    ("ordered", "shipped"),
    ("shipped", "received"),
    ("ordered", "received"),
)


class Median(NamedTuple):
    """The median of so many."""

    days: Fraction
    of: int


def median(days: Iterable[int]) -> Median | None:
    """The median: of an even number of them the mean of the middle two."""
    ranked = sorted(days)
    middle, n = len(ranked) // 2, len(ranked)
    if not n:
        return None
    return Median(Fraction(ranked[middle]) if n % 2 else Fraction(ranked[middle - 1] + ranked[middle], 2), n)


def days_between(first: date | None, last: date | None) -> int | None:
    """Days from one to the other; none where one is not known or they are the wrong way round."""
    return (last - first).days if first and last and last >= first else None
