"""A text with its facts marked. Spans overlap and nest, so the text is cut wherever one begins or ends.

Promise: the segments put together are the text, whole and in order, and each position carries exactly the facts whose
spans cover it. The HTML, without its tags and unescaped, is the text.
"""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple
from unicodedata import category

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe


class Span(NamedTuple):
    """Where the text says a fact: code points, ``start`` in, ``end`` out."""

    start: int
    end: int
    fact: str
    kind: str


class Segment(NamedTuple):
    """A piece of text and the spans that cover it, the shortest first."""

    start: int
    text: str
    spans: tuple[Span, ...]


def segments(text: str, spans: Iterable[Span], start: int = 0, end: int | None = None) -> list[Segment]:
    """The text from ``start`` to ``end``, cut at every boundary of a span. Spans beyond the text are clipped."""
    end = len(text) if end is None else min(end, len(text))
    inside = [span for span in spans if max(span.start, start) < min(span.end, end)]
    opens: dict[int, list[Span]] = {}
    closes: dict[int, list[Span]] = {}
    for span in inside:
        opens.setdefault(max(span.start, start), []).append(span)
        closes.setdefault(min(span.end, end), []).append(span)
    cuts = sorted({start, end, *opens, *closes})
    open_now: dict[Span, None] = {}
    pieces: list[Segment] = []
    for at, until in pairwise(cuts):
        for span in closes.get(at, ()):
            open_now.pop(span, None)
        open_now.update(dict.fromkeys(opens.get(at, ())))
        covering = sorted(open_now, key=lambda span: (span.end - span.start, span.kind == "act", span.start))
        pieces.append(Segment(at, text[at:until], tuple(covering)))
    return pieces


def whole_letters(pieces: Sequence[Segment]) -> list[Segment]:
    """The pieces with every mark beside its letter: parted by a tag, a browser draws the mark by itself.

    A fact may end within a word (কক্সবাজার in কক্সবাজারে); to be shown, it takes the marks that follow with it.
    """
    shown: list[Segment] = []
    for piece in pieces:
        letters = piece.text.lstrip("\u200c\u200d")
        marks = len(piece.text) - len(letters)
        marks += next((n for n, sign in enumerate(letters) if category(sign)[0] != "M"), len(letters))
        if 0 < marks < len(piece.text) and shown:  # a fact that is a mark alone keeps its place
            shown[-1] = shown[-1]._replace(text=shown[-1].text + piece.text[:marks])
            piece = piece._replace(text=piece.text[marks:])
        shown.append(piece)
    return shown


def render(pieces: Sequence[Segment]) -> SafeString:
    """The pieces as HTML: plain text, and for a marked piece a link to its most exact fact, with all its facts' ids.

    A piece is a stop of the Tab key only where a span of its most exact fact begins, so that a long sentence is one.
    What stands between two facts without a letter or a digit of its own is no link: it would have no name.
    """
    return mark_safe("".join(_html(piece) for piece in whole_letters(pieces)))  # every value is escaped in _html


def _html(piece: Segment) -> str:
    words = escape(piece.text).replace("\r", "&#13;")
    if not piece.spans:
        return words
    first = piece.spans[0]
    kinds = " ".join(dict.fromkeys(span.kind for span in piece.spans))
    facts = " ".join(dict.fromkeys(span.fact for span in piece.spans))
    marks = f'class="m {escape(kinds)}" id="s{piece.start}" data-f="{escape(facts)}"'
    begins = first.start == piece.start
    if not any(map(str.isalnum, piece.text)) and not (begins and piece.text.strip()):
        return f"<span {marks}>{words}</span>"
    stop = "" if begins else ' tabindex="-1"'
    return f'<a {marks} href="#{escape(first.fact)}"{stop}>{words}</a>'


def parts(text: str, size: int = 24_000) -> list[tuple[int, int]]:
    """A long text as pages of about ``size`` characters, cut after a line where one ends in the page's last half."""
    cuts = [0]
    while len(text) - cuts[-1] > size:
        at = cuts[-1] + size
        line = text.rfind("\n", cuts[-1] + size // 2, at)
        cuts.append(line + 1 if line >= 0 else at)
    return list(zip(cuts, [*cuts[1:], len(text)], strict=True))
