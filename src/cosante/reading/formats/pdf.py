"""PDF: its text in reading order with page and box of each line; pages that are pictures go to ``pictures``.

PDFium reads it (pypdfium2), as browsers do. A page whose letters are no letters (fonts without a map to Unicode) is
treated as a picture.
"""

import ctypes
from typing import Any
from unicodedata import bidirectional

from cosante.reading.formats import pictures
from cosante.reading.formats.columns import Piece, in_order
from cosante.reading.formats.extracted import Extracted, one_line
from cosante.reading.formats.lines import Sheet, composed
from cosante.reading.formats.packed import Budget, needed
from cosante.vocabulary.errors import UnreadableDocument
from cosante.vocabulary.facts import Notice, PageSize

MEDIA_TYPE = "application/pdf"
#: Letters that a page has at least to be read as text, where it also shows a picture.
_FEW = 25
#: Characters of one page; beyond it the page is a drawing made of letters.
_MOST = 200_000
_PASSWORD = 4


def read(name: str, data: bytes, budget: Budget) -> Extracted:
    """The text of a PDF. ``UnreadableDocument`` where it is encrypted, broken, too long, or has none."""
    document = opened(name, data)
    try:
        count = len(document)
        if not count or count > budget.limits.pages:
            said = "no pages" if not count else f"{count:,} pages, more than the {budget.limits.pages:,} that are read"
            raise UnreadableDocument(f"{name}: the PDF has {said}. Split it.", "too-many-pages" if count else "damaged")
        sheets, without, bad = _sheets(document)
        notices = _recognise(name, document, sheets, without, budget)
        if bad:
            said = f"{len(bad)} pages of the PDF are damaged and were left out."
            notices.append(Notice("damaged-pages", said))
        text, spans = composed(sheets)
        return Extracted(
            name=name,
            text=text,
            media_type=MEDIA_TYPE,
            title=_title(document, text),
            notices=notices + pictures.doubtful(text, spans),
            pages=[PageSize(round(sheet.width, 1), round(sheet.height, 1)) for sheet in sheets],
            spans=spans,
        )
    finally:
        document.close()


def opened(name: str, data: bytes) -> Any:
    """The document (pypdfium2)."""
    pdfium = needed(name, "pypdfium2", "a PDF")
    try:
        return pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if getattr(error, "err_code", None) == _PASSWORD or "password" in str(error).lower():
            raise UnreadableDocument(
                f"{name}: the PDF is encrypted. Save it without a password and try again.", "encrypted"
            ) from error
        raise UnreadableDocument(f"{name}: the PDF is damaged ({error}). Get it again.", "damaged") from error


def _sheets(document: Any) -> tuple[list[Sheet], list[int], list[int]]:
    """The pages, and which of them are pictures, and which are damaged."""
    pdfium = needed("-", "pypdfium2", "a PDF")
    sheets: list[Sheet] = []
    without: list[int] = []
    bad: list[int] = []
    for index in range(len(document)):
        try:
            page = document[index]
        except pdfium.PdfiumError:
            sheets.append(Sheet(1, 1))
            bad.append(index)
            continue
        sheet = Sheet(*page.get_size())
        sheet.lines = in_order(_pieces(page))
        text = "".join(line.text for line in sheet.lines)
        letters = sum(char.isalpha() for char in text)
        if letters < _FEW and _shows_something(page):
            without.append(index)
        elif _garbled(text):
            sheet.lines = []
            without.append(index)
        sheets.append(sheet)
        page.close()
    return sheets, without, bad


def _garbled(text: str) -> bool:
    """More than a tenth of its signs stand for nothing."""
    nothing = sum(char == "\ufffd" or "\ue000" <= char <= "\uf8ff" or char < "\t" for char in text)
    return nothing > 0.1 * max(len(text), 1)


def _shows_something(page: Any) -> bool:
    return next(iter(page.get_objects(max_depth=3)), None) is not None


def _recognise(name: str, document: Any, sheets: list[Sheet], without: list[int], budget: Budget) -> list[Notice]:
    """Reads the pages that are pictures; where that cannot be done and other pages have text, it is said."""
    if not without:
        return []
    try:
        return pictures.recognise(name, sheets, without, lambda index: _picture(document, index, budget), budget)
    except UnreadableDocument as error:
        if not any(line.text for sheet in sheets for line in sheet.lines):
            raise
        said = f"{len(without)} pages are pictures and were not read: {error.message.removeprefix(f'{name}: ')}"
        return [Notice("pages-not-read", said)]


def _picture(document: Any, index: int, budget: Budget) -> tuple[Any, float]:
    """The page as a picture, and how many pixels a point is; 300 dots an inch where it is not too large."""
    page = document[index]
    width, height = page.get_size()
    scale = min(300 / 72, (min(budget.limits.pixels, 40_000_000) / max(width * height, 1)) ** 0.5)
    image = page.render(scale=scale, grayscale=True).to_pil()
    page.close()
    return image, scale


def _title(document: Any, text: str) -> str:
    """The title in its metadata, where the text has it, too: many are those of a template."""
    title = one_line(document.get_metadata_dict().get("Title"))
    return title if title and title.casefold() in " ".join(text[:3000].split()).casefold() else ""


def _pieces(page: Any) -> list[Piece]:
    """Letters that stand together, with their boxes from the upper left corner as the page is seen."""
    raw = needed("-", "pypdfium2.raw", "a PDF")
    textpage = page.get_textpage()
    gathering = _Gathering(_Placing(page))
    try:
        rectangle = raw.FS_RECTF()
        for index in range(min(textpage.count_chars(), _MOST)):
            code = raw.FPDFText_GetUnicode(textpage, index)
            if code in (10, 13) or not raw.FPDFText_GetLooseCharBox(textpage, index, ctypes.byref(rectangle)):
                gathering.end()
                continue
            gathering.add(chr(code), (rectangle.left, rectangle.top, rectangle.right, rectangle.bottom))
    finally:
        textpage.close()
    gathering.end()
    return gathering.pieces


class _Placing:
    """From a PDF's coordinates (from the lower left, before the page is turned) to those of the page as it is seen."""

    def __init__(self, page: Any) -> None:
        self.left, self.bottom, self.right, self.top = page.get_cropbox()
        self.turned = page.get_rotation()

    def __call__(self, box: tuple[float, float, float, float]) -> tuple[float, float, float, float]:
        left, top, right, bottom = box
        if self.turned == 90:
            return bottom - self.bottom, left - self.left, top - self.bottom, right - self.left
        if self.turned == 180:
            return self.right - right, bottom - self.bottom, self.right - left, top - self.bottom
        if self.turned == 270:
            return self.top - top, self.right - right, self.top - bottom, self.right - left
        return left - self.left, self.top - top, right - self.left, self.top - bottom


class _Gathering:
    """Puts letter to letter until a gap, another line or a jump parts them."""

    def __init__(self, placing: _Placing) -> None:
        self.placing = placing
        self.pieces: list[Piece] = []
        self._text: list[str] = []
        self._box: list[float] = []
        self._last: tuple[float, float, float, float] = (0, 0, 0, 0)

    def add(self, char: str, raw_box: tuple[float, float, float, float]) -> None:
        """The next letter as the file draws it. A blank that the reader made up has no width."""
        box = self.placing(raw_box)
        if char.isspace():
            if self._text:
                self._text.append(" ")
            return
        if self._text and self._apart(char, box):
            self.end()
        self._text.append("-" if char in "\x02\ufffe" else char)
        if self._box:
            self._box = [*map(min, self._box[:2], box[:2]), *map(max, self._box[2:], box[2:])]
        else:
            self._box = list(box)
        self._last = box

    def _apart(self, char: str, box: tuple[float, float, float, float]) -> bool:
        last, height = self._last, max(self._last[3] - self._last[1], 1)
        if abs(box[3] - last[3]) > 0.6 * max(height, box[3] - box[1]):
            return True
        if bidirectional(char) in ("R", "AL"):
            return last[0] - box[2] > 1.5 * height or box[0] - last[2] > 1.5 * height
        return box[0] - last[2] > 1.5 * height or last[0] - box[0] > 4 * height

    def end(self) -> None:
        """The piece is whole."""
        text = "".join(self._text).strip()
        if any("\ud800" <= char <= "\udfff" for char in text):
            text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
        if text:
            left, top, right, bottom = self._box
            self.pieces.append(Piece(" ".join(text.split()), (left, top, right, bottom)))
        self._text, self._box = [], []
