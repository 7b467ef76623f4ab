"""Health areas: what the acts are about, by the terms of the language."""

from cosante.reading.acts import Deed
from cosante.reading.page import Page


def find(page: Page, deeds: list[Deed]) -> dict[str, list[tuple[int, int]]]:
    """Each area's spots: strong terms anywhere in the article, weak ones in the sentences that tell of an act."""
    told = [span for deed in deeds for span in deed.spans]
    areas: dict[str, list[tuple[int, int]]] = {}
    for start, end, (code, weight) in page.scan.of("health"):
        if code == "-" or page.is_skipped(start):
            continue
        if weight == "strong" or any(a <= start < b for a, b in told):
            areas.setdefault(code, []).append((start, page.scan.token_end(end) if weight == "x" else end))
    return areas
