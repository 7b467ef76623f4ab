"""Functions that make the rows of elements built alike: which value goes to which cell is found once, and compiled.

A function's text is of names and numbers alone. What all elements of its kind have in common (names of tables, white
space, what stands between two values in a line) is handed to it, so nothing of a file is ever part of a program.
"""

from collections.abc import Callable
from itertools import groupby
from operator import itemgetter
from typing import Any, Final, NamedTuple

from cosante.exchange.iati.tables.lines import Lines
from cosante.exchange.iati.tables.repeats import MARK

_ASKED: Final = "rows, cells, form, once, activity, node, values, written, sure"
#: Where one of these is in a value, an attribute has it written otherwise; lines have more of them.
_SIGNS: Final = "\n\t\r"


class Plan(NamedTuple):
    """What becomes of an element: rows, columns of the row above it, and part of that row's form.

    ``put(rows, cells, form, once, activity, node, values, written, sure)`` makes them of its values, as meant and as
    rows have them, and gives the number of its last row. Where there is something to be looked at in the values
    (``sure`` says that it was), or an element is there that may stand once, it does nothing and gives -1.
    ``attributes`` are the values that are those of attributes.
    """

    put: Callable[..., int]
    attributes: tuple[int, ...]


def plan(
    rows: list[tuple[str, list[Any]]],
    cells: list[Any],
    form: str,
    parts: list[str],
    once: list[str],
    lines: Lines | None,
) -> Plan | None:
    """The plan of an element of marks with its rows in order; ``once``: it may stand once, and that is its name.

    None where a mark is not in a cell of its own. With ``lines``, rows of a table are one text, written so.
    """
    columns = [(index, _mark(cell)) for index, cell in enumerate(cells) if index > 2 and cell is not None]
    if None in dict(columns).values() or any(MARK in (text or "") for text in (form, *(row[-1] for _, row in rows))):
        return None
    marks = {at for _, row in rows for cell in row if (at := _mark(cell)) is not None}
    function = _Function(len(parts) // 2, sorted(marks | {at for _, at in columns if at is not None}), lines)
    for name in once:
        function.once(name)
    for index, at in columns:
        function.say(f"cells[{index}] = values[{at}]")
    function.say(f"form.append({function.name(form)})")
    tables: dict[str, list[list[Any]]] = {}
    for name, row in rows:
        tables.setdefault(name, []).append(row)
    for name, some in tables.items():
        for made in [function.lines(some)] if lines else map(function.row, some):
            function.say(f"rows[{function.name(name)}].append({made})")
    attributes = tuple(index for index, token in enumerate(parts[:-1:2]) if token.endswith("="))
    return Plan(function.compiled(len(rows)), attributes)


class _Function:
    """The text of a function, line by line, of an element with ``width`` values, of which some are used."""

    def __init__(self, width: int, used: list[int], lines: Lines | None) -> None:
        self._said: list[str] = []
        self._fixed: dict[Any, str] = {}
        self._lines = lines
        if used:
            self.say(f"{', '.join(f'v{at}' if at in used else '_' for at in range(width))}, = written")
            self.say("if not sure:")
            self.say(f"    text = f'{''.join(f'{{v{at}}}' for at in used)}'")
            signs = lines.signs if lines else _SIGNS
            self.say(f"    if {' or '.join(f'{self.name(sign)} in text' for sign in signs)}:")
            self.say("        return -1")

    def say(self, line: str) -> None:
        """One more line."""
        self._said.append(line)

    def name(self, fixed: Any) -> str:
        """The name of what is the same in all elements."""
        return self._fixed.setdefault(fixed, f"c{len(self._fixed)}")

    def once(self, name: str) -> None:
        """An element that may stand once."""
        self.say(f"if {self.name(name)} in once: return -1")
        self.say(f"once.append({self.name(name)})")

    def row(self, row: list[Any]) -> str:
        """A row as a list; the row above the element is the activity's, which is number 1."""
        cells = [self.name(cell) if (at := _mark(cell)) is None else f"v{at}" for cell in row[3:]]
        return f"[activity, node + {row[1]}, {f'node + {row[2]}' if row[2] else 1}, {', '.join(cells)}]"

    def lines(self, rows: list[list[Any]]) -> str:
        """Rows as lines."""
        assert self._lines is not None
        between, end, cell_of, form, _ = self._lines
        pieces: list[tuple[str, bool]] = []
        for row in rows:
            pieces += [(end, True), ("activity", False), (between, True), (f"node + {row[1]}", False), (between, True)]
            pieces.append((f"node + {row[2]}", False) if row[2] else ("1", True))
            for cell in row[3:-1]:
                at = _mark(cell)
                fixed = "" if cell is None else cell_of(str(cell))
                pieces += [(between, True), (fixed, True) if at is None else (f"v{at}", False)]
            pieces.append((between + form(row[-1] or ""), True))
        said = []
        for same, some in groupby(pieces[1:], itemgetter(1)):
            texts = [text for text, _ in some]
            said += [self.name("".join(texts))] if same else texts
        return f"f'{''.join(f'{{{one}}}' for one in said)}'"

    def compiled(self, nodes: int) -> Callable[..., int]:
        """The function, of an element with so many rows."""
        head = f"def put({_ASKED}):\n    "
        self.say(f"return node + {nodes}")
        known: dict[str, Any] = {name: fixed for fixed, name in self._fixed.items()}
        bound = "".join(f", {name}={name}" for name in known)
        exec(head.replace("):", f"{bound}):") + "\n    ".join(self._said), known)
        made: Callable[..., int] = known["put"]
        return made


def _mark(cell: Any) -> int | None:
    """Which value a cell has, None where it has none of the marks."""
    return int(cell[1:]) if isinstance(cell, str) and cell.startswith(MARK) else None
