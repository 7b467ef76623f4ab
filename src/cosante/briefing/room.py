"""How much of its pages a briefing fills, told from the length of its words alone: no font, no program is asked.

It is reckoned in the smallest type that files are set in, with letters as wide as those of wide fonts, so that what has
room here has room as PDF and as Word. What is measured (``pdf``, ``size_in_word``) is then how large the type may be.
"""

from collections.abc import Iterator, Sequence
from itertools import zip_longest
from math import ceil
from unicodedata import category

from cosante.briefing.content import Block, Content, Note, Paragraph, Section, Table, Timeline

#: The smallest type, and how high its lines are and how wide a letter of it is (points).
_SIZE = 7.4
_LINE, _LETTER = _SIZE * 1.37, _SIZE * 0.55
#: Letters of the scripts of South and East Asia are wider.
_WIDE = 1.15
#: What a page holds by how many languages it is in (points). It is a little more than 267 mm upright and 180 mm lying,
#: for what is reckoned here is more than what is measured, of the busiest partners of a made-up register.
PAGE = {1: 790, 2: 510}
#: What a language has of the width (points), and the notes of all.
_WIDTH, _NOTES = {1: 493, 2: 353}, {1: 493, 2: 740}
_NOTE = 0.74
#: Site addresses are longer by so many letters than what stands in a note.
_SITE = 30


def height(contents: Sequence[Content]) -> float:
    """The height of all that is told and of its notes (points)."""
    many = len(contents)
    told = sum(
        max(_section(one, _WIDTH[many]) for one in some if one)
        for some in zip_longest(*(content.sections for content in contents))
    )
    heads = max(3 + _lines(content.about, _WIDTH[many]) for content in contents) * _LINE
    return heads + told + sum(_noted(contents, _NOTES[many]))


def _section(section: Section, width: float) -> float:
    return 2.6 * _LINE + sum(_block(block, width) + 5 for block in section.blocks)


def _block(block: Block, width: float) -> float:
    match block:
        case Paragraph():
            lines = [f"{one.lead} {one.text}{'00 ' * len(one.notes)}" for one in block.sentences]
            lines = lines if block.listed else [" ".join(lines)]
            return sum(_lines(line, width) * _LINE + 2 for line in lines)
        case Table():
            return _table(block, width)
        case Timeline():
            return 9 * _LINE
        case _:
            return (1 + len(block.bars)) * _LINE


def _table(table: Table, width: float) -> float:
    parts = table.widths or tuple(1 for _ in table.heads)
    rooms = [width * part / sum(parts) - 6 for part in parts]
    rows = [table.heads, *([cell.text + "00" * len(cell.notes) for cell in row] for row in table.rows)]
    lines = (max(_lines(text, room, narrow=1.2) for text, room in zip(row, rooms, strict=True)) for row in rows)
    return bool(table.caption) * _LINE + sum(n * _LINE * 0.9 + 2 for n in lines)


def _lines(text: str, width: float, narrow: float = 1.0) -> int:
    """``narrow``: how much more room words take where lines are short."""
    letters = sum(_WIDE if sign >= "\u0900" else 1 for sign in text if category(sign) not in ("Mn", "Cf"))
    return max(1, ceil(letters * _LETTER * narrow / width))


def _noted(contents: Sequence[Content], width: float) -> Iterator[float]:
    notes: dict[str, list[Note]] = {}
    for content in contents:
        for note in content.notes():
            notes.setdefault(note.key, []).append(note)
    for some in notes.values():
        text = " · ".join(dict.fromkeys(note.text for note in some))
        yield _lines(f"{text} {some[0].address}{' ' * _SITE}", width / _NOTE) * _LINE * _NOTE
