"""The piece of a text that shows best why it was found, with what was asked for marked.

Promise: the pieces put together are the text from where the snippet begins, but for line breaks, which are spaces, and
"…" where text is left out.
"""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from cosante.register.search.words import Token, Words, tokens

#: Characters of a long text that are looked through.
LOOKED_AT = 100_000
_BREAKS = re.compile(r"[ \t]*[\r\n]+\s*")


class Piece(NamedTuple):
    """A piece of text; ``lit`` where it is marked."""

    text: str
    lit: bool = False


class Mark(NamedTuple):
    """A place that is marked, and which of the things asked for it is."""

    start: int
    end: int
    of: int


def marks(text: str, wanted: Sequence[Words], spans: Iterable[tuple[int, int]] = ()) -> list[Mark]:
    """Where the words stand in the text, and the spans, in order and without overlaps."""
    stream = list(tokens(text))
    starts: dict[str, list[int]] = {}
    begins: list[tuple[str, int]] = []
    for number, words in enumerate(wanted):
        if words.prefix and len(words.tokens) == 1:
            begins.append((words.tokens[0], number))
        else:
            starts.setdefault(words.tokens[0], []).append(number)
    heads = tuple(head for head, _ in begins)
    found = [Mark(start, end, -1 - n) for n, (start, end) in enumerate(spans) if end <= len(text)]
    for at, token in enumerate(stream):
        if heads and token.word.startswith(heads):
            number = next(number for head, number in begins if token.word.startswith(head))
            found.append(Mark(token.start, token.end, number))
        for number in starts.get(token.word, ()):
            if end := _end(stream, at, wanted[number]):
                found.append(Mark(token.start, end, number))
    return _apart(sorted(found))


def _end(stream: list[Token], at: int, words: Words) -> int:
    """Where the words end that begin at this token; 0 where the others do not follow."""
    last = at + len(words.tokens) - 1
    if last >= len(stream):
        return 0
    for token, word in zip(stream[at + 1 : last + 1], words.tokens[1:], strict=True):
        if token.word != word and not (token is stream[last] and words.prefix and token.word.startswith(word)):
            return 0
    following = stream[last + 1] if last + 1 < len(stream) else None
    holds_next = following and following.start == stream[last].end and len(words.tokens[-1]) > 1
    return following.end if following and holds_next else stream[last].end


def _apart(found: list[Mark]) -> list[Mark]:
    kept: list[Mark] = []
    for mark in found:
        if not kept or mark.start >= kept[-1].end:
            kept.append(mark)
        elif mark.end > kept[-1].end:
            kept[-1] = Mark(kept[-1].start, mark.end, kept[-1].of)
    return kept


def snippet(
    text: str, wanted: Sequence[Words], spans: Iterable[tuple[int, int]] = (), length: int = 240
) -> list[Piece]:
    """About ``length`` characters of the text where most of what is wanted stands; its beginning where nothing does."""
    text = text[:LOOKED_AT]
    found = marks(text, wanted, spans)
    start, end = _window(text, found, length)
    inside = [mark for mark in found if start <= mark.start and mark.end <= end]
    pieces = _pieces(text, inside, start, end)
    return [Piece("…"), *pieces] if start else pieces


def whole(text: str, wanted: Sequence[Words]) -> list[Piece]:
    """All of a short text, marked."""
    return _pieces(text, marks(text, wanted), 0, len(text))


def _window(text: str, found: list[Mark], length: int) -> tuple[int, int]:
    """The window with the most different things in it, the earliest of them; it begins and ends between words."""
    best, most = 0, 0
    for i, mark in enumerate(found):
        inside = {other.of for other in found[i : i + 50] if other.end <= mark.start + length * 3 // 4}
        if len(inside) > most:
            best, most = mark.start, len(inside)
    start = best - length // 4 if best > length // 2 and len(text) > length else 0
    if start:
        space = max(text.rfind(" ", start, best), text.rfind("\n", start, best))
        after = re.compile(r"\s").search(text, start, best)
        start = after.end() if after else space + 1 or start
    end = min(len(text), start + length)
    if end < len(text):
        floor = max((mark.end for mark in found if mark.start < end and mark.end - start < 2 * length), default=start)
        cut = max(text.rfind(" ", start, end), text.rfind("\n", start, end))
        end = max(cut if cut > start + length // 2 else end, min(floor, end + length) if floor > best else 0)
    return start, end


def _pieces(text: str, inside: list[Mark], start: int, end: int) -> list[Piece]:
    pieces, at = [], start
    for mark in inside:
        pieces += [Piece(_flat(text[at : mark.start])), Piece(_flat(text[mark.start : mark.end]), True)]
        at = mark.end
    pieces.append(Piece(_flat(text[at:end]) + ("…" if end < len(text) else "")))
    return [piece for piece in pieces if piece.text]


def _flat(text: str) -> str:
    return _BREAKS.sub(" ", text)
