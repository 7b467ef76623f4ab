"""Rows of most activities without a parser: those of names, attributes and texts that the standard has, and no more.

What stands between ``<`` and ``<`` is looked up as it stands: the beginning of an element, but for the values of its
attributes, repeats itself all over a file. What is not looked up at once is parsed by lxml, alone where that can be
(comments, elements and attributes of other namespaces), otherwise the whole activity, and goes through ``Flatten``,
whose rows are the same. So nothing is read here that a parser would refuse.
"""

import re
from collections import defaultdict
from collections.abc import Callable
from typing import Any

from cosante.exchange.iati.standard.schema import XML_LANG
from cosante.exchange.iati.stream import ITEMS, Item
from cosante.exchange.iati.tables.cut import Block, Head, Uncut, parsed
from cosante.exchange.iati.tables.flatten import Flatten
from cosante.exchange.iati.tables.forms import Opening, opening
from cosante.exchange.iati.tables.layout import EXTRA, FILE_COLUMN, Slot, layout
from cosante.exchange.iati.tables.letters import Unusual, blank, meant, odd, without_sections
from cosante.exchange.iati.tables.repeats import Frame, Plan, plan, quoted, usual

#: An element's slot, whether it is closed at once, what ``form`` says of it with others, with text, and empty; columns.
Shape = tuple[Slot | None, bool, str | None, str, str, tuple[int, ...]]
#: A beginning, and the values of its attributes.
Begin = tuple[Shape, list[str]]
#: A plan, the values of an element, and they as CSV has them.
Like = tuple[Plan, list[str], list[str]]
Children = Callable[[str, Slot, list[Any], list[str], list[str]], None]
_OTHER: Shape = None, False, None, "", "", ()
_WORD = re.compile(r"[^\s/>!?][^\s/>]*")
_ALONE = re.compile(r"([a-z][a-z0-9-]*)\s*(/?)")
_FIRST = re.compile(r"([a-z][a-z0-9-]*)\s+([A-Za-z][\w:.-]*)\s*=\s*")
_NEXT = re.compile(r"(\s+)([A-Za-z][\w:.-]*)\s*=\s*")
_LAST = re.compile(r"(\s*)(/?)")
_SPACES = str.maketrans("\t\n\r", "   ")
#: Beginnings of elements, with their values, that are kept for each element they may stand in.
_KEPT = 1000
#: Letters of an element of which a plan may be made; tokens of skeletons, and white spaces of each, that are kept.
_LONG, _KEPT_TOKENS, _KEPT_SPACES = 8_000, 50_000, 50
#: Letters of elements that are kept as they stand, since many are the same to the letter; how many are kept.
_SHORT, _KEPT_SAME = 400, 4_000


class Quick(Flatten):
    """``Flatten`` of blocks as ``cut`` gives them; with ``lines``, a row may be one of CSV already."""

    def __init__(self, file: int, begin: int, head: Head, lines: bool = False) -> None:
        super().__init__(file, begin)
        self._lines = lines
        self._head = head
        self._root = layout().roots[head.root.tag]
        self._tag = ITEMS[head.root.tag]
        self._singles = {name for name, one in self._root.children[self._tag].children.items() if not one.row}
        self._pieces: list[str] = []
        self._tail = ""
        #: By skeleton: None where it was seen once or is unusual.
        self._frames: dict[tuple[str, ...], Frame | None] = {}
        self._size = 0
        self._same: dict[str, Like] = {}

    def block(self, block: Block) -> None:
        """Rows of a block's activities. ``Uncut`` where it is none."""
        at, some = 0, odd(block.text)
        for number, end in enumerate(block.ends, block.first):
            piece = block.text[at:end]
            plain = without_sections(piece) if some else piece
            if (some and odd(plain)) or not self._quick(plain, number):
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
        except UnicodeDecodeError:
            return False
        self._activity = self.begin + number
        before = {name: len(rows) for name, rows in self.rows.items()}
        for children in self._by_plans, self._by_pieces:
            self._node, self._declares = 1, False
            try:
                self._whole_activity(text, children)
            except (Unusual, Uncut, IndexError, ValueError):
                for name, rows in self.rows.items():
                    del rows[before.get(name, 0) :]
            else:
                return True
        return False

    def _whole_activity(self, text: str, children: Children) -> None:
        begin = text.index("<")
        raw, more, rest = text[begin + 1 :].partition(">")
        (slot, closed, start, _, _, columns), values = self._start(self._root, raw)
        if slot is None or closed or not more or not blank(text[:begin]):
            raise Unusual
        cells = slot.blank.copy()
        cells[0], cells[1], cells[FILE_COLUMN] = self._activity, 1, self.file
        self.rows[slot.table.name].append(cells)
        if start is None:
            start = self._opening_of(raw, slot, cells).start
        for column, value in zip(columns, values, strict=True):
            cells[column] = value
        form = [text[:begin], start]
        children(rest, slot, cells, form, [])
        cells[-1] = "".join(form)

    def _by_pieces(self, text: str, slot: Slot, cells: list[Any], form: list[str], once: list[str]) -> None:
        """What stands in an element, to its end, which ends the text; ``once``: what stands before it and may once."""
        first, *self._pieces = text.split("<")
        if not blank(first):
            raise Unusual
        form.append(first)
        if self._children(0, slot, cells, form, once) != len(self._pieces) or self._tail:
            raise Unusual

    def _by_plans(self, text: str, slot: Slot, cells: list[Any], form: list[str], once: list[str]) -> None:
        """The same, one element after the other."""
        end = 0
        while (begin := text.find("<", end)) >= 0:
            if begin > end:
                if not (space := text[end:begin]).isspace():
                    raise Unusual
                form.append(space)
            if (name := _WORD.match(text, begin + 1)) is None:
                if text[begin + 1 :] != slot.end + ">":
                    raise Unusual
                return
            end = text.index(">", begin)
            if text[end - 1] != "/":
                end = text.index(f"</{name[0]}>", end) + len(name[0]) + 2
            end += 1
            self._one(name[0], text[begin:end], slot, cells, form, once)
        raise Unusual

    def _one(self, name: str, text: str, slot: Slot, cells: list[Any], form: list[str], once: list[str]) -> None:
        """An element's rows, by a plan where there is one of its like."""
        found = self._same.get(text) or self._like(text, slot)
        if found is None or name in once:
            self._by_pieces(f"{text}<{slot.end}>", slot, cells, form, once)
            return
        if name in self._singles:
            once.append(name)
        (planned, columns, said, fixed, lines), values, written = found
        for column, index in columns:
            cells[column] = values[index]
        form.append(said)
        if not planned:
            return
        rows, numbers = self.rows, range(self._node + 1, self._node + len(planned) + 1)
        self._node += len(planned)
        if self._lines:
            line = [*written, str(self._activity), str(cells[1]), *map(str, numbers), *lines]
            for table, of in planned:
                rows[table].append(",".join(of(line)))
        else:
            held = [*values, self._activity, cells[1], *numbers, *fixed]
            for table, of in planned:
                rows[table].append(of(held))

    def _like(self, text: str, slot: Slot) -> Like | None:
        """The plan of an element, its values, and they as CSV has them; none where it is unusual or the first."""
        if len(text) > _LONG:
            return None
        parts = text.replace("<", '"<').replace(">", '>"').split('"')
        tokens, values = tuple(parts[1::2]), parts[2::2]
        frame = self._frames.get(tokens) or self._frame(tokens)
        made = self._plan(frame, text, slot, tokens, values) if frame else None
        if frame is None or made is None:
            return None
        if "&" in text:
            values = [meant(value) for value in values]
        written = values
        if self._lines and ("," in text or "&" in text or "\n" in "".join(frame.texts(values))):
            written = [quoted(value) for value in values]
        found = made, values, written
        if len(text) < _SHORT:
            if len(self._same) >= _KEPT_SAME:
                self._same.clear()
            self._same[text] = found
        return found

    def _frame(self, tokens: tuple[str, ...]) -> Frame | None:
        """The frame of a skeleton from the second time on, none of one that is unusual."""
        if tokens in self._frames:
            if usual(tokens):
                self._frames[tokens] = Frame(tokens)
        else:
            self._size += len(tokens)
            if self._size > _KEPT_TOKENS:
                self._frames, self._size = {}, 0
            self._frames[tokens] = None
        return self._frames[tokens]

    def _plan(self, frame: Frame, text: str, slot: Slot, tokens: tuple[str, ...], values: list[str]) -> Plan | None:
        if text.count("<") != frame.begins or text.count(">") != frame.ends:
            return None
        if "\n" in (attributes := "".join(frame.attributes(values))) or "\t" in attributes:
            return None
        texts = frame.texts(values)
        key = frame.spaces(values), all(texts) or tuple(map(bool, texts))
        if key not in frame.plans:
            if len(frame.plans) > _KEPT_SPACES:
                frame.plans.clear()
            frame.plans[key] = self._planned(frame.marked(tokens, values), slot, len(values))
        return frame.plans[key]

    def _planned(self, marked: str, slot: Slot, width: int) -> Plan | None:
        kept = self.rows, self._activity, self._node
        self.rows, self._activity, self._node = defaultdict(list), 0, 0
        cells = slot.blank.copy()
        cells[1] = 0
        form: list[str] = []
        try:
            self._by_pieces(f"{marked}<{slot.end}>", slot, cells, form, [])
            rows = [(name, row) for name, held in self.rows.items() for row in held]
            if any(row[4] == "text" for row in self.rows[EXTRA]):
                return None
            return plan(sorted(rows, key=lambda one: one[1][1]), cells, "".join(form), width)
        except (Unusual, Uncut, IndexError):
            return None
        finally:
            self.rows, self._activity, self._node = kept

    def _children(self, at: int, slot: Slot, cells: list[Any], form: list[str], once: list[str]) -> int:
        """What stands in an element from a piece on: the piece behind its end, and ``_tail`` the text behind it."""
        while True:
            raw, more, self._tail = self._pieces[at].partition(">")
            if raw == slot.end and more:
                return at + 1
            begin = slot.known.get(raw) or self._start(slot, raw)
            below = begin[0][0]
            if below is None or below.name in once or not more:
                at = self._other(at, form, cells[1])
            else:
                if not below.row:
                    once.append(below.name)
                at = self._known(at, below, begin, cells, form)
            if text := self._tail:
                if text.isspace():
                    form.append(text)
                else:
                    self._text(meant(text), form, cells[1])

    def _known(self, at: int, slot: Slot, begin: Begin, cells: list[Any], form: list[str]) -> int:
        """An element of the standard, from a piece on: the piece behind its end."""
        (_, closed, start, filled, empty, columns), values = begin
        raw, _, text = self._pieces[at].partition(">")
        at += 1
        above, own = cells, form
        if slot.row:
            self._node += 1
            cells, own = slot.blank.copy(), []
            cells[0], cells[1], cells[2] = self._activity, self._node, above[1]
            self.rows[slot.table.name].append(cells)
            form.append(slot.token)
        if start is None:
            _, _, start, filled, empty, _ = _said(slot, closed, self._opening_of(raw, slot, cells))
        for column, value in zip(columns, values, strict=True):
            cells[column] = value
        if closed:
            own.append(empty)
        elif self._pieces[at].startswith(slot.ending) and (not text or slot.text is not None):
            own.append(filled if text else empty)
            if text and slot.text is not None:
                cells[slot.text] = meant(text)
            self._tail = self._pieces[at][slot.size :]
            at += 1
        else:
            if slot.text is not None or not blank(text):
                raise Unusual
            own += (start or "", text)
            at = self._children(at, slot, cells, own, [])
            if not slot.row:
                own.append("</>")
        if slot.row:
            cells[-1] = "".join(own)
        return at

    def _start(self, slot: Slot, raw: str) -> Begin:
        """An element's beginning, as it stands between ``<`` and ``>``, and the values that go to columns."""
        parts = raw.split('"')
        key = tuple(parts[::2])
        shape = slot.shapes.get(key) or _shape(slot, key)
        if shape[2] is None:
            return shape, []
        values = parts[1::2]
        if "&" in raw or "\n" in raw or "\t" in raw:
            values = [meant(value.translate(_SPACES)) for value in values]
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
            raise Unusual
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
