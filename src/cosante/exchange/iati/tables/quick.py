"""Rows of most activities without a parser: those of names, attributes and texts that the standard has, and no more.

What stands between ``<`` and ``<`` is looked up as it stands: the beginning of an element, but for the values of its
attributes, repeats itself all over a file. What is not looked up at once is parsed by lxml, alone where that can be
(comments, elements and attributes of other namespaces), otherwise the whole activity, and goes through ``Flatten``,
whose rows are the same. So nothing is read here that a parser would refuse.
"""

import re
from typing import Any

from cosante.exchange.iati.standard.schema import XML_LANG
from cosante.exchange.iati.stream import ITEMS, Item
from cosante.exchange.iati.tables.cut import Block, Head, Uncut, parsed
from cosante.exchange.iati.tables.flatten import Flatten
from cosante.exchange.iati.tables.forms import Opening, opening
from cosante.exchange.iati.tables.layout import FILE_COLUMN, Slot, layout

#: An element's slot, whether it is closed at once, what ``form`` says of it with others, with text, and empty; columns.
Shape = tuple[Slot | None, bool, str | None, str, str, tuple[int, ...]]
_OTHER: Shape = None, False, None, "", "", ()
_WORD = re.compile(r"[^\s/>!?][^\s/>]*")
_ALONE = re.compile(r"([a-z][a-z0-9-]*)\s*(/?)")
_FIRST = re.compile(r"([a-z][a-z0-9-]*)\s+([A-Za-z][\w:.-]*)\s*=\s*")
_NEXT = re.compile(r"(\s+)([A-Za-z][\w:.-]*)\s*=\s*")
_LAST = re.compile(r"(\s*)(/?)")
_REFERENCE = re.compile(r"&(?:#x([0-9a-fA-F]{1,6})|#([0-9]{1,7})|(amp|lt|gt|quot|apos));|&")
_MEANT = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}
_SECTION = re.compile(rb"<!\[CDATA\[(.*?)\]\]>", re.S)
_CONTROLS = bytes(code for code in range(32) if code not in b"\t\n\r")
_SPACES = str.maketrans("\t\n\r", "   ")
#: Beginnings of elements, with their values, that are kept for each element they may stand in.
_KEPT = 1000


class _Unusual(Exception):
    """What is for lxml."""


class Quick(Flatten):
    """``Flatten`` of blocks as ``cut`` gives them."""

    def __init__(self, file: int, begin: int, head: Head) -> None:
        super().__init__(file, begin)
        self._head = head
        self._root = layout().roots[head.root.tag]
        self._tag = ITEMS[head.root.tag]
        self._pieces: list[str] = []
        self._tail = ""

    def block(self, block: Block) -> None:
        """Rows of a block's activities. ``Uncut`` where it is none."""
        at, some = 0, _odd(block.text)
        for number, end in enumerate(block.ends, block.first):
            piece = block.text[at:end]
            plain = _without_sections(piece) if some else piece
            if (some and _odd(plain)) or not self._quick(plain, number):
                self._slow(piece, number)
            at = end

    def end(self, block: Block, cells: list[Any]) -> None:
        """What stands behind the last activity, and the row of the file."""
        root = parsed(self._head.tag + block.text)
        if any(child.tag == self._tag for child in root):
            raise Uncut
        self.whole(Item(None, block.first - 1, root, declares=b"xmlns" in block.text), cells)

    def _slow(self, piece: bytes, number: int) -> None:
        root = parsed(b"%s%s</%s>" % (self._head.tag, piece, self._head.name))
        found = [child for child in root if child.tag == self._tag]
        if len(found) != 1 or found[0] is not root[-1]:
            raise Uncut
        self.item(Item(found[0], number, root, declares=b"xmlns" in piece))

    def _quick(self, piece: bytes, number: int) -> bool:
        if b"xmlns" in piece:
            return False
        try:
            text = piece.decode()
            if "\r" in text:
                text = text.replace("\r\n", "\n").replace("\r", "\n")
            self._pieces = text.split("<")
            self._activity, self._node, self._declares = self.begin + number, 1, False
            self._whole_activity()
        except (_Unusual, Uncut, IndexError, UnicodeDecodeError):
            for rows in self.rows.values():
                while rows and rows[-1][0] == self._activity:
                    rows.pop()
            return False
        return True

    def _whole_activity(self) -> None:
        before, begin = self._pieces[:2]
        raw, _, text = begin.partition(">")
        (slot, closed, start, _, _, columns), values = self._start(self._root, raw)
        if slot is None or closed or not _blank(before) or not _blank(text):
            raise _Unusual
        cells = slot.blank.copy()
        cells[0], cells[1], cells[FILE_COLUMN] = self._activity, 1, self.file
        self.rows[slot.table.name].append(cells)
        if start is None:
            start = self._opening_of(raw, slot, cells).start
        for column, value in zip(columns, values, strict=True):
            cells[column] = value
        form = [before, start, text]
        if self._children(2, slot, cells, form) != len(self._pieces) or self._tail:
            raise _Unusual
        cells[-1] = "".join(form)

    def _children(self, at: int, slot: Slot, cells: list[Any], form: list[str]) -> int:
        """What stands in an element from a piece on: the piece behind its end, and ``_tail`` the text behind it."""
        pieces, known, once = self._pieces, slot.known, []
        while True:
            raw, more, text = pieces[at].partition(">")
            if (found := known.get(raw)) is None:
                if raw == slot.end and more:
                    self._tail = text
                    return at + 1
                found = self._start(slot, raw)
            (below, closed, start, filled, empty, columns), values = found
            if below is None or below.name in once or not more:
                at = self._other(at, form, cells[1])
                text = self._tail
            else:
                at += 1
                row = cells
                if below.row:
                    self._node += 1
                    row = below.blank.copy()
                    row[0], row[1], row[2] = self._activity, self._node, cells[1]
                    self.rows[below.table.name].append(row)
                    form.append(below.token)
                else:
                    once.append(below.name)
                if start is None:
                    _, _, start, filled, empty, _ = _said(below, closed, self._opening_of(raw, below, row))
                for column, value in zip(columns, values):  # noqa: B905  # as many, by how they were made
                    row[column] = value
                if closed:
                    pass
                elif pieces[at].startswith(below.ending) and (not text or below.text is not None):
                    if text:
                        row[below.text] = _meant(text) if "&" in text else text
                        empty = filled
                    text = pieces[at][below.size :]
                    at += 1
                else:
                    at, empty = self._within(at, below, row, form, start + text)
                    text = self._tail
                if below.row:
                    row[-1] = empty
                else:
                    form.append(empty)
            if text:
                if text.isspace():
                    form.append(text)
                else:
                    self._text(_meant(text), form, cells[1])

    def _within(self, at: int, slot: Slot, cells: list[Any], form: list[str], start: str) -> tuple[int, str]:
        """What stands in an element that has others: the piece behind its end, and what its end adds to a form."""
        if slot.text is not None or not _blank(start[start.index(">") + 1 :]):
            raise _Unusual
        if not slot.row:
            form.append(start)
            return self._children(at, slot, cells, form), "</>"
        inner = [start]
        at = self._children(at, slot, cells, inner)
        return at, "".join(inner)

    def _start(self, slot: Slot, raw: str) -> tuple[Shape, list[str]]:
        """An element's beginning, as it stands between ``<`` and ``>``, and the values that go to columns."""
        parts = raw.split('"')
        key = tuple(parts[::2])
        shape = slot.shapes.get(key) or _shape(slot, key)
        if shape[2] is None:
            return shape, []
        values = parts[1::2]
        if "&" in raw or "\n" in raw or "\t" in raw:
            values = [_meant(value.translate(_SPACES)) for value in values]
        if len(slot.known) >= _KEPT:
            slot.known.clear()
        slot.known[raw] = found = shape, values
        return found

    def _opening_of(self, raw: str, slot: Slot, cells: list[Any]) -> Opening:
        """The beginning of an element with attributes that the standard has not."""
        element = self._alone(f"<{raw}>" if raw.endswith("/") else f"<{raw}/>")
        return self._opening(element, slot, cells, cells[1])

    def _other(self, at: int, form: list[str], number: int) -> int:
        """A comment, an instruction, or an element without a place, from a piece on: the piece behind its end."""
        pieces, begin, stop = self._pieces, at, ">"
        if name := _WORD.match(pieces[at]):
            again = re.compile(rf"(/?){re.escape(name[0])}(?:\s[^>]*?)?(/?)>")
            depth = 0
            while (found := again.match(pieces[at])) is None or found[2] or (depth := _deeper(depth, found)):
                if depth == 0 and at == begin:
                    break
                at += 1
        else:
            stop = "-->" if pieces[at].startswith("!--") else "?>"
            while stop not in pieces[at]:
                at += 1
        last, _, self._tail = pieces[at].partition(stop)
        element = self._alone("".join(f"<{piece}" for piece in [*pieces[begin:at], last + stop]))
        self._extra(element, form, number)
        return at + 1

    def _alone(self, text: str) -> Any:
        """One element or the like by lxml, as if it stood in the root."""
        root = parsed(b"%s%s</%s>" % (self._head.tag, text.encode(), self._head.name))
        if len(root) != 1 or root.text or root[0].tail:
            raise _Unusual
        return root[0]


def _deeper(depth: int, found: "re.Match[str]") -> int:
    return depth - 1 if found[1] else depth + 1


def _shape(slot: Slot, key: tuple[str, ...]) -> Shape:
    """What a beginning of an element is, by what stands around the values of its attributes.

    Without a slot it is none that the standard has here; without a form, its attributes are not.
    """
    name = _WORD.match(key[0])
    below = slot.children.get(name[0]) if name else None
    if below is None:
        return _OTHER
    if len(key) == 1:
        found = [_ALONE.fullmatch(key[0])]
    else:
        found = [_FIRST.fullmatch(key[0]), *map(_NEXT.fullmatch, key[1:-1]), _LAST.fullmatch(key[-1])]
    begin = None
    if all(found):
        names = tuple(XML_LANG if one[2] == "xml:lang" else one[2] for one in found[:-1])  # type: ignore[index]
        begin = opening(below, names) if len(set(names)) == len(names) else None
    if begin is None:
        return below, key[-1].endswith("/"), None, "", "", ()
    made = slot.shapes[key] = _said(below, key[-1].endswith("/"), begin)
    return made


def _said(slot: Slot, closed: bool, begin: Opening) -> Shape:
    filled, empty = (begin.start + ".", begin.start) if slot.row else (begin.text, begin.empty)
    return slot, closed, begin.start, filled, empty, begin.columns


def _without_sections(text: bytes) -> bytes:
    """CDATA written as other text is: what it means is the same."""
    if b"<!--" in text or b"<?" in text:
        return text
    return _SECTION.sub(
        lambda found: found[1].replace(b"&", b"&amp;").replace(b"<", b"&lt;").replace(b">", b"&gt;"), text
    )


def _odd(text: bytes) -> bool:
    """Whether there is a character that XML has not, or a section of CDATA."""
    return (
        b"]]>" in text
        or b"\xef\xbf\xbe" in text
        or b"\xef\xbf\xbf" in text
        or len(text.translate(None, _CONTROLS)) < len(text)
    )


def _blank(text: str) -> bool:
    return not text or text.isspace()


def _meant(text: str) -> str:
    return _REFERENCE.sub(_character, text) if "&" in text else text


def _character(found: "re.Match[str]") -> str:
    if found[3]:
        return _MEANT[found[3]]
    code = int(found[1] or "0", 16) or int(found[2] or 0)
    if not (code in (9, 10, 13) or 32 <= code <= 0xD7FF or 0xE000 <= code <= 0xFFFD or 0x10000 <= code <= 0x10FFFF):
        raise _Unusual
    return chr(code)
