"""An IATI file out of the rows that ``flatten`` made of it: equal to the first in canonical form (C14N 1.0).

Rows are read in the order in which they were written, a few of each table at a time. ``BadValue`` where they do not
belong together: a table without its rows, in another order, or with a form that is none.
"""

from collections.abc import Callable, Iterator
from typing import Any, Final

from cosante.exchange.iati.tables.forms import Token, tokens
from cosante.exchange.iati.tables.layout import EXTRA, FILE, Slot, layout, written
from cosante.vocabulary.errors import BadValue

Read = Callable[[str], Iterator[list[Any]]]
_TEXT: Final = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"})
_VALUE: Final = str.maketrans({"&": "&amp;", "<": "&lt;", '"': "&quot;", "\t": "&#9;", "\n": "&#10;", "\r": "&#13;"})


def files(read: Read) -> list[list[Any]]:
    """Rows of ``file``. ``read`` gives the rows of a table by its name, none where it is not there."""
    found = list(read(FILE))
    if not found:
        raise BadValue(
            "The table `file` is not there or is empty. Take the tables as `cosante iati tables` wrote them."
        )
    return found


class Rebuild:
    """Makes files out of tables, one after the other."""

    def __init__(self, read: Read) -> None:
        self._queues = {name: _Queue(name, read) for name in layout().tables}
        self._activity = 0
        self._done = 0
        self._out: list[str] = []

    def file(self, row: list[Any]) -> Iterator[bytes]:
        """One file piece by piece, by its row; files in their order."""
        slot = layout().roots.get(row[3])
        if slot is None or row[-1] is None or row[-2] is None:
            raise BadValue(f"File {row[0]} in the table `file` has no root or no form.")
        (item,) = slot.children.values()
        self._activity = 0
        self._out = ['<?xml version="1.0" encoding="utf-8"?>\n']
        self._form(row[-1], slot, row, f"<{slot.name}")
        for _ in range(row[2]):
            self._done += 1
            self._activity = self._done
            self._row(item)
            if len(self._out) > 500:
                yield self._taken()
        self._activity = 0
        self._form(row[-2], slot, row, slot.name)
        self._out.append("\n")
        yield self._taken()

    def _taken(self) -> bytes:
        text = "".join(self._out).encode()
        self._out = []
        return text

    def _row(self, slot: Slot) -> None:
        cells = self._queues[slot.table.name].take(self._activity)
        self._form(cells[-1] or "", slot, cells, f"<{slot.name}")
        self._out.append(f"</{slot.name}>")

    def _form(self, form: str, slot: Slot, cells: list[Any], own: str) -> None:
        out, stack = self._out, [slot]
        for token in tokens(form):
            kind = token.kind
            if kind == "space":
                out.append(token.value.replace("\r", "&#13;"))
            elif kind == "open":
                if token.value:
                    stack.append(_child(stack[-1], token.value))
                out.append(f"<{token.value}" if token.value else own)
                self._attributes(token, stack[-1], cells)
            elif kind == "text":
                out.append(_cell(cells, stack[-1].text).translate(_TEXT))
            elif kind == "close":
                out.append(f"</{stack.pop().name}>")
            elif token.value == EXTRA:
                self._extra()
            else:
                self._row(_of_table(stack[-1], token.value))

    def _attributes(self, token: Token, slot: Slot, cells: list[Any]) -> None:
        for name in token.attributes:
            self._out.append(f' {written(name)}="{_cell(cells, slot.columns.get(name)).translate(_VALUE)}"')
        for _ in range(token.more):
            _, _, _, _, kind, name, _, value, _ = self._queues[EXTRA].take(self._activity)
            if kind == "namespace":
                name = f"xmlns:{name}" if name else "xmlns"
            self._out.append(f' {name}="{(value or "").translate(_VALUE)}"')
        self._out.append(">")

    def _extra(self) -> None:
        _, _, _, _, kind, name, _, value, form = self._queues[EXTRA].take(self._activity)
        value = value or ""
        if kind == "comment":
            self._out.append(f"<!--{value}-->")
        elif kind == "instruction":
            self._out.append(f"<?{name} {value}?>" if value else f"<?{name}?>")
        elif kind == "text":
            self._out.append(value.translate(_TEXT))
        else:
            self._element(name, value, form or "")

    def _element(self, name: str, value: str, form: str) -> None:
        for token in tokens(form):
            if token.kind == "open":
                self._out.append(f"<{name}")
                self._attributes(token, _NONE, [])
            elif token.kind == "space":
                self._out.append(token.value.replace("\r", "&#13;"))
            elif token.kind == "text":
                self._out.append(value.translate(_TEXT))
            else:
                self._extra()
        self._out.append(f"</{name}>")


_NONE: Final = Slot("", "", True)


class _Queue:
    """The rows of one table, in their order."""

    def __init__(self, name: str, read: Read) -> None:
        self._name, self._read = name, read
        self._rows: Iterator[list[Any]] | None = None

    def take(self, activity: int) -> list[Any]:
        if self._rows is None:
            self._rows = self._read(self._name)
        row = next(self._rows, None)
        if row is None or row[0] != activity:
            where = f"activity {activity}" if activity else "the file itself"
            there = "it has no more" if row is None else f"its next is one of activity {row[0]}"
            raise BadValue(
                f"The table {self._name} lacks a row of {where}: {there}. Take all tables as they were written, in "
                "their order."
            )
        return row


def _child(slot: Slot, name: str) -> Slot:
    found = slot.children.get(name)
    if found is None:
        raise BadValue(f"A form of <{slot.name}> has <{name}>, which the standard has not there.")
    return found


def _of_table(slot: Slot, table: str) -> Slot:
    for child in slot.children.values():
        if child.row and child.table.name == table:
            return child
    raise BadValue(f"A form of <{slot.name}> has rows of {table}, which stand elsewhere.")


def _cell(cells: list[Any], column: int | None) -> str:
    if column is None:
        raise BadValue("A form has an attribute or a text that the standard has not there.")
    return cells[column] or ""
