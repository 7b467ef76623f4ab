"""What our own grammars and tables say of a quoted stretch: a model gives the words, never the value.

Offsets are those of the frozen text. A stretch that says no value, or more than one, has none.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Generic, NamedTuple, Protocol, TypeVar

from cosante.reading.grammars.dated import Dated
from cosante.reading.grammars.digits import thousands
from cosante.reading.grammars.money import Amount
from cosante.reading.page import Named, Page
from cosante.vocabulary.codes import Qualifier

T = TypeVar("T")


class Spanned(Protocol):
    """A value or a name of the page, with its span in the folded text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Placed(Generic[T]):
    """Something of the page, with its span in the frozen text."""

    start: int
    end: int
    item: T


S = TypeVar("S", bound=Spanned)


class Sum(NamedTuple):
    """A number of people or things."""

    value: Decimal
    qualifier: Qualifier


class Values:
    """The values and names of a page by their place."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._money = _placed(page, page.money)
        self._dates = _placed(page, page.dates)
        self._numbers = [p for p in _placed(page, page.numbers) if not p.item.ordinal]
        names: list[Named] = [*page.partners, *page.persons, *page.places]
        self._names = _placed(page, names)
        spoken = [*page.scan.of("country"), *page.scan.of("demonym")]
        self._countries = [Placed(*page.scan.folded.span(m[0], m[1]), m[2]) for m in spoken]

    def money(self, start: int, end: int) -> tuple[int, int, Amount] | None:
        """The amount of money whose number lies in the quote, with the span that states it."""
        numbers = _inside(self._numbers, start, end)
        stated = [
            m
            for m in self._money
            if m.start < end and start < m.end and any(m.start <= n.start < m.end for n in numbers)
        ]
        values = {(m.item.amount, m.item.currency) for m in stated}
        if len(values) != 1:
            return None
        return stated[0].start, stated[0].end, stated[0].item

    def count(self, start: int, end: int) -> Sum | None:
        """The number in the quote that is no money and no date."""
        taken = [(m.start, m.end) for m in self._money] + [(d.start, d.end) for d in self._dates]
        free = [n for n in _inside(self._numbers, start, end) if not any(a <= n.start < b for a, b in taken)]
        sums = {n.start: Sum(thousands(self._page.scan, n.item), n.item.qualifier) for n in free}
        if len({s.value for s in sums.values()}) != 1:
            return None
        found = next(iter(sums.values()))
        return found if found.value > 0 else None

    def date(self, start: int, end: int) -> tuple[int, int, Dated] | None:
        """The date that the quote states or is part of, with its span."""
        within = _inside(self._dates, start, end) or [d for d in self._dates if d.start <= start and end <= d.end]
        values = {d.item.value for d in within}
        if len(values) != 1:
            return None
        return within[0].start, within[0].end, within[0].item

    def named(self, kind: str, start: int, end: int) -> Named | None:
        """What the reader by rules found at exactly this spot, by kind of name."""
        for placed in self._names:
            if (placed.start, placed.end, placed.item.kind) == (start, end, kind):
                return placed.item
        return None

    def country(self, start: int, end: int) -> str | None:
        """The one country that is named in a stretch, or None."""
        codes = {str(placed.item) for placed in _inside(self._countries, start, end)}
        return codes.pop() if len(codes) == 1 else None


def _placed(page: Page, items: Iterable[S]) -> list[Placed[S]]:
    found = [Placed(*page.scan.folded.span(item.start, item.end), item) for item in items]
    return sorted(found, key=lambda placed: (placed.start, placed.end))


def _inside(placed: Iterable[Placed[T]], start: int, end: int) -> list[Placed[T]]:
    return [p for p in placed if start <= p.start and p.end <= end]
