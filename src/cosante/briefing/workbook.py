"""Contents as a workbook: a sheet a section, numbers as numbers, and a last sheet with every source."""

import io
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any

import xlsxwriter

from cosante.briefing.content import Bars, Block, Content, Note, Paragraph, Table, Timeline, numbers
from cosante.briefing.pdf import Printed

#: A cell is what it says, never a formula or a link, whatever a document calls its parties.
_AS_TOLD = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
#: So many digits a spreadsheet keeps of a number.
_DIGITS = 15
Row = list[Any]


def workbook(contents: Sequence[Content], printed: Printed) -> bytes:
    """The workbook as an XLSX file; several languages one after the other."""
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, _AS_TOLD) as book:
        bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
        plain = book.add_format({"text_wrap": True, "valign": "top"})
        known, names = numbers(contents), set[str]()
        for content in contents:
            for section in content.sections:
                sheet = book.add_worksheet(_named(section.title, names))
                sheet.set_column(0, 0, 34)
                sheet.set_column(1, 12, 18)
                for at, (row, head) in enumerate(_rows(content, section.blocks, known)):
                    for n, value in enumerate(row):
                        sheet.write(at, n, value, bold if head else plain)
        sheet = book.add_worksheet(_named(contents[0].sources or "Sources", names))
        sheet.set_column(1, 1, 90)
        for at, note in enumerate(_notes(contents)):
            address = f"{printed.site.rstrip('/')}{note.address}" if note.address.startswith("/") else note.address
            for n, value in enumerate((known[note.key], note.text, address)):
                sheet.write(at, n, value, plain)
    return file.getvalue()


def _notes(contents: Sequence[Content]) -> list[Note]:
    found = {note.key: note for content in reversed(contents) for note in content.notes()}
    known = numbers(contents)
    return sorted(found.values(), key=lambda note: known[note.key])


def _named(title: str, taken: set[str]) -> str:
    """A name that a sheet can have and no other has."""
    plain = "".join(" " if sign in "[]:*?/\\'" else sign for sign in title).strip()[:28] or "-"
    name, n = plain, 1
    while name.lower() in taken:
        n += 1
        name = f"{plain} {n}"
    taken.add(name.lower())
    return name


def _rows(content: Content, blocks: Sequence[Block], known: dict[str, int]) -> Iterator[tuple[Row, bool]]:
    yield [content.title], True
    if content.about:
        yield [content.about], False
    for block in blocks:
        yield [], False
        match block:
            case Table():
                yield [*block.heads, content.sources or "Sources"], True
                for row in block.rows:
                    notes = [note for cell in row for note in cell.notes]
                    yield (
                        [*(_value(cell.value if cell.number else "", cell.text) for cell in row), _marks(notes, known)],
                        False,
                    )
            case Bars():
                yield [block.caption], True
                yield from (([bar.name, _value("", bar.text), _marks(bar.notes, known)], False) for bar in block.bars)
            case Timeline():
                yield [block.caption, *block.names, _marks(block.notes, known)], True
                yield from (([c.name, c.given, c.taken, c.together], False) for c in block.columns)
            case Paragraph():
                for one in block.sentences:
                    text = f"{one.text}*" if one.unsure else one.text
                    yield [one.lead or text, text if one.lead else "", _marks(one.notes, known)], False


def _value(exact: str, text: str) -> Any:
    """A number where the spreadsheet keeps it exactly, else its text."""
    digits = sum(sign.isdigit() for sign in exact)
    return float(Decimal(exact)) if exact and digits <= _DIGITS else text


def _marks(notes: Sequence[Note], known: dict[str, int]) -> str:
    return ", ".join(dict.fromkeys(str(known[note.key]) for note in notes))
