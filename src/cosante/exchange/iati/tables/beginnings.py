"""Beginnings of elements as they stand between ``<`` and ``>``: what a kind of them is, whatever its values."""

import re
from typing import Final

from cosante.exchange.iati.standard.schema import XML_LANG
from cosante.exchange.iati.tables.forms import Opening, opening
from cosante.exchange.iati.tables.layout import Slot

#: An element's slot, whether it is closed at once, what ``form`` says of it with others, with text, and empty; columns.
Shape = tuple[Slot | None, bool, str | None, str, str, tuple[int, ...]]
_OTHER: Final[Shape] = None, False, None, "", "", ()
WORD: Final = re.compile(r"[^\s/>!?][^\s/>]*")
_ALONE: Final = re.compile(r"([a-z][a-z0-9-]*)\s*(/?)")
_FIRST: Final = re.compile(r"([a-z][a-z0-9-]*)\s+([A-Za-z][\w:.-]*)\s*=\s*")
_NEXT: Final = re.compile(r"(\s+)([A-Za-z][\w:.-]*)\s*=\s*")
_LAST: Final = re.compile(r"(\s*)(/?)")


def shape(slot: Slot, key: tuple[str, ...]) -> Shape:
    """What a beginning of an element is, by what stands around the values of its attributes.

    Without a slot it is none that the standard has here; without a form, its attributes are not.
    """
    name = WORD.match(key[0])
    below = slot.children.get(name[0]) if name else None
    if below is None:
        return _OTHER
    begin, names = None, matched(key)
    if names is not None:
        begin = opening(below, names) if len(set(names)) == len(names) else None
    if begin is None:
        return below, key[-1].endswith("/"), None, "", "", ()
    made = slot.shapes[key] = said(below, key[-1].endswith("/"), begin)
    return made


def matched(key: tuple[str, ...]) -> tuple[str, ...] | None:
    """Names of the attributes of a beginning by what stands around their values, None where it is no usual one."""
    if len(key) == 1:
        return None if _ALONE.fullmatch(key[0]) is None else ()
    found = [_FIRST.fullmatch(key[0]), *map(_NEXT.fullmatch, key[1:-1]), _LAST.fullmatch(key[-1])]
    if not all(found):
        return None
    return tuple(XML_LANG if one[2] == "xml:lang" else one[2] for one in found[:-1])  # type: ignore[index]


def said(slot: Slot, closed: bool, begin: Opening) -> Shape:
    """The shape of an element with this opening."""
    filled, empty = (begin.start + ".", begin.start) if slot.row else (begin.text, begin.empty)
    return slot, closed, begin.start, filled, empty, begin.columns
