"""Rows on their way from the processes that make them to the one that writes: lists, or lines of CSV of each table."""

import csv
import io
from collections.abc import Callable, Iterable
from itertools import groupby
from typing import Any

from cosante.exchange.iati.tables.compiled import quoted

#: Rows of a block by their table, as a kind of packing has them; under ``FORMS`` those that have a number since.
Packed = dict[str, Any]
FORMS = ""
#: Forms of a process that get a number, and the longest of them.
_MOST, _LONGEST = 5_000, 2_000


class Listed:
    """Rows as lists."""

    form: Callable[[str], str] | None = None

    def __init__(self, part: int, of: int) -> None: ...

    def packed(self, rows: dict[str, list[Any]]) -> Packed:
        """A block's rows."""
        return {name: held for name, held in rows.items() if held}


class Lined:
    """Rows as lines of CSV, one text for each table; ``form`` is how a row's form is written at their ends."""

    form: Callable[[str], str] | None

    def __init__(self, part: int, of: int) -> None:
        self.form = quoted

    def packed(self, rows: dict[str, list[Any]]) -> Packed:
        """A block's rows."""
        return {name: lines_of(held) for name, held in rows.items() if held}


class Numbered(Lined):
    """The same, but each line ends with the number of its form and with nothing, or with nothing and its form.

    Forms of rows that are built alike are half of all text; a number goes through faster. Each of ``of`` processes has
    numbers of its own, and tells a form once, with the first block that has it.
    """

    def __init__(self, part: int, of: int) -> None:
        self.form = self._numbered
        self._part, self._of = part, of
        self._numbers: dict[str, int] = {}
        self._new: dict[int, str] = {}

    def packed(self, rows: dict[str, list[Any]]) -> Packed:
        """A block's rows."""
        made = {name: lines_of(map(_widened, held)) for name, held in rows.items() if held}
        new, self._new = self._new, {}
        return {FORMS: new, **made}

    def _numbered(self, form: str) -> str:
        if not form:
            return ","
        number = self._numbers.get(form)
        if number is None:
            if len(self._numbers) >= _MOST or len(form) > _LONGEST:
                return f",{quoted(form)}"
            number = self._numbers[form] = len(self._numbers) * self._of + self._part
            self._new[number] = form
        return f"{number},"


def _widened(row: Any) -> Any:
    return row if type(row) is str else [*row[:-1], None, row[-1]]


def lines_of(rows: Iterable[Any]) -> bytes:
    """Lines of CSV; a row may be one already."""
    made: list[str] = []
    for kind, some in groupby(rows, type):
        if kind is str:
            made += some
        else:
            made += map(_line, some)
    return "\r\n".join([*made, ""]).encode()


def _line(row: Any) -> str:
    """A row as the csv module writes it, sooner where nothing but the form, which is last, may need quotes."""
    line = ",".join(["" if cell is None else cell if type(cell) is str else str(cell) for cell in row[:-1]])
    if line.count(",") == len(row) - 2 and not ('"' in line or "\n" in line or "\r" in line):
        return f"{line},{quoted(row[-1] or '')}"
    text = io.StringIO(newline="")
    csv.writer(text).writerow(row)
    return text.getvalue()[:-2]
