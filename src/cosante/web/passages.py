"""The sentences that say a fact, with their neighbours: what a person needs to see to decide of it, and no more."""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from cosante.web.highlight import Segment, Span, segments, whole_letters

#: The kind of the spans that are the fact's own evidence.
OWN = "own"
#: Places shown of a fact that is said often.
_MOST = 6
#: Where a sentence may end. Too many ends only make a neighbour shorter, so no language's abbreviations are needed.
_ENDS = re.compile(r"(?<=[.!?…])[\"'»”’)\]]*\s+(?=[^\s\da-z])|[।॥。！？]+\s*|\n+")


def passages(text: str, own: Sequence[tuple[int, int]], others: Iterable[Span] = ()) -> list[SafeString]:
    """Pieces of the text as HTML, in order: ``own`` marked, ``others`` (what an act names) in colours."""
    shown = sorted(own)[:_MOST]
    spans = [Span(start, end, "", OWN) for start, end in shown] + list(others)
    return [_html(segments(text, spans, *run)) for run in _runs(text, shown)]


def sentences(text: str) -> list[tuple[int, int]]:
    """The text cut into sentences, whole and in order, each with the blanks after it."""
    cuts = sorted({0, len(text), *(match.end() for match in _ENDS.finditer(text))})
    return list(pairwise(cuts))


def _runs(text: str, own: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Sentences that hold a place, and one with words on each side; what touches is one run."""
    all_of_them = [(a, b) for a, b in sentences(text) if text[a:b].strip()]
    chosen: set[int] = set()
    for start, end in own:
        inside = [n for n, (a, b) in enumerate(all_of_them) if a < end and start < b]
        if inside:
            chosen.update(range(max(inside[0] - 1, 0), min(inside[-1] + 2, len(all_of_them))))
    runs: list[tuple[int, int]] = []
    last = -2
    for n in sorted(chosen):
        start, end = all_of_them[n]
        if n == last + 1 and runs:
            runs[-1] = (runs[-1][0], end)
        else:
            runs.append((start, end))
        last = n
    return runs


def _html(pieces: Sequence[Segment]) -> SafeString:
    shown = whole_letters(pieces)
    last = len(shown) - 1
    return mark_safe("".join(_piece(piece, n == last) for n, piece in enumerate(shown)))  # escaped in _piece


def _piece(piece: Segment, last: bool) -> str:
    words = escape(piece.text.rstrip() if last else piece.text)
    kind = next((span.kind for span in piece.spans if span.kind != OWN), "")
    words = f'<span class="w {escape(kind)}">{words}</span>' if kind else words
    return f"<mark>{words}</mark>" if any(span.kind == OWN for span in piece.spans) else words
