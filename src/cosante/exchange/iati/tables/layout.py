"""Which tables there are, and what becomes of each element and attribute of the standard: made of the standard alone.

An element that may be repeated has a table of its own, one that stands once is columns of the element above it;
narratives, wherever they stand, are one table. A table's name is the path below the activity, a column's the path below
the element whose row it is, with ``_`` for ``/`` and ``-``.

Every table begins with ``activity`` (which activity of all files read, from 1: never its identifier, which may be there
twice), ``node`` (which row of it, in the order of the file) and ``parent`` (``node`` of the row above it), and ends
with ``form``. All values are texts as they stand in the file.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from cosante.exchange.iati.standard.schema import XML_LANG, Element, trees

KEYS: Final = ("activity", "node", "parent")
NARRATIVE: Final = "narrative"
EXTRA: Final = "extra"
FILE: Final = "file"
#: Where activities and organisations have the number of their file.
FILE_COLUMN: Final = len(KEYS)
#: Columns that hold whole numbers.
NUMBERS: Final = frozenset({*KEYS, "file", "activities"})


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its columns in their order, the last of which is ``form``."""

    name: str
    columns: tuple[str, ...]


class Slot:
    """What becomes of one element: ``row``, it has rows of ``table``; otherwise columns of the table above.

    ``text`` is the column of its text, None where the standard has none there; ``columns`` those of its attributes by
    lxml's name of them. ``blank`` is a row with nothing in it yet. ``openings`` keeps what ``forms`` made of the
    attributes seen, ``shapes`` and ``known`` what ``quick`` did of beginnings of elements below; ``end``, ``ending``
    and ``size`` are its end as it stands in a file.
    """

    __slots__ = (
        "blank", "children", "columns", "end", "ending", "known", "name", "openings", "path", "row", "shapes", "size",
        "table", "text", "token",
    )  # fmt: skip

    def __init__(self, name: str, path: str, row: bool) -> None:
        self.name, self.path, self.row = name, path, row
        self.text: int | None = None
        self.columns: dict[str, int] = {}
        self.children: dict[Any, Slot] = {}
        self.openings: dict[tuple[str, ...], Any] = {}
        self.shapes: dict[tuple[str, ...], Any] = {}
        self.known: dict[str, Any] = {}
        self.end, self.ending = f"/{name}", f"/{name}>"
        self.size = len(self.ending)
        self.table = Table(name, ())
        self.token = ""
        self.blank: list[Any] = []


#: Comments, processing instructions, texts where the standard has none, and elements and attributes that it has not.
EXTRAS: Final = Table(EXTRA, (*KEYS, "file", "kind", "name", "namespace", "value", "form"))
_NARRATIVES: Final = Table(NARRATIVE, (*KEYS, "element", "lang", "text", "form"))


def written(name: str) -> str:
    """An attribute's name as XML writes it."""
    return "xml:lang" if name == XML_LANG else name


def _column(path: str) -> str:
    return path.replace("xml:", "").replace("-", "_").replace("/", "_")


class _Maker:
    """Makes the slot of a row and of what it holds, and so its table."""

    def __init__(self, name: str, found: dict[str, Table], begin: tuple[str, ...] = KEYS) -> None:
        self.name, self.found = name, found
        self.columns = list(begin)

    def column(self, name: str) -> int:
        name = _column(name)
        while name in self.columns:
            name += "_"
        self.columns.append(name)
        return len(self.columns) - 1

    def row(self, element: Element, path: str) -> Slot:
        slot = Slot(element.name, path, True)
        if element.type != "elements":
            slot.text = self.column("text")
        for name in element.attributes:
            slot.columns[name] = self.column(written(name))
        self._children(slot, element, path, "")
        slot.table = self.found[self.name] = Table(self.name, (*self.columns, "form"))
        slot.token = "{" + self.name + "}"
        slot.blank = [None] * len(slot.table.columns)
        return slot

    def _children(self, slot: Slot, element: Element, path: str, above: str) -> None:
        for name, child in element.children.items():
            below = f"{path}/{name}" if path else name
            if name == NARRATIVE:
                slot.children[name] = _narrative(path)
            elif child.most is None:
                prefix = "" if self.name == "activity" else self.name
                table = _column(f"{prefix}/{above}{name}" if prefix else f"{above}{name}")
                slot.children[name] = _Maker(table, self.found).row(child, below)
            else:
                slot.children[name] = self._inlined(child, below, above + name)

    def _inlined(self, element: Element, path: str, above: str) -> Slot:
        slot = Slot(element.name, path, False)
        if element.type != "elements":
            slot.text = self.column(above)
        for name in element.attributes:
            slot.columns[name] = self.column(f"{above}/{written(name)}")
        self._children(slot, element, path, f"{above}/")
        return slot


def _narrative(path: str) -> Slot:
    slot = Slot(NARRATIVE, path, True)
    slot.table, slot.token = _NARRATIVES, "{" + NARRATIVE + "}"
    slot.columns[XML_LANG] = _NARRATIVES.columns.index("lang")
    slot.text = _NARRATIVES.columns.index("text")
    slot.blank = [path if name == "element" else None for name in _NARRATIVES.columns]
    return slot


@dataclass(frozen=True, slots=True)
class Layout:
    """``roots``: slots of both kinds of file by the root's name, each with one child, the activity; all tables."""

    roots: Mapping[str, Slot]
    tables: Mapping[str, Table]


@cache
def layout() -> Layout:
    """The layout of IATI 2.03."""
    found: dict[str, Table] = {}
    roots: dict[str, Slot] = {}
    head = _Maker(FILE, found, ("file", "name", "activities", "root"))
    attributes = {name: head.column(written(name)) for tree in trees().values() for name in _once(tree, head.columns)}
    found[FILE] = Table(FILE, (*head.columns, "tail", "form"))
    for root, tree in trees().items():
        roots[root] = top = Slot(root, "", True)
        top.table = found[FILE]
        top.columns = {name: attributes[name] for name in tree.attributes}
        (item,) = tree.children.values()
        name = item.name.removeprefix("iati-")
        top.children[item.name] = _Maker(name, found, (*KEYS, "file")).row(item, "")
    found[NARRATIVE] = _NARRATIVES
    found[EXTRA] = EXTRAS
    return Layout(roots, found)


def _once(tree: Element, there: list[str]) -> list[str]:
    return [name for name in tree.attributes if _column(written(name)) not in there]
