"""What a row's ``form`` says: the order of what the row holds, and the white space between; the values are elsewhere.

``<@ref@type>`` is an element with its attributes; the first, without a name, is the row's own, and what stands before
it stood before the element. ``.`` is the text, out of its column; ``</>`` ends an element whose values are columns of
this row; ``{narrative}`` is the next row of that table below this one. A ``+`` behind the attributes is an attribute or
a declared namespace that the standard has not, out of ``extra``. White space stands for itself.
"""

import re
from functools import lru_cache
from typing import Final, NamedTuple

from cosante.exchange.iati.standard.schema import XML_LANG
from cosante.exchange.iati.tables.layout import Slot, written
from cosante.vocabulary.errors import BadValue

_TOKEN: Final = re.compile(r"</>|<([^<>@+]*)((?:@[^<>@+]+)*)(\+*)>|\{([a-z_]+)\}|(\.)|(\s+)")


class Opening(NamedTuple):
    """An element's beginning by the attributes it has: tokens of it alone, with text, empty; columns of the values."""

    start: str
    text: str
    empty: str
    columns: tuple[int, ...]


def opening(slot: Slot, names: tuple[str, ...]) -> Opening | None:
    """The beginning of an element with these attributes, None where the standard has not all of them."""
    if not all(name in slot.columns for name in names):
        return None
    made = slot.openings[names] = begun(slot, names, 0)
    return made


def begun(slot: Slot, names: tuple[str, ...], more: int) -> Opening:
    """The same with so many of ``extra``."""
    name = "" if slot.row else slot.name
    start = f"<{name}{''.join('@' + written(one) for one in names)}{'+' * more}>"
    return Opening(start, start + ".</>", start + "</>", tuple(slot.columns[one] for one in names))


class Token(NamedTuple):
    """One token: ``kind`` is open, close, row, text or space."""

    kind: str
    value: str = ""
    attributes: tuple[str, ...] = ()
    more: int = 0


@lru_cache(maxsize=4096)
def tokens(form: str) -> tuple[Token, ...]:
    """A form's tokens. ``BadValue`` where it is none."""
    found: list[Token] = []
    at = 0
    while at < len(form):
        match = _TOKEN.match(form, at)
        if match is None:
            raise BadValue(f"{form[at : at + 40]!r} is no part of a form. Take the column `form` as it was written.")
        found.append(_token(match))
        at = match.end()
    return tuple(found)


def _token(match: "re.Match[str]") -> Token:
    if match[0] == "</>":
        return Token("close")
    if match[4]:
        return Token("row", match[4])
    if match[5]:
        return Token("text")
    if match[6]:
        return Token("space", match[6])
    names = tuple(XML_LANG if one == "xml:lang" else one for one in match[2].split("@")[1:])
    return Token("open", match[1], names, len(match[3]))
