"""The reciprocity ledger: what two sides did for each other and together, by kind of deed. Pure functions.

In each direction and for each kind: how many deeds, how many people and things of each kind, days, and sums of money by
stage and currency; what is out of each figure and why, as ``records.totals`` has it.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from cosante.register.records.totals import Figure, Row, together, total

#: One for the other, the other for the one, both together.
GIVEN, TAKEN, TOGETHER = "given", "taken", "together"
DIRECTIONS = (GIVEN, TAKEN, TOGETHER)


class Entry(NamedTuple):
    """A row of the ledger before it is added up: a row of a total, in a direction; ``row.key`` is the kind of deed."""

    direction: str
    measure: str
    row: Row


@dataclass
class Cell:
    """One kind of deed in one direction; figures by measure."""

    direction: str
    figures: dict[str, list[Figure]] = field(default_factory=dict)

    @property
    def deeds(self) -> int:
        """How many deeds are in."""
        return sum(figure.n for figure in self.figures.get("acts", ()))

    @property
    def left_out(self) -> int:
        """How many deeds are out."""
        return sum(figure.left_out for figure in self.figures.get("acts", ()))


@dataclass
class Line:
    """One kind of deed, in every direction."""

    kind: str
    cells: dict[str, Cell]

    @property
    def deeds(self) -> int:
        """How many deeds are in, in all directions."""
        return sum(cell.deeds for cell in self.cells.values())


def ledger(entries: Iterable[Entry], counted: Collection[str] = ()) -> list[Line]:
    """The lines, those with the most deeds first."""
    rows: dict[tuple[str, str], list[Row]] = {}
    for direction, measure, row in entries:
        rows.setdefault((direction, measure), []).append(row)
    lines: dict[str, Line] = {}
    for (direction, measure), found in rows.items():
        for figure in total(found, counted):
            line = lines.setdefault(figure.key, Line(figure.key, {name: Cell(name) for name in DIRECTIONS}))
            line.cells[direction].figures.setdefault(measure, []).append(figure)
    return sorted(lines.values(), key=lambda line: (-line.deeds, line.kind))


def balance(lines: Sequence[Line]) -> dict[str, Cell]:
    """All kinds together, by direction: deeds, people and days may be added over kinds, and so may one kind of sum."""
    sums = {}
    for name in DIRECTIONS:
        cells = [line.cells[name] for line in lines]
        measures = dict.fromkeys(measure for cell in cells for measure in cell.figures)
        figures = {m: together(figure for cell in cells for figure in cell.figures.get(m, ())) for m in measures}
        sums[name] = Cell(name, figures)
    return sums
