"""Governments of provinces, districts and towns that are told of by who governs them ("the Governor of Mbeya")."""

from typing import Final

from cosante.reading.page import Named, Page
from cosante.reading.spans import Spans

#: An office stands no farther from the place that it governs (characters).
_FAR: Final = 60
#: Between them there are no more characters.
_BETWEEN: Final = 24
#: What parts them.
_PARTS: Final = frozenset('.;:,()\n"«»„“”')
_STRENGTH: Final = 0.75


def find(page: Page) -> list[Named]:
    """The places of which a governor, mayor or head of the administration is told, as partners, at the spots beside the
    office; none whose government the page names. To be asked once places and partners are found.
    """
    known = "\n".join({page.text[n.start : n.end] for n in page.partners if n.type == "subnational_government"})
    covered = Spans((n.start, n.end) for n in page.partners)
    found = []
    for place in page.places:
        if place.type == "country" or not _governed(page, place):
            continue
        start = _with_head(page, place)
        name = page.text[place.start : place.end]
        if name in known or covered.hold(place.start):
            continue
        kind, key = "subnational_government", f"government:{place.key}"
        said = (place.country, None, place.name_en)
        found.append(Named(start, place.end, "partner", kind, *said, key=key, strength=_STRENGTH))
    return found


def _governed(page: Page, place: Named) -> bool:
    """Does an office of a province or town stand right before or behind the place?"""
    end = page.scan.token_end(place.end)
    for start, stop, kind in page.scan.within("role", place.start - _FAR, end + _BETWEEN):
        if kind != "governor":
            continue
        close = page.scan.token_end(stop)
        if (close <= place.start and _beside(page, close, place.start)) or (end <= start and _beside(page, end, start)):
            return True
    return False


def _beside(page: Page, start: int, end: int) -> bool:
    """Do only small words and words of place stand between?"""
    between = page.text[start:end]
    if len(between) > _BETWEEN or not _PARTS.isdisjoint(between):
        return False
    heads = page.scan.within("placehead", start - 1, end)
    small = page.pack.between | page.pack.articles
    words = range(page.word_at(start), page.word_at(end))
    return all(
        page.word(i) in small or any(a <= page.word_starts[i] < page.scan.token_end(b) for a, b, _ in heads)
        for i in words
    )


def _with_head(page: Page, place: Named) -> int:
    """Where the name begins, with the word of place before it ("provincia del Carchi")."""
    heads = page.scan.within("placehead", place.start - _BETWEEN, place.start)
    return next((a for a, b, _ in heads if _beside(page, page.scan.token_end(b), place.start)), place.start)
