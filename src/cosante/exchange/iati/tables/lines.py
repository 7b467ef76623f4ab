"""Rows as lines of text: two ways of writing them, each with what a cell must not hold as it stands.

``CSV`` is RFC 4180. ``APART`` has characters between and around cells that no text of XML may hold, so only line ends
are looked out for: nothing is doubled, and few cells are looked at twice.
"""

import csv
import io
from collections.abc import Callable, Iterable
from typing import Any, Final, NamedTuple


class Lines(NamedTuple):
    """A way of writing: what stands between cells and at a line's end, how a cell and how a form, which is last.

    ``signs``: a cell with one of these has to be looked at before it is written.
    """

    between: str
    end: str
    cell: Callable[[str], str]
    form: Callable[[str], str]
    signs: str


def quoted(text: str) -> str:
    """A cell of CSV."""
    if "," in text or '"' in text or "\n" in text or "\r" in text:
        return '"' + text.replace('"', '""') + '"'
    return text


def enclosed(text: str) -> str:
    """A cell between ``AROUND``, where it has line ends."""
    return f"{AROUND}{text}{AROUND}" if "\n" in text or "\r" in text else text


#: What stands between cells, and around those with line ends: XML 1.0 has no such characters.
BETWEEN: Final = "\x1f"
AROUND: Final = "\x1e"
CSV: Final = Lines(",", "\r\n", quoted, quoted, ',\n"\t\r')
APART: Final = Lines(BETWEEN, "\n", enclosed, enclosed, "\n\t\r")


def written(rows: Iterable[Any], line: Callable[[Any], str], end: str) -> bytes:
    """Rows as lines; a row may be one already."""
    made = [row if type(row) is str else line(row) for row in rows]
    made.append("")
    return end.join(made).encode()


def csv_line(row: Any) -> str:
    """A row as the csv module writes it, sooner where nothing but the form, which is last, may need quotes."""
    line = ",".join(["" if cell is None else cell if type(cell) is str else str(cell) for cell in row[:-1]])
    if line.count(",") == len(row) - 2 and not ('"' in line or "\n" in line or "\r" in line):
        return f"{line},{quoted(row[-1] or '')}"
    text = io.StringIO(newline="")
    csv.writer(text).writerow(row)
    return text.getvalue()[:-2]
