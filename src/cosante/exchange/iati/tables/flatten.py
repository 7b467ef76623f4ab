"""Rows of one activity after the other. Nothing of a file is left out: what the standard has not is in ``extra``.

A row is a list with a cell for each column of its table: whole numbers in the keys, otherwise texts as they stand in
the file, None where there is none.
"""

from collections import defaultdict
from typing import Any, Final

from lxml import etree

from cosante.exchange.iati.stream import ITEMS, Item, unusable
from cosante.exchange.iati.tables.forms import Opening, begun, opening
from cosante.exchange.iati.tables.layout import EXTRA, FILE, FILE_COLUMN, Slot, layout

#: Rows by their table: lists, or what ``quick`` makes of them sooner (tuples, lines of CSV).
Rows = dict[str, list[Any]]
_NAMES: Final = etree.XPath("name(@*[$number])")


class Flatten:
    """Makes rows of the items of one file, ``file`` of all, whose activities count from ``begin`` + 1."""

    def __init__(self, file: int, begin: int) -> None:
        self.file, self.begin = file, begin
        self.rows: Rows = defaultdict(list)
        self._activity = self._node = self._whole = 0
        self._declares = False

    def taken(self) -> Rows:
        """The rows made since this was last asked."""
        rows, self.rows = self.rows, defaultdict(list)
        return rows

    def item(self, item: Item) -> None:
        """Rows of one activity, with what stands before it."""
        self._activity, self._node, self._declares = self.begin + item.number, 0, item.declares
        slot = layout().roots[item.root.tag].children[item.element.tag]
        before: list[str] = []
        self._before(item, before)
        cells = self._row(item.element, slot, None, before)
        cells[FILE_COLUMN] = self.file

    def head(self, root: Any, name: str) -> list[Any]:
        """The row of the file, with all that stands before its first activity; ``whole`` completes it."""
        self._activity, self._node, self._declares = 0, self._whole, True
        slot = layout().roots[root.tag]
        cells: list[Any] = [None] * len(slot.table.columns)
        cells[0], cells[1], cells[3] = self.file, name, root.tag
        form: list[str] = []
        for before in [*root.itersiblings(preceding=True)][::-1]:
            self._extra(before, form, 0)
        form.append(self._opening(root, slot, cells, 0).start)
        cells[-1] = "".join(form)
        self._whole = self._node
        return cells

    def whole(self, item: Item, cells: list[Any]) -> None:
        """The end of the file: what stands behind the last activity, and behind the root."""
        self._activity, self._node, self._declares = 0, self._whole, item.declares
        tail: list[str] = []
        self._before(item, tail)
        tail.append("</>")
        for after in item.root.itersiblings():
            self._extra(after, tail, 0)
        cells[2], cells[-2] = item.number, "".join(tail)
        self.rows[FILE].append(cells)

    def _before(self, item: Item, form: list[str]) -> None:
        """What stands before an item; the one before that may still be there, empty."""
        previous = len(item.root) and item.root[0] is not item.element and item.root[0].tag == ITEMS[item.root.tag]
        if not previous:
            self._text(item.root.text, form, 0)
        for index, child in enumerate(item.root):
            if child is item.element:
                break
            if not (previous and index == 0):
                self._extra(child, form, 0)
            self._text(child.tail, form, 0)

    def _row(self, element: Any, slot: Slot, parent: int | None, form: list[str]) -> list[Any]:
        self._node += 1
        number = self._node
        cells = slot.blank.copy()
        cells[0], cells[1], cells[2] = self._activity, number, parent
        self.rows[slot.table.name].append(cells)
        begin = self._opening(element, slot, cells, number)
        form.append(begin.start)
        self._content(element, slot, cells, form, number)
        cells[-1] = "".join(form)
        return cells

    def _opening(self, element: Any, slot: Slot, cells: list[Any], number: int) -> Opening:
        """The element's beginning; the values of its attributes go to their columns."""
        names = tuple(element.keys())
        found = slot.openings.get(names) or opening(slot, names)
        if found is None or self._declares:
            more = self._namespaces(element, number) if self._declares else 0
            if found is None or more:
                return self._unusual(element, slot, cells, number, more)
        for column, value in zip(found.columns, element.values(), strict=True):
            cells[column] = value
        return found

    def _unusual(self, element: Any, slot: Slot, cells: list[Any], number: int, more: int) -> Opening:
        known = tuple(name for name in element.keys() if name in slot.columns)  # noqa: SIM118
        for name in known:
            cells[slot.columns[name]] = element.get(name)
        return begun(slot, known, more + self._attributes(element, number, slot.columns))

    def _content(self, element: Any, slot: Slot, cells: list[Any], form: list[str], number: int) -> None:
        """What stands within an element: text, rows below this one, columns of it."""
        text = element.text
        if not len(element):
            self._only_text(text, slot, cells, form, number)
            return
        if slot.text is not None:
            cells[slot.text] = "".join([text or "", *(child.tail or "" for child in element)])
        if text:
            self._text(text, form, number)
        children, there = slot.children, set()
        for child in element:
            tag = child.tag
            below = children.get(tag)
            if below is None or tag in there:
                self._extra(child, form, number)
            else:
                if not below.row:
                    there.add(tag)
                begin = None if self._declares or len(child) else below.openings.get(tuple(child.keys()))
                if begin is not None and (below.text is not None or not child.text):
                    self._leaf(child, below, begin, cells, form, number)
                elif below.row:
                    form.append(below.token)
                    self._row(child, below, number, [])
                else:
                    self._inlined(child, below, cells, form, number)
            if tail := child.tail:
                if tail.isspace():
                    form.append(tail)
                else:
                    self._text(tail, form, number)

    def _only_text(self, text: str | None, slot: Slot, cells: list[Any], form: list[str], number: int) -> None:
        if text and slot.text is not None:
            cells[slot.text] = text
            form.append(".")
        else:
            self._text(text, form, number)

    def _leaf(self, element: Any, slot: Slot, begin: Opening, cells: list[Any], form: list[str], number: int) -> None:
        """The same as ``_row`` and ``_inlined`` make of most elements, quicker: nothing below it, nothing unusual."""
        text = element.text
        if slot.row:
            self._node = node = self._node + 1
            cells = slot.blank.copy()
            cells[0], cells[1], cells[2] = self._activity, node, number
            self.rows[slot.table.name].append(cells)
            form.append(slot.token)
            cells[-1] = begin.start + "." if text else begin.start
        else:
            form.append(begin.text if text else begin.empty)
        if text:
            cells[slot.text] = text  # type: ignore[index]  # who calls has seen that there is a column
        if begin.columns:
            for column, value in zip(begin.columns, element.values(), strict=True):
                cells[column] = value

    def _inlined(self, element: Any, slot: Slot, cells: list[Any], form: list[str], number: int) -> None:
        begin = self._opening(element, slot, cells, number)
        if len(element):
            form.append(begin.start)
            self._content(element, slot, cells, form, number)
            form.append("</>")
        elif text := element.text:
            if slot.text is not None:
                cells[slot.text] = text
                form.append(begin.text)
            else:
                form.append(begin.start)
                self._text(text, form, number)
                form.append("</>")
        else:
            form.append(begin.empty)

    def _text(self, text: str | None, form: list[str], number: int) -> None:
        """Text where there is no column for it: white space in the form, other text in ``extra``."""
        if not text:
            return
        if text.isspace():
            form.append(text)
        else:
            form.append("{extra}")
            self._more(number, "text", None, None, text)

    def _more(self, parent: int, kind: str, name: str | None, namespace: str | None, value: str | None) -> list[Any]:
        self._node += 1
        cells = [self._activity, self._node, parent or None, self.file, kind, name, namespace, value, None]
        self.rows[EXTRA].append(cells)
        return cells

    def _extra(self, node: Any, form: list[str], number: int) -> None:
        """A comment, a processing instruction, or an element that has no other place, with all that it holds."""
        form.append("{extra}")
        if node.tag is etree.Comment:
            self._more(number, "comment", None, None, node.text)
        elif node.tag is etree.PI:
            self._more(number, "instruction", node.target, None, node.text)
        else:
            self._element(node, number)

    def _element(self, node: Any, number: int) -> None:
        name = _name(node.tag, node)
        written = f"{node.prefix}:{name.localname}" if node.prefix else name.localname
        cells = self._more(number, "element", written, name.namespace, None)
        own = self._node
        more = self._namespaces(node, own) if self._declares else 0
        form = [f"<{'+' * (more + self._attributes(node, own, {}))}>"]
        if not len(node) and node.text:
            cells[7] = node.text
            form.append(".")
        else:
            self._text(node.text, form, own)
        for child in node:
            self._extra(child, form, own)
            self._text(child.tail, form, own)
        cells[8] = "".join(form)

    def _attributes(self, element: Any, number: int, known: dict[str, int]) -> int:
        """Attributes that the standard has not, as rows; how many."""
        count = 0
        for index, (name, value) in enumerate(element.items(), 1):
            if name not in known:
                full = _name(name, element)
                self._more(number, "attribute", str(_NAMES(element, number=index)), full.namespace, value)
                count += 1
        return count

    def _namespaces(self, element: Any, number: int) -> int:
        """Namespaces that an element declares, as rows; how many. A prefix may mean another one further down."""
        parent = element.getparent()
        above = {} if parent is None else parent.nsmap
        here = element.nsmap
        changed = [(prefix or "", uri) for prefix, uri in here.items() if uri and above.get(prefix) != uri]
        if above.get(None) and not here.get(None):
            changed.append(("", ""))
        for prefix, uri in sorted(changed):
            self._more(number, "namespace", prefix, None, uri)
        return len(changed)


def _name(written: str, element: Any) -> Any:
    try:
        return etree.QName(written)
    except ValueError as error:
        message = f"The file is not well-formed XML: no namespace is declared for the prefix of {written}."
        line = element.sourceline or 0
        raise unusable("0.1.1", "iati", message, line, written, "Declare it on the root.") from error
