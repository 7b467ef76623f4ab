"""Lines on pages → one text: headers and footers out, hyphens joined, paragraphs whole, and where each stretch stands.

A line knows its box and that of its words. ``composed`` is the one place where lines become text, whether they were
text on the page or were recognised in its picture.
"""

import re
from collections import Counter
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from cosante.vocabulary.facts import PageSpan

Box = tuple[float, float, float, float]  # left, top, right, bottom
#: Share of a page's height, at its top and at its foot, in which headers and footers stand.
_MARGIN = 0.12
_HYPHENS = "-\u00ad\u2010\x02\ufffe"
#: Scripts that write no blank between words: a line's end is none either.
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uff00-\uff65]")
_ENDS = re.compile(r"[.!?:;।॥。！？។၊။።؟۔…][\"'»”’)\]]*$")
_NUMBER = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(
    r"^\W*(?:\w{1,8}\s*)?[\divxlc]{1,5}(?:\s*(?:/|of|de|sur|von|из)\s*\d{1,5})?\W*$", re.IGNORECASE
)


@dataclass(slots=True)
class Word:
    """A stretch of a line, by its place in it; ``confidence`` where it was recognised in a picture."""

    start: int
    end: int
    box: Box
    confidence: float | None = None


@dataclass(slots=True)
class Line:
    """A line of one column. ``block``: lines that stand together; ``paragraph``: where that was told with the line."""

    text: str
    box: Box
    words: list[Word]
    block: int = 0
    paragraph: int = 0

    @property
    def height(self) -> float:
        return max(self.box[3] - self.box[1], 0.1)


@dataclass(slots=True)
class Sheet:
    """A page's lines in the order they are read, and its size."""

    width: float
    height: float
    lines: list[Line] = field(default_factory=list)


def composed(sheets: list[Sheet]) -> tuple[str, list[PageSpan]]:
    """The text of the pages and where on them it stands, in order."""
    repeated, known = _repeated(sheets), _words(sheets)
    text: list[str] = []
    spans: list[PageSpan] = []
    length, before = 0, None
    for number, sheet in enumerate(sheets, 1):
        kept = [line for line in sheet.lines if line.text.strip() and not _around(line, sheet, repeated)]
        shapes = _shapes(kept)
        for line in kept:
            between = _between(before, (number, line), shapes)
            if between == _CUT and _is_word(text[-1], line.text, known):
                between = ""
            elif between == _CUT:  # the hyphen at the end of the line before is none of the word's
                text[-1] = text[-1][:-1]
                length -= 1
                spans = _shortened(spans, length)
                between = ""
            text += [between, line.text]
            start = length + len(between)
            spans += [
                PageSpan(start + word.start, start + word.end, number, *_rounded(word.box), word.confidence)
                for word in line.words
                if word.end > word.start
            ]
            length = start + len(line.text)
            before = (number, line)
    return "".join(text), spans


_CUT = "-"


def _words(sheets: list[Sheet]) -> set[str]:
    """Words that stand whole in the text."""
    lines = (line.text.rstrip() for sheet in sheets for line in sheet.lines)
    whole = (line.rsplit(None, 1)[0] if line[-1:] in _HYPHENS and " " in line else line for line in lines)
    return {word.casefold() for line in whole for word in re.findall(r"[^\W\d_]+", line)}


def _is_word(before: str, after: str, known: set[str]) -> bool:
    """Is the hyphen between two lines the word's own ("three-week")? Its first part is a word then, the whole none."""
    first = re.findall(r"[^\W\d_]+", before)[-1:]
    rest = re.findall(r"[^\W\d_]+", after)[:1]
    if not first or not rest or before[-1:] != "-" or len(first[0]) < 4:
        return False
    return first[0].casefold() in known and (first[0] + rest[0]).casefold() not in known


def _shortened(spans: list[PageSpan], length: int) -> list[PageSpan]:
    """Without the hyphen, which is the last letter of the last span."""
    last = spans.pop() if spans and spans[-1].end > length else None
    if last is not None and last.start < length:
        box = (last.left, last.top, last.right, last.bottom)
        spans.append(PageSpan(last.start, length, last.page, *box, last.confidence))
    return spans


def _rounded(box: Box) -> Box:
    left, top, right, bottom = (round(value, 1) for value in box)
    return left, top, right, bottom


def _repeated(sheets: list[Sheet]) -> set[str]:
    """What stands in the margins of several pages, its numbers apart."""
    seen: Counter[str] = Counter()
    for sheet in sheets:
        seen.update({_plain(line.text) for line in sheet.lines if _in_margin(line, sheet)})
    least = 2 if len(sheets) < 5 else 3
    return {line for line, times in seen.items() if line and times >= least}


def _plain(text: str) -> str:
    return _NUMBER.sub("#", " ".join(text.split()).casefold())


def _in_margin(line: Line, sheet: Sheet) -> bool:
    return line.box[3] < _MARGIN * sheet.height or line.box[1] > (1 - _MARGIN) * sheet.height


def _around(line: Line, sheet: Sheet, repeated: set[str]) -> bool:
    """Is it a header, a footer or the number of the page?"""
    if not _in_margin(line, sheet):
        return False
    return _plain(line.text) in repeated or bool(_PAGE_NUMBER.match(line.text.strip()) and len(sheet.lines) > 3)


@dataclass(slots=True)
class _Shape:
    """What is usual in a block: its edges, and from one line's top to the next one's."""

    left: float
    right: float
    pitch: float


def _shapes(lines: list[Line]) -> dict[int, _Shape]:
    """By block; a block of a line or two has the step and the edge that are usual there: its own say nothing."""
    blocks: dict[int, list[Line]] = {}
    for line in lines:
        blocks.setdefault(line.block, []).append(line)
    shapes = {block: _shape(inside) for block, inside in blocks.items()}
    usual = [shapes[block].pitch for block, inside in blocks.items() for _line in inside if len(inside) > 3]
    for block, inside in blocks.items():
        shape = shapes[block]
        if len(inside) < 4 and usual:
            shape.pitch = min(shape.pitch, median(usual))
            beside = (other.right for other in shapes.values() if abs(other.left - shape.left) < 2 * inside[0].height)
            shape.right = max(shape.right, *beside)
    return shapes


def _shape(lines: list[Line]) -> _Shape:
    steps = [_middle(after) - _middle(line) for line, after in pairwise(lines) if after.box[1] > line.box[1]]
    height = median(line.height for line in lines)
    near = [step for step in steps if step < 2.2 * height]
    pitch = median(near) if near else 1.2 * height
    return _Shape(min(line.box[0] for line in lines), max(line.box[2] for line in lines), pitch)


def _between(before: tuple[int, Line] | None, now: tuple[int, Line], shapes: dict[int, _Shape]) -> str:
    """What joins two lines: nothing, a blank, a paragraph's end, or ``_CUT`` where a hyphen is dropped."""
    if before is None:
        return ""
    (page, last), (number, line) = before, now
    first = line.text.lstrip()[:1]
    if page != number or last.block != line.block:
        runs_on = not _ENDS.search(last.text.rstrip()) and first.islower()
        if not runs_on or number > page + 1:
            return "\n\n"
    elif last.paragraph != line.paragraph or _begins_paragraph(last, line, shapes[line.block]):
        return "\n\n"
    end = last.text[-1:]
    if end in _HYPHENS and last.text[-2:-1].isalpha() and first.islower():
        return _CUT
    return "" if _UNSPACED.match(end) and _UNSPACED.match(first) else " "


def _begins_paragraph(last: Line, line: Line, shape: _Shape) -> bool:
    if _middle(line) - _middle(last) > 1.24 * shape.pitch:
        return True
    if not 0.8 < line.height / last.height < 1.25:
        return True
    ended = bool(_ENDS.search(last.text.rstrip()))
    width = max(shape.right - shape.left, 1)
    if line.box[0] > shape.left + line.height and last.box[0] < shape.left + 0.5 * line.height and ended:
        return True
    return last.box[2] < shape.right - (0.15 if ended else 0.3) * width


def _middle(line: Line) -> float:
    return (line.box[1] + line.box[3]) / 2
