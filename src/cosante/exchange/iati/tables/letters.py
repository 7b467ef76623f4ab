"""Texts of XML without a parser: what they mean, and whether all of their characters may stand in one."""

import re
from typing import Final

_REFERENCE: Final = re.compile(r"&(?:#x([0-9a-fA-F]{1,6})|#([0-9]{1,7})|(amp|lt|gt|quot|apos));|&")
_NUMBER: Final = re.compile(r"&#(?:x([0-9a-fA-F]{1,6})|([0-9]{1,7}));")
#: Characters below this mean something in XML, or are not in all versions of it.
_ORDINARY: Final = 0xA0
_MEANT: Final = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}
_SECTION: Final = re.compile(rb"<!\[CDATA\[(.*?)\]\]>", re.S)
_CONTROLS: Final = bytes(code for code in range(32) if code not in b"\t\n\r")


class Unusual(Exception):
    """What is for lxml."""


def without_sections(text: bytes) -> bytes:
    """CDATA written as other text is: what it means is the same."""
    if b"<!--" in text or b"<?" in text:
        return text
    return _SECTION.sub(
        lambda found: found[1].replace(b"&", b"&amp;").replace(b"<", b"&lt;").replace(b">", b"&gt;"), text
    )


def odd(text: bytes) -> bool:
    """Whether there is a character that XML has not, or a section of CDATA."""
    return (
        (b"]" in text and b"]]>" in text)
        or (b"\xef" in text and (b"\xef\xbf\xbe" in text or b"\xef\xbf\xbf" in text))
        or len(text.translate(None, _CONTROLS)) < len(text)
    )


def blank(text: str) -> bool:
    return not text or text.isspace()


def meant(text: str) -> str:
    return _REFERENCE.sub(_character, text) if "&" in text else text


def without_numbers(text: str) -> str:
    """Characters written as numbers written as themselves where nothing else can be meant: the text means the same."""
    return _NUMBER.sub(_ordinary, text) if "&#" in text else text


def _ordinary(found: "re.Match[str]") -> str:
    code = int(found[1], 16) if found[1] else int(found[2])
    return chr(code) if code >= _ORDINARY and _allowed(code) else found[0]


def _allowed(code: int) -> bool:
    return code in (9, 10, 13) or 32 <= code <= 0xD7FF or 0xE000 <= code <= 0xFFFD or 0x10000 <= code <= 0x10FFFF


def _character(found: "re.Match[str]") -> str:
    if found[3]:
        return _MEANT[found[3]]
    code = int(found[1] or "0", 16) or int(found[2] or 0)
    if not _allowed(code):
        raise Unusual
    return chr(code)
