"""What repeats in a file: elements that are built alike, but for the values of their attributes and their texts.

A skeleton is what an element is built of (names, ``<``, ``>``), without its values; two elements of one skeleton differ
in values alone, which hold none of ``<>"``. A ``Plan`` says which value goes to which cell of which row, found by
making rows of an element whose values are marks.
"""

import re
from collections.abc import Callable, Sequence
from operator import itemgetter
from typing import Any, NamedTuple

_TOKEN = re.compile(r"<[A-Za-z][\w:.-]*(?:\s*/?>|\s+[\w:.-]+\s*=\s*)|\s+[\w:.-]+\s*=\s*|\s*/?>|</[A-Za-z][\w:.-]*>")
_MARK = "\ue000"
Getter = Callable[[Sequence[Any]], tuple[Any, ...]]


class Plan(NamedTuple):
    """Rows of an element by their table, what goes to columns of the row above it, and to its form.

    All cells come out of one list: the values, then the activity's number, that of the row above the element, those of
    the element's rows, then ``fixed`` (``lines`` as CSV has it).
    """

    rows: tuple[tuple[str, Getter], ...]
    columns: tuple[tuple[int, int], ...]
    form: str
    fixed: list[Any]
    lines: list[str]


class Frame:
    """Of one skeleton: where white space, attributes and texts are among the values; a plan for each way they are."""

    __slots__ = ("attributes", "begins", "ends", "name", "plans", "spaces", "texts")

    def __init__(self, tokens: tuple[str, ...]) -> None:
        kinds = [_kind(token, after) for token, after in zip(tokens, (*tokens[1:], ""), strict=True)]
        self.spaces, self.attributes, self.texts = (
            getter([index for index, one in enumerate(kinds) if one == kind]) for kind in ("space", "value", "text")
        )
        self.begins = sum(token.count("<") for token in tokens)
        self.ends = sum(token.count(">") for token in tokens)
        self.plans: dict[Any, Plan | None] = {}  # by white space, and which texts are empty

    def marked(self, tokens: tuple[str, ...], values: list[str]) -> str:
        """The element with marks for its values."""
        found = []
        for index, (token, after) in enumerate(zip(tokens, (*tokens[1:], ""), strict=True)):
            kind = _kind(token, after)
            mark = values[index] if kind == "space" or (kind == "text" and not values[index]) else f"{_MARK}{index}"
            found.append(f'{token}"{mark}"' if kind == "value" else token + mark)
        return "".join(found)


def _kind(token: str, after: str) -> str:
    if token.endswith("="):
        return "value"
    leaf = token.endswith(">") and not token.endswith("/>") and not token.startswith("</") and after.startswith("</")
    return "text" if leaf else "space"


def getter(indices: Sequence[int]) -> Getter:
    """As ``itemgetter``, a tuple in any case."""
    if len(indices) == 1:
        one = indices[0]
        return lambda values: (values[one],)
    return itemgetter(*indices) if indices else lambda _: ()


def usual(tokens: tuple[str, ...]) -> bool:
    """Whether nothing but values was taken for values."""
    return all(_TOKEN.fullmatch(token) for token in tokens)


def plan(rows: list[tuple[str, list[Any]]], cells: list[Any], form: str, width: int) -> Plan | None:
    """The plan of rows of marks, ``width`` of them, by their table; None where a mark is not in a cell of its own."""
    fixed: list[Any] = []

    def place(cell: Any) -> int:
        if isinstance(cell, str) and cell.startswith(_MARK):
            return int(cell[1:])
        if cell not in fixed:
            fixed.append(cell)
        return width + 2 + len(rows) + fixed.index(cell)

    def of(row: list[Any]) -> Getter:
        keys = width, width + 1 + row[1], width + 1 + (row[2] or 0)
        return itemgetter(*keys, *(place(cell) for cell in row[3:]))

    made = tuple((name, of(row)) for name, row in rows)
    if any(_MARK in (text or "") for text in (form, *(row[-1] for _, row in rows))):
        return None
    columns = tuple((index, place(cell)) for index, cell in enumerate(cells) if index > 2 and cell is not None)
    return Plan(made, columns, form, fixed, ["" if cell is None else quoted(str(cell)) for cell in fixed])


def quoted(text: str) -> str:
    """A cell of CSV."""
    if "," in text or '"' in text or "\n" in text or "\r" in text:
        return '"' + text.replace('"', '""') + '"'
    return text
