"""What is had of a file: its documents, each a text with where on its pages the words stand, and what was refused.

Offsets count code points of ``Extracted.text``, which is the text of the reading contract. Pages are counted from 1.
Boxes are ``(left, top, right, bottom)`` from the page's upper left corner, in the units of its size: points (1/72 inch)
of a PDF, pixels of a picture.
"""

import re

from msgspec import Struct, field

from cosante.vocabulary.errors import UnreadableDocument
from cosante.vocabulary.facts import Notice, PageSize, PageSpan

#: Between a file and what is in it: ``news.zip!/12.pdf``.
WITHIN = "!/"
#: A word that was recognised with less certainty than this is said to be doubtful (tesseract's own measure, 0 to 1).
DOUBTFUL = 0.6
_UNSEEN = re.compile(r"[^\S\n]+")


class Extracted(Struct, kw_only=True):
    """One document. ``data`` are the bytes it was read from, where they are not the whole file."""

    name: str
    text: str
    media_type: str
    sha256: str = ""
    encoding: str = "utf-8"
    title: str = ""
    published: str = ""
    publisher: str = ""
    address: str = ""
    language: str = ""
    notices: list[Notice] = field(default_factory=list)
    pages: list[PageSize] = field(default_factory=list)
    spans: list[PageSpan] = field(default_factory=list)
    data: bytes | None = None


class Failed(Struct, kw_only=True):
    """Something of a file that no text could be had of."""

    name: str
    code: str
    message: str
    sha256: str = ""

    @classmethod
    def of(cls, name: str, error: UnreadableDocument) -> "Failed":
        """The refusal of what has that name; the message begins with it."""
        said = error.message if error.message.startswith(f"{name}: ") else f"{name}: {error.message}"
        return cls(name=name, code=error.code, message=said)


def within(name: str, part: str) -> str:
    """What a part of a file is called, without signs that steer a terminal."""
    plain = "".join(char if char.isprintable() else "\ufffd" for char in part.replace("\\", "/"))
    return f"{name}{WITHIN}{plain[-300:] or 'part'}"


def one_line(said: object) -> str:
    """One line, without signs that steer a terminal."""
    return " ".join("".join(char if char.isprintable() else " " for char in str(said or "")).split())


def paragraphs(lines: "list[str]") -> str:
    """Lines as paragraphs, an empty line between two; blanks within a line are one."""
    tidy = (_UNSEEN.sub(" ", line).strip(" \n") for line in lines)
    return "\n\n".join(line for line in tidy if line)
