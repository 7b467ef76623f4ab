"""Rows on their way from the processes that make them to the one that writes: lists, or lines of each table."""

from collections.abc import Iterable
from typing import Any, Final

from cosante.exchange.iati.tables.layout import FILE
from cosante.exchange.iati.tables.lines import APART, BETWEEN, CSV, Lines, csv_line, enclosed, written

#: Rows of a block by their table, as a kind of packing has them; under ``FORMS`` those that have a number since.
Packed = dict[str, Any]
FORMS: Final = ""
#: Forms of a process that get a number, and the longest of them.
_MOST: Final = 5_000
_LONGEST: Final = 2_000
#: Tables whose forms are of whole activities, most of them no other's.
WHOLE: Final = frozenset({FILE, "activity", "organisation"})
#: More processes than there will be.
_PARTS: Final = 64


def first_number(file: int) -> int:
    """The least number that a form of a file's rows can have: rows of several files may wait for a store together."""
    return file * _MOST * _PARTS


class Listed:
    """Rows as lists."""

    lines: Lines | None = None

    def __init__(self, file: int, part: int) -> None: ...

    def packed(self, rows: dict[str, list[Any]]) -> Packed:
        """A block's rows."""
        return {name: held for name, held in rows.items() if held}


class Lined:
    """Rows as lines of CSV, one text for each table."""

    lines: Lines | None = CSV

    def __init__(self, file: int, part: int) -> None: ...

    def packed(self, rows: dict[str, list[Any]]) -> Packed:
        """A block's rows."""
        return {name: lines_of(held) for name, held in rows.items() if held}


def lines_of(rows: Iterable[Any]) -> bytes:
    """Lines of CSV; a row may be one already."""
    return written(rows, csv_line, CSV.end)


def _cells(cells: list[Any]) -> str:
    line = BETWEEN.join(["" if cell is None else cell if type(cell) is str else str(cell) for cell in cells])
    return BETWEEN.join(map(enclosed, line.split(BETWEEN))) if "\n" in line or "\r" in line else line


class Numbered:
    """Rows as lines of ``APART``, each with the number of its form and nothing at its end, or nothing and its form.

    Forms of rows that are built alike are half of all text; a number goes through faster. Each process has numbers of
    its own for each file, from ``first_number`` on, and tells a form once, with the first block that has it.
    """

    lines: Lines | None

    def __init__(self, file: int, part: int) -> None:
        self.lines = APART._replace(form=self._numbered)
        self._first = first_number(file) + part
        self._numbers: dict[str, int] = {}
        self._new: dict[int, str] = {}

    def packed(self, rows: dict[str, list[Any]]) -> Packed:
        """A block's rows."""
        made = {
            name: written(held, self._whole if name in WHOLE else self._line, APART.end)
            for name, held in rows.items()
            if held
        }
        new, self._new = self._new, {}
        return {FORMS: new, **made}

    def _line(self, row: Any) -> str:
        return f"{_cells(row[:-1])}{BETWEEN}{self._numbered(row[-1] or '')}"

    def _whole(self, row: Any) -> str:
        return f"{_cells(row[:-1])}{BETWEEN}{BETWEEN}{enclosed(row[-1] or '')}"

    def _numbered(self, form: str) -> str:
        if not form:
            return BETWEEN
        number = self._numbers.get(form)
        if number is None:
            if len(self._numbers) >= _MOST or len(form) > _LONGEST:
                return f"{BETWEEN}{enclosed(form)}"
            number = self._numbers[form] = self._first + len(self._numbers) * _PARTS
            self._new[number] = form
        return f"{number}{BETWEEN}"
