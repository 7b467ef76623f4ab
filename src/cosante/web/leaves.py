"""Pages of PDFs and scans with the words of facts lit on them: from places in the text to boxes on a page."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

from django.urls import reverse

from cosante.register.models import Fact, Layout
from cosante.web.cards import Card, Group

#: A word recognised with less certainty is outlined, as the reader says it (``DOUBTFUL`` of reading).
DOUBTFUL = 0.6


class Box(NamedTuple):
    """A rectangle on a page, in its units, from its upper left corner."""

    left: float
    top: float
    width: float
    height: float


class Leaf(NamedTuple):
    """One page: its number, its size, and what stands on it."""

    number: int
    width: float
    height: float
    spans: Sequence[Sequence[float]]

    @property
    def doubtful(self) -> list[Box]:
        """The words that were recognised with little certainty."""
        return [_box(span) for span in self.spans if span[7] is not None and span[7] < DOUBTFUL]

    def boxes(self, places: Iterable[tuple[int, int]]) -> list[Box]:
        """Where those places of the text stand on this page. Of a line, the share that belongs to the place."""
        return [
            _box(span, max(start, span[0]), min(end, span[1]))
            for start, end in places
            for span in self.spans
            if span[0] < end and start < span[1]
        ]


def leaf(layout: Layout, number: int) -> Leaf | None:
    """The page of that number, from 1."""
    if not 1 <= number <= len(layout.pages):
        return None
    width, height = layout.pages[number - 1]
    return Leaf(number, width, height, [span for span in layout.spans if span[2] == number])


def page_of(layout: Layout, start: int) -> int:
    """The number of the page on which the text at that place stands; 0 where it is on none."""
    return next((int(span[2]) for span in layout.spans if span[1] > start), 0)


def with_leaves(found: list[Group], facts: Iterable[Fact], layout: Layout | None) -> list[Group]:
    """The cards, each with the page that its words stand on; as they are where the document has none."""
    if layout is None:
        return found
    pages = {fact.local_id: page_of(layout, min(places(fact))[0]) for fact in facts}
    return [
        group._replace(cards=[_with_leaf(card, layout, pages.get(card.id, 0)) for card in group.cards])
        for group in found
    ]


def _with_leaf(card: Card, layout: Layout, number: int) -> Card:
    if not number:
        return card
    address = f"{reverse('leaf', args=[layout.document_id, number])}?fact={card.id}"
    return replace(card, leaf=address, leaf_number=number)


def places(fact: Fact) -> list[tuple[int, int]]:
    """Where the text says the fact."""
    return sorted((one.start, one.end) for one in fact.evidence.all())


def _box(span: Sequence[float], start: float | None = None, end: float | None = None) -> Box:
    """The box of a stretch of a span; letters of one line are taken to be as wide as each other."""
    first, last, _page, left, top, right, bottom = span[:7]
    letter = (right - left) / max(last - first, 1)
    from_ = left if start is None else left + letter * (start - first)
    to = right if end is None else left + letter * (end - first)
    return Box(round(from_, 1), top, round(max(to - from_, 1), 1), round(bottom - top, 1))
