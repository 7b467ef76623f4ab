"""Spans in order, to be asked which of them begin in a stretch and whether any meets it, in a long text too."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from itertools import accumulate


class Spans:
    """Sorted ``(start, end)`` pairs."""

    __slots__ = ("_furthest", "_starts")

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        ordered = sorted(spans)
        self._starts = [start for start, _ in ordered]
        self._furthest = list(accumulate((end for _, end in ordered), max))

    def meet(self, start: int, end: int) -> bool:
        """Does any span overlap ``[start, end)``?"""
        before = bisect_left(self._starts, end)
        return before > 0 and self._furthest[before - 1] > start

    def begin_in(self, start: int, end: int) -> bool:
        """Does any span begin in ``[start, end)``?"""
        return bisect_left(self._starts, start) < bisect_left(self._starts, end)

    def cover(self, start: int, end: int) -> bool:
        """Does a span begin at or before ``start`` and end after ``end``?"""
        before = bisect_right(self._starts, start)
        return before > 0 and self._furthest[before - 1] > end

    def hold(self, spot: int) -> bool:
        """Does the spot lie in a span?"""
        before = bisect_right(self._starts, spot)
        return before > 0 and self._furthest[before - 1] > spot
