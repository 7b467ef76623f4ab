"""Pieces of text on a page → lines in the order they are read: column by column, and row by row in a table.

Rows of the page are gathered from the top as long as a gutter runs down between them; what a gutter parts is read one
side after the other, as far as both sides are prose. Nothing is taken from the order in which a file happens to draw.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from cosante.reading.formats.lines import Box, Line, Word

Gap = tuple[float, float]
#: Characters in a line, at least, for a column to be prose; columns of shorter ones are those of a table.
_PROSE = 18


@dataclass(slots=True)
class Piece:
    """Letters that stand together on one line, in the order they are read."""

    text: str
    box: Box

    @property
    def height(self) -> float:
        return max(self.box[3] - self.box[1], 0.1)


def in_order(pieces: Sequence[Piece]) -> list[Line]:
    """The lines of a page."""
    if not pieces:
        return []
    size = median(piece.height for piece in pieces)
    made: list[Line] = []
    for block, column in enumerate(_columns(list(pieces), 1.0 * size)):
        made += [_line(row, block) for row in _rows(column)]
    return made


def _rows(pieces: list[Piece]) -> list[list[Piece]]:
    """Pieces beside each other, from the top; within a row from the left, or from the right where it is so written."""
    rows: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda piece: (piece.box[1] + piece.box[3]) / 2):
        middle = (piece.box[1] + piece.box[3]) / 2
        if rows and any(other.box[1] < middle < other.box[3] for other in rows[-1]):
            rows[-1].append(piece)
        else:
            rows.append([piece])
    for row in rows:
        row.sort(key=lambda piece: piece.box[0], reverse=_leftwards("".join(piece.text for piece in row)))
    return rows


def _leftwards(text: str) -> bool:
    right_to_left = sum("\u0590" <= char <= "\u08ff" or "\ufb1d" <= char <= "\ufefc" for char in text)
    return right_to_left > 0.5 * max(sum(char.isalpha() for char in text), 1)


def _columns(pieces: list[Piece], least: float) -> list[list[Piece]]:
    """Groups of pieces that are read one after the other, each one column; columns beside nothing are one with it."""
    edges = (min(piece.box[0] for piece in pieces), max(piece.box[2] for piece in pieces))
    groups: list[tuple[list[list[Piece]], list[Gap]]] = []
    for row in _rows(pieces):
        gaps = _gaps(row, edges, least)
        left = _common(groups[-1][1], gaps, least) if groups else []
        if left:
            groups[-1] = ([*groups[-1][0], row], left)
        else:
            groups.append(([row], gaps))
    out: list[list[Piece]] = []
    alone = False
    for rows, gutters in groups:
        columns = _parted([piece for row in rows for piece in row], gutters, least) if len(rows) > 1 else None
        if columns is not None:
            out += columns
        elif alone:
            out[-1] += [piece for row in rows for piece in row]
        else:
            out.append([piece for row in rows for piece in row])
        alone = columns is None
    return out


def _gaps(row: list[Piece], edges: Gap, least: float) -> list[Gap]:
    """Where the row has nothing, between the edges."""
    gaps: list[Gap] = []
    at = edges[0]
    for left, right in sorted((piece.box[0], piece.box[2]) for piece in row):
        gaps.append((at, left))
        at = max(at, right)
    return [gap for gap in [*gaps, (at, edges[1])] if gap[1] - gap[0] >= least]


def _common(gutters: list[Gap], gaps: list[Gap], least: float) -> list[Gap]:
    """What both have."""
    both = ((max(a[0], b[0]), min(a[1], b[1])) for a in gutters for b in gaps)
    return [gap for gap in both if gap[1] - gap[0] >= least]


def _parted(pieces: list[Piece], gutters: list[Gap], least: float) -> list[list[Piece]] | None:
    """The columns between the gutters, the first to be read first; None where it is a table, or nothing is parted."""
    middles = sorted((gap[0] + gap[1]) / 2 for gap in gutters)
    sides: dict[int, list[Piece]] = {}
    for piece in pieces:
        sides.setdefault(sum((piece.box[0] + piece.box[2]) / 2 > middle for middle in middles), []).append(piece)
    columns = [sides[side] for side in sorted(sides)]
    if len(columns) < 2:
        return None
    if any(len(column) < 2 or median(len(piece.text) for piece in column) < _PROSE for column in columns):
        return None
    if _leftwards("".join(piece.text for piece in pieces)):
        columns.reverse()
    return [part for column in columns for part in _columns(column, least)]


def _line(row: list[Piece], block: int) -> Line:
    text, words = "", []
    for piece in row:
        if text and not text.endswith(" "):
            text += " "
        start = len(text)
        text += piece.text
        words.append(Word(start, len(text), piece.box))
    box = (
        min(piece.box[0] for piece in row),
        min(piece.box[1] for piece in row),
        max(piece.box[2] for piece in row),
        max(piece.box[3] for piece in row),
    )
    return Line(text, box, words, block)
