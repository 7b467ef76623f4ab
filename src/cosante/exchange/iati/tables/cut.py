"""A file cut into activities without being parsed: bytes between their ends, by a scan that costs little.

``</iati-activity>`` ends an activity wherever it stands but in a comment, a processing instruction or a CDATA section,
and the scan steps over these. What it cannot be sure of (another encoding than UTF-8, a document type, activities
within activities, what is not well-formed) is ``Uncut``: such files are parsed from the beginning by one process.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO, Final, NamedTuple

from lxml import etree

from cosante.exchange.iati.stream import ITEMS, LARGEST

#: Bytes that are read, scanned and made into rows together.
BLOCK: Final = 512 * 1024
_HEAD: Final = re.compile(
    rb"(?:\xef\xbb\xbf)?(?:<\?xml\s[^>]*?\?>)?(?:\s+|<!--.*?-->|<\?(?!xml\s).*?\?>)*"
    rb"(<(iati-activities|iati-organisations)(?:\s+[\w:.-]+\s*=\s*(?:\"[^\"<]*\"|'[^'<]*'))*\s*>)",
    re.S,
)
_ENCODING: Final = re.compile(rb"""(?:\xef\xbb\xbf)?<\?xml\s[^>]*?encoding\s*=\s*["']([^"']*)["']""")
_STEP: Final = rb"</%s\s*>|<!--.*?-->|<!--|<!\[CDATA\[.*?\]\]>|<!\[CDATA\[|<\?.*?\?>|<\?"
_LESS: Final = b"<"[0]
_OPEN: Final = frozenset({b"<!--", b"<![CDATA[", b"<?"})


class Uncut(Exception):
    """A file that is to be parsed from the beginning."""


class Block(NamedTuple):
    """Activities that stand behind each other: the first is number ``first``; ``ends`` are where they end in ``text``.

    The last of a file has no activity, and what stands behind them, the root's end with it.
    """

    number: int
    first: int
    text: bytes
    ends: list[int]


@dataclass(frozen=True, slots=True)
class Head:
    """What stands before the first activity: the root's tag as written, and all of it as a document."""

    tag: bytes
    name: bytes
    length: int
    root: Any


def parsed(text: bytes) -> Any:
    """The root of a piece of a file, made a document. ``Uncut`` where it is none."""
    parser = etree.XMLParser(
        resolve_entities=False, load_dtd=False, no_network=True, attribute_defaults=False, huge_tree=False,
        remove_comments=False, strip_cdata=True,
    )  # fmt: skip
    try:
        return etree.fromstring(text, parser)
    except (etree.LxmlError, ValueError) as error:
        raise Uncut from error


def head(stream: BinaryIO) -> Head:
    """The file's head, from its beginning. ``Uncut`` where it is not such as nearly all have."""
    text = stream.read(64 * 1024)
    found, encoding = _HEAD.match(text), _ENCODING.match(text)
    if found is None or (encoding and encoding[1].lower() not in (b"utf-8", b"utf8")):
        raise Uncut
    return Head(found[1], found[2], found.end(), parsed(found[0] + b"</" + found[2] + b">"))


def blocks(stream: BinaryIO, start: Head) -> Iterator[Block]:
    """The file's blocks in order, from behind its head."""
    name = ITEMS[start.name.decode()].encode()
    step = re.compile(_STEP % name, re.S)
    ending, close = b"</" + name, re.compile(rb"\s*>")
    stream.seek(start.length)
    rest, number, first = b"", 0, 1
    while read := stream.read(BLOCK):
        text = rest + read
        ends = _stepped(text, step, ending) if _apart(text) else _ends(text, ending, close)
        if ends:
            yield Block(number, first, text[: ends[-1]], ends)
            number, first = number + 1, first + len(ends)
        rest = text[ends[-1] :] if ends else text
        if len(rest) > LARGEST:
            raise Uncut
    yield Block(number, first, rest, [])


def _apart(text: bytes) -> bool:
    """Whether there is a comment, an instruction or the like. Signs are looked for one by one: they are few."""
    for sign in b"!", b"?":
        at, most = text.find(sign), len(text) // 512
        while at >= 0:
            if (at and text[at - 1] == _LESS) or not most:
                return True
            most -= 1
            at = text.find(sign, at + 1)
    return False


def _ends(text: bytes, ending: bytes, close: "re.Pattern[bytes]") -> list[int]:
    """Where activities end in a text without such."""
    ends = []
    at = text.find(ending)
    while at >= 0:
        at += len(ending)
        if text[at : at + 1] == b">":
            ends.append(at + 1)
        elif found := close.match(text, at):
            ends.append(found.end())
        at = text.find(ending, at)
    return ends


def _stepped(text: bytes, step: "re.Pattern[bytes]", ending: bytes) -> list[int]:
    """Where activities end in any text; what may be the beginning of a comment ends it."""
    ends = []
    for found in step.finditer(text):
        if (what := found[0]) in _OPEN:
            break
        if what.startswith(ending):
            ends.append(found.end())
    return ends
