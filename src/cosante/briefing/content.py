"""What a briefing or a report says, whoever writes it down: sentences, tables and charts, each with its source.

Pure: no Django, no format. Every writer gives the same words in the same order, which is that of ``lines``. A source is
a ``Note``; its number is its place among the notes of the content, by where it is first used.
"""

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any


@dataclass(frozen=True)
class Note:
    """Where a sentence comes from. ``key`` is one in all languages; ``address`` is a whole one, a path or nothing."""

    key: str
    text: str
    address: str = ""


@dataclass(frozen=True)
class Sentence:
    """One sentence, or a line that begins with ``lead``, a date or a name. ``unsure``: nobody has reviewed it."""

    text: str
    notes: tuple[Note, ...] = ()
    lead: str = ""
    unsure: bool = False


@dataclass(frozen=True)
class Paragraph:
    """Sentences that follow each other; ``listed`` ones stand each on a line of its own."""

    sentences: tuple[Sentence, ...]
    listed: bool = False


@dataclass(frozen=True)
class Cell:
    """A cell of a table. ``value`` is the exact number behind the text, as digits, for workbooks."""

    text: str
    notes: tuple[Note, ...] = ()
    number: bool = False
    value: str = ""
    marked: bool = False


@dataclass(frozen=True)
class Table:
    """Rows under heads. ``widths``: how the columns share the page, in parts. ``foot``: the last row is a sum."""

    caption: str
    heads: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    widths: tuple[int, ...] = ()
    foot: bool = False


@dataclass(frozen=True)
class Column:
    """A year of a timeline: how many in each direction, and the same in words, empty for none."""

    name: str
    given: int
    taken: int
    together: int
    texts: tuple[str, str, str]


@dataclass(frozen=True)
class Timeline:
    """Deeds by year: one direction above the line, the other below it. ``names``: given, taken, together."""

    caption: str
    names: tuple[str, str, str]
    columns: tuple[Column, ...]
    notes: tuple[Note, ...] = ()

    @property
    def most(self) -> int:
        """The tallest that a year is, on either side of the line; at least one."""
        return max([1, *(max(one.given + one.together, one.taken) for one in self.columns)])


@dataclass(frozen=True)
class Bar:
    """A name, its number in words, and how long it is, in hundredths of the longest."""

    name: str
    text: str
    share: int
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True)
class Bars:
    """Numbers of one unit beside each other."""

    caption: str
    bars: tuple[Bar, ...]


Block = Paragraph | Table | Timeline | Bars


@dataclass(frozen=True)
class Section:
    """A heading and what stands under it."""

    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class Content:
    """A briefing or a report in one language. ``about`` says in one sentence what it holds and what it leaves out."""

    title: str
    subtitle: str
    language: str
    sections: tuple[Section, ...]
    about: str = ""
    sources: str = ""

    def notes(self) -> tuple[Note, ...]:
        """Its sources, in the order in which they are first used."""
        found: dict[str, Note] = {}
        for section in self.sections:
            for block in section.blocks:
                for note in notes_of(block):
                    found.setdefault(note.key, note)
        return tuple(found.values())

    def lines(self) -> Iterator[str]:
        """Everything that it says, in the order of reading, without the notes."""
        yield from filter(None, (self.title, self.subtitle, self.about))
        for section in self.sections:
            yield section.title
            for block in section.blocks:
                yield from lines_of(block)


def numbers(contents: Sequence[Content]) -> dict[str, int]:
    """The number of each source, by its key: the same in every language; side by side they are read block by block."""
    found: dict[str, int] = {}
    for sections in zip(*(content.sections for content in contents), strict=True):
        for blocks in zip(*(section.blocks for section in sections), strict=True):
            for note in (note for block in blocks for note in notes_of(block)):
                found.setdefault(note.key, len(found) + 1)
    return found


def notes_of(block: Block) -> Iterator[Note]:
    """The sources of a block, in the order of reading, as often as they are used."""
    match block:
        case Paragraph():
            for sentence in block.sentences:
                yield from sentence.notes
        case Table():
            for row in block.rows:
                for cell in row:
                    yield from cell.notes
        case Bars():
            for bar in block.bars:
                yield from bar.notes
        case Timeline():
            yield from block.notes


def lines_of(block: Block) -> Iterator[str]:
    """What a block says, in the order of reading."""
    match block:
        case Paragraph():
            for sentence in block.sentences:
                yield f"{sentence.lead} {sentence.text}".strip()
        case Table():
            yield from filter(None, (block.caption, *block.heads))
            for row in block.rows:
                yield from (cell.text for cell in row if cell.text)
        case Bars():
            yield block.caption
            for bar in block.bars:
                yield from (bar.name, bar.text)
        case Timeline():
            yield from (block.caption, *block.names)
            for column in block.columns:
                yield from (column.name, *filter(None, column.texts))


def compared(block: Block) -> Iterator[str]:
    """A block as lines that a list of changes can show: a row of a table is one line, and so is a year."""
    match block:
        case Table():
            for row in block.rows:
                yield " · ".join(cell.text for cell in row if cell.text)
        case Bars():
            yield from (f"{bar.name}: {bar.text}" for bar in block.bars)
        case Timeline():
            for column in block.columns:
                if any(column.texts):
                    yield f"{column.name}: {' / '.join(text or '–' for text in column.texts)}"
        case _:
            yield from lines_of(block)


def as_data(content: Content) -> dict[str, Any]:
    """The content as JSON has it; of it releases make their hash."""
    return {
        "title": content.title,
        "subtitle": content.subtitle,
        "language": content.language,
        "about": content.about,
        "sections": [
            {"title": section.title, "lines": [line for block in section.blocks for line in compared(block)]}
            for section in content.sections
        ],
        "sources": [{"text": note.text, "address": note.address} for note in content.notes()],
    }


def canonical(contents: Sequence[Content]) -> bytes:
    """The one form of contents in bytes: JSON with sorted keys and no blanks, UTF-8 (as RFC 8785 orders it)."""
    data = [as_data(content) for content in contents]
    return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def digest(data: bytes) -> str:
    """SHA-256, in hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


def without_empty(content: Content) -> Content:
    """The same without sections in which nothing stands."""
    return replace(content, sections=tuple(section for section in content.sections if section.blocks))
