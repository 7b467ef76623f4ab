"""The rows of a file that somebody brings: XLSX, or text in UTF-8 or UTF-16 with commas, semicolons or tabs.

A file is never trusted: how large it becomes when it is unpacked and how far its cells reach are counted before it is
opened, so that a small file cannot take the memory of the machine. ``UnreadableDocument`` says what is wrong, where,
and what to do.
"""

import csv
import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from cosante.vocabulary.errors import UnreadableDocument

#: So many rows and columns are read at most; a file unpacked is no larger than this.
MOST_ROWS, MOST_COLUMNS, MOST_UNPACKED = 100_000, 200, 200_000_000
#: Signs in one cell of a text.
_LONGEST = 100_000
Row = tuple[int, list[Any]]

_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
#: Where a cell or a row says that it stands.
_PLACE = re.compile(rb"""\sr\s*=\s*["']\s*([A-Za-z]{0,8})(\d{1,12})""")
_TAIL = 64
_PIECE = 1 << 20


def rows_in(data: bytes) -> Iterator[Row]:
    """Each row that has something in it, with its number in the sheet; the cells as the file has them."""
    if not data.strip():
        raise UnreadableDocument(_("The file is empty."))
    if data.startswith(_ZIP):
        return _workbook(data)
    if data.startswith(_OLE):
        raise UnreadableDocument(
            _("This workbook is protected by a password. Save it without one, as XLSX or CSV.")
            if _ENCRYPTED in data
            else _(
                "This is a workbook of an old kind (.xls). Open it in a spreadsheet program and save it as XLSX or CSV."
            )
        )
    return text_rows(_text(data))


def text_rows(text: str) -> Iterator[Row]:
    """The rows of text: tabs part the cells where the first line has one, else semicolons, else commas."""
    head = text.lstrip("\r\n").partition("\n")[0]
    mark = next((one for one in ("\t", ";") if one in head), ",")
    csv.field_size_limit(_LONGEST)
    read = csv.reader(io.StringIO(text, newline=""), delimiter=mark)
    number = 0
    while True:
        number += 1
        try:
            cells = next(read)
        except StopIteration:
            return
        except csv.Error as error:
            raise UnreadableDocument(
                _("Row %(row)s is no row of a table (%(error)s). Look whether a quotation mark is left open before it.")
                % {"row": number, "error": error}
            ) from error
        _bounded(number, len(cells))
        if any(cell.strip() for cell in cells):
            yield number, cells


def _text(data: bytes) -> str:
    encoding = "utf-16" if data.startswith(_UTF_16) else "utf-8-sig"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise UnreadableDocument(
            _(
                "Line %(line)s is not text in UTF-8 (byte %(byte)s there). "
                "Save the table as “CSV UTF-8” or as XLSX; or it is no spreadsheet."
            )
            % {"line": line, "byte": f"0x{data[error.start]:02X}"}
        ) from error
    if "\0" in text:
        raise UnreadableDocument(_("This is neither a workbook (XLSX) nor a table as text (CSV)."))
    return text


def _workbook(data: bytes) -> Iterator[Row]:
    _measured(data)
    try:
        from python_calamine import CalamineError, CalamineWorkbook, ZipError
    except ImportError as error:
        raise UnreadableDocument(_("Workbooks need the package python-calamine. Save the table as CSV.")) from error
    try:
        sheet = CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_index(0)
    except (CalamineError, ZipError, OSError, IndexError) as error:
        raise UnreadableDocument(_("This workbook cannot be opened: it is damaged, or has no sheet.")) from error
    return _cells(sheet)


def _cells(sheet: Any) -> Iterator[Row]:
    before = [""] * (sheet.start[1] if sheet.start else 0)
    for number, cells in enumerate(sheet.iter_rows(), 1):
        if any(cell not in ("", None) and str(cell).strip() for cell in cells):
            yield number, before + list(cells)


def _measured(data: bytes) -> None:
    """Unpack every part piece by piece and forget it: what the file says of its own sizes may be a lie."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            parts = packed.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
        raise UnreadableDocument(_("This workbook is damaged: it cannot be unpacked. Save it anew.")) from error
    if "xl/workbook.xml" not in {part.filename.lower() for part in parts}:
        raise UnreadableDocument(_("This is no workbook in XLSX. Save the table as XLSX or CSV."))
    left = MOST_UNPACKED
    for part in parts:
        if part.flag_bits & 1:
            raise UnreadableDocument(
                _("This workbook is protected by a password. Save it without one, as XLSX or CSV.")
            )
        tail = b""
        for piece in _pieces(data, part):
            left -= len(piece)
            if left < 0:
                raise UnreadableDocument(
                    _("Unpacked, this workbook is larger than %(most)s million bytes. Bring it in parts.")
                    % {"most": MOST_UNPACKED // 1_000_000}
                )
            if part.filename.lower().startswith("xl/worksheets/"):
                _reach(tail + piece)
                tail = piece[-_TAIL:]


def _pieces(data: bytes, part: zipfile.ZipInfo) -> Iterator[bytes]:
    at = part.header_offset
    start = (
        at + 30 + int.from_bytes(data[at + 26 : at + 28], "little") + int.from_bytes(data[at + 28 : at + 30], "little")
    )
    packed = memoryview(data)[start : start + part.compress_size]
    if part.compress_type == zipfile.ZIP_STORED:
        yield bytes(packed)
        return
    if part.compress_type != zipfile.ZIP_DEFLATED:
        raise UnreadableDocument(_("This workbook is packed in an unusual way. Save it anew in a spreadsheet program."))
    inflate = zlib.decompressobj(-zlib.MAX_WBITS)
    left: bytes | memoryview = packed
    try:
        while left and not inflate.eof:
            yield inflate.decompress(left, _PIECE)
            left = inflate.unconsumed_tail
        yield inflate.flush()
    except zlib.error as error:
        raise UnreadableDocument(_("This workbook is damaged: it cannot be unpacked. Save it anew.")) from error


def _reach(xml: bytes) -> None:
    """Refuse cells that stand too far out, before somebody makes room for all that lie between."""
    for letters, digits in _PLACE.findall(xml):
        column = 0
        for letter in letters.upper():
            column = column * 26 + letter - 64
        _bounded(int(digits), column)


def _bounded(row: int, column: int) -> None:
    if row > MOST_ROWS + 1:
        raise UnreadableDocument(
            _(
                "The sheet reaches to row %(row)s or further; at most %(most)s are read. "
                "Delete empty rows, or bring it in parts."
            )
            % {"row": row, "most": MOST_ROWS}
        )
    if column > MOST_COLUMNS:
        raise UnreadableDocument(
            _(
                "The sheet reaches to column %(column)s or further; at most %(most)s are read. "
                "Delete the columns that are not needed."
            )
            % {"column": letters_of(column), "most": MOST_COLUMNS}
        )


def letters_of(column: int) -> str:
    """A column as spreadsheets call it: 1 is A, 27 is AA."""
    said = ""
    while column:
        column, left = divmod(column - 1, 26)
        said = chr(65 + left) + said
    return said
