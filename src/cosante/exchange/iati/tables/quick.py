"""Rows of most activities without a parser: those of names, attributes and texts that the standard has, and no more.

What stands between ``<`` and ``<`` is looked up as it stands: the beginning of an element, but for the values of its
attributes, repeats itself all over a file. What is not looked up at once is parsed by lxml, alone where that can be
(comments, elements and attributes of other namespaces), otherwise the whole activity, and goes through ``Flatten``,
whose rows are the same. So nothing is read here that a parser would refuse.
"""

import re
from collections import defaultdict
from collections.abc import Callable
from typing import Any, Final

from cosante.exchange.iati.stream import ITEMS, Item
from cosante.exchange.iati.tables.beginnings import WORD, Shape, matched, said, shape
from cosante.exchange.iati.tables.compiled import Plan, plan
from cosante.exchange.iati.tables.cut import Block, Head, Uncut, parsed
from cosante.exchange.iati.tables.flatten import Flatten
from cosante.exchange.iati.tables.forms import Opening
from cosante.exchange.iati.tables.layout import EXTRA, FILE_COLUMN, Slot, layout
from cosante.exchange.iati.tables.letters import Unusual, blank, meant, odd, without_numbers, without_sections
from cosante.exchange.iati.tables.lines import Lines
from cosante.exchange.iati.tables.repeats import MARK, OTHER, Alphabet, divided, joined, marked, without_quotes

#: A beginning, and the values of its attributes.
Begin = tuple[Shape, list[str]]
#: A beginning with attributes that the standard has not: which value goes to which column; their names, namespaces.
Beginning = tuple[Opening, list[tuple[int, int]], list[tuple[str, str | None, int]]]
Children = Callable[[str, Slot, list[Any], list[str], list[str]], None]
_SPACES: Final = str.maketrans("\t\n\r", "   ")
#: Beginnings of elements, with their values, that are kept for each element they may stand in.
_BEGINNINGS: Final = 20_000
#: Parts of an element of which a plan may be made; letters of words that are kept.
_LONG: Final = 1_000
_KEPT: Final = 200_000
_KEPT_OPENINGS: Final = 500


class Quick(Flatten):
    """``Flatten`` of blocks as ``cut`` gives them. With ``lines``, a row may be a line already, written so."""

    def __init__(self, file: int, begin: int, head: Head, lines: Lines | None = None) -> None:
        super().__init__(file, begin)
        self._lines = lines
        self._head = head
        self._root = layout().roots[head.root.tag]
        self._tag = ITEMS[head.root.tag]
        self._singles = {name for name, one in self._root.children[self._tag].children.items() if not one.row}
        self._pieces: list[str] = []
        self._tail = ""
        self._learn()
        self._openings: dict[tuple[Slot, tuple[str, ...]], Beginning | None] = {}
        self._number: str | int = 0

    def block(self, block: Block) -> None:
        """Rows of a block's activities. ``Uncut`` where it is none."""
        at, some = 0, odd(block.text)
        self._forget()
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
            text = without_numbers(piece.decode())
            if "\r" in text:
                text = text.replace("\r\n", "\n").replace("\r", "\n")
        except UnicodeDecodeError:
            return False
        self._activity = self.begin + number
        self._number = str(self._activity) if self._lines else self._activity
        before = list(map(len, self.rows.values()))
        for children in self._by_plans, self._by_pieces:
            self._node, self._declares = 1, False
            try:
                self._whole_activity(text, children)
            except (Unusual, Uncut, IndexError, ValueError):
                before += [0] * (len(self.rows) - len(before))
                for rows, length in zip(self.rows.values(), before, strict=True):
                    del rows[length:]
            else:
                return True
        return False

    def _whole_activity(self, text: str, children: Children) -> None:
        begin = text.index("<")
        end = text.index(">", begin)
        raw = text[begin + 1 : end]
        (slot, closed, start, _, _, columns), values = self._start(self._root, raw)
        if slot is None or closed or not blank(text[:begin]):
            raise Unusual
        cells = slot.blank.copy()
        cells[0], cells[1], cells[FILE_COLUMN] = self._activity, 1, self.file
        self.rows[slot.table.name].append(cells)
        if start is None:
            start = self._opening_of(raw, slot, cells).start
        for column, value in zip(columns, values, strict=True):
            cells[column] = value
        form = [text[:begin], start]
        children(text[end + 1 :], slot, cells, form, [])
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
        """The same, one element after the other, by plans where there are such."""
        parts, word, references = self._parted(text)
        if parts[-1] or parts[-2] != f"<{slot.end}>":
            raise Unusual
        values = parts[::2]
        if references:
            values = [meant(value) if "&" in value else value for value in values]
        at, letters, lengths, plans, last = 1, self._alphabet, self._lengths, self._plans, len(parts) - 2
        activity, rows = self._number, self.rows
        while at < last:
            begin = at - 1
            end = at + lengths.get(word[at], 0)
            found = plans.get(word[begin:end])
            if found is None:
                end = letters.end(word, at)
                lengths[word[at]] = end - at
                found = plans.get(word[begin:end]) or self._learnt(word[begin:end], parts[begin:end], slot)
            if found is not None:
                some = values[at // 2 + 1 : end // 2]
                node = found.put(rows, cells, form, once, activity, self._node, some, some, False)
                if node < 0:
                    node = self._looked_at(found, some, parts[at + 1 : end : 2], cells, form, once)
            if found is None or node < 0:
                _space(parts[begin], form)
                self._by_pieces(f"{joined(parts[at:end])}<{slot.end}>", slot, cells, form, once)
            else:
                self._node = node
            at = end + 1
        if at != last:
            raise Unusual
        _space(parts[last - 1], form)

    def _parted(self, text: str) -> tuple[list[str], str, bool]:
        """Parts of a text, its word, and whether there are references. Between values there is nothing but tags."""
        for again in (False, True):
            parts = divided(without_quotes(text) if again else text)
            word = self._alphabet.word(parts)
            values = "".join(parts[::2])
            lost = "<" in values or ">" in values
            if not lost and (again or OTHER not in word[1::2]):
                return parts, word, "&" in values
        raise Unusual

    def _looked_at(
        self, plan: Plan, values: list[str], raw: list[str], cells: list[Any], form: list[str], once: list[str]
    ) -> int:
        """As ``plan.put``, of values as meant and as they stand, that hold signs of CSV or white space."""
        if any("\n" in raw[at] or "\t" in raw[at] for at in plan.attributes):
            return -1
        written = list(map(self._lines.cell, values)) if self._lines else values
        return plan.put(self.rows, cells, form, once, self._number, self._node, values, written, True)

    def _learnt(self, word: str, parts: list[str], slot: Slot) -> Plan | None:
        """The plan of an element, and what stands before it, from the second time on, where there can be one."""
        if len(parts) > _LONG or self._alphabet.spaces(parts[::2]) or OTHER in word[0] + word[1::2]:
            return None
        if word in self._planless:
            return None
        if word not in self._seen:
            self._seen.add(word)
            return None
        made = self._plan(word, parts, slot)
        if made is None:
            self._planless.add(word)
        else:
            self._plans[word] = made
        return made

    def _forget(self) -> None:
        """What was learnt, where it is too much."""
        if self._alphabet.full or sum(map(len, self._seen)) > _KEPT:
            self._learn()

    def _learn(self) -> None:
        """Nothing is learnt yet."""
        self._alphabet = Alphabet()
        self._plans: dict[str, Plan] = {}
        #: Words seen; those without a plan; how long what begins with a letter was when it was last seen.
        self._seen: set[str] = set()
        self._planless: set[str] = set()
        self._lengths: dict[str, int] = {}

    def _plan(self, word: str, parts: list[str], slot: Slot) -> Plan | None:
        text = marked(parts[1:], word[1:])
        if text is None or not blank(parts[0]):
            return None
        kept = self.rows, self._activity, self._node
        self.rows, self._activity, self._node = defaultdict(list), 0, 0
        cells = slot.blank.copy()
        cells[1] = 0
        form: list[str] = []
        once: list[str] = []
        try:
            self._by_pieces(f"{text}<{slot.end}>", slot, cells, form, once)
            rows = [(name, row) for name, held in self.rows.items() for row in held]
            if any(row[4] == "text" for row in self.rows[EXTRA]):
                return None
            rows.sort(key=lambda one: one[1][1])
            return plan(rows, cells, parts[0] + "".join(form), parts[1:], once, self._lines)
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
            _, _, start, filled, empty, _ = said(slot, closed, self._opening_of(raw, slot, cells))
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
        made = slot.shapes.get(key) or shape(slot, key)
        if made[2] is None:
            return made, []
        values = parts[1::2]
        if "&" in raw or "\n" in raw or "\t" in raw:
            values = [meant(value.translate(_SPACES)) for value in values]
        if len(slot.known) >= _BEGINNINGS:
            slot.known.clear()
        slot.known[raw] = found = made, values
        return found

    def _opening_of(self, raw: str, slot: Slot, cells: list[Any]) -> Opening:
        """The beginning of an element with attributes that the standard has not."""
        parts = raw.split('"')
        key = slot, tuple(parts[::2])
        if key not in self._openings:
            if len(self._openings) >= _KEPT_OPENINGS:
                self._openings.clear()
            self._openings[key] = self._opening_marked(parts, slot, cells)
        found = self._openings[key]
        if found is None:
            return self._opening(self._bare(raw), slot, cells, cells[1])
        begin, columns, more = found
        values = [meant(value.translate(_SPACES)) for value in parts[1::2]]
        for column, at in columns:
            cells[column] = values[at]
        for name, namespace, at in more:
            self._more(cells[1], "attribute", name, namespace, values[at])
        return begin

    def _opening_marked(self, parts: list[str], slot: Slot, cells: list[Any]) -> Beginning | None:
        """The same of an element built alike, whatever its values; None where it is to be looked at each time."""
        if matched(tuple(parts[::2])) is None:
            return None
        marks = [f'"{MARK}{at}"' for at in range(len(parts) // 2)]
        raw = "".join(text + mark for text, mark in zip(parts[::2], [*marks, ""], strict=True))
        made = slot.blank.copy() or [None] * len(cells)
        kept, self.rows, node = self.rows, defaultdict(list), self._node
        try:
            begin = self._opening(self._bare(raw), slot, made, 0)
            more = [(row[5], row[6], int(row[7][1:])) for row in self.rows[EXTRA]]
        finally:
            self.rows, self._node = kept, node
        return (
            begin,
            [
                (slot.columns[name], int(made[slot.columns[name]][1:]))
                for name in slot.columns
                if (made[slot.columns[name]] or "").startswith(MARK)
            ],
            more,
        )

    def _bare(self, raw: str) -> Any:
        return self._alone(f"<{raw}>" if raw.endswith("/") else f"<{raw}/>")

    def _other(self, at: int, form: list[str], number: int) -> int:
        """A comment, an instruction, or an element without a place, from a piece on: the piece behind its end."""
        pieces, begin, stop = self._pieces, at, ">"
        if name := WORD.match(pieces[at]):
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


def _space(text: str, form: list[str]) -> None:
    """White space between elements."""
    if text:
        if not text.isspace():
            raise Unusual
        form.append(text)


def _deeper(depth: int, found: "re.Match[str]") -> int:
    return depth - 1 if found[1] else depth + 1
