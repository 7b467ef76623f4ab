"""Documents of office suites: DOCX, slides (PPTX), ODT and ODP, and the text of spreadsheets. Read as they are saved:

what was deleted under tracked changes and what is remarked in the margin are not the text; tables are read row by row.
"""

import io
import re
import zipfile
from typing import Any

from cosante.reading.formats.extracted import Extracted, one_line, paragraphs
from cosante.reading.formats.packed import Budget, entry_of, local, needed, opened_zip, xml_of
from cosante.vocabulary.errors import UnreadableDocument

_OOXML = "application/vnd.openxmlformats-officedocument."
_DOCX = _OOXML + "wordprocessingml.document"
_PPTX = _OOXML + "presentationml.presentation"
_ODT = "application/vnd.oasis.opendocument.text"
SHEET = _OOXML + "spreadsheetml.sheet"
#: Parts of a Word document that hold its words, in the order they are read.
_WORDS = ("word/document.xml", "word/footnotes.xml", "word/endnotes.xml")
#: Elements whose words are no part of the text as it stands.
_LEFT_OUT = frozenset(
    "del moveFrom instrText delText fldData annotation annotation-end tracked-changes Fallback binData note-citation "
    "sequence-decls forms".split()
)
_ENDS = frozenset(("p", "h"))
_LANGUAGE = re.compile(r"^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})?$")


def read_docx(name: str, data: bytes, budget: Budget) -> Extracted:
    """The text of a Word document."""
    with opened_zip(name, data) as archive:
        lines: list[str] = []
        for part in _WORDS:
            if (found := entry_of(name, archive, part, budget)) is not None:
                lines += _lines(xml_of(name, found))
        return _made(name, paragraphs(lines), _DOCX, *_core(name, archive, budget))


def read_slides(name: str, data: bytes, budget: Budget) -> Extracted:
    """The text of slides, one after the other."""
    with opened_zip(name, data) as archive:
        found = [match for path in archive.namelist() if (match := re.fullmatch(r"ppt/slides/slide(\d+)\.xml", path))]
        lines: list[str] = []
        for match in sorted(found, key=lambda match: int(match[1])):
            lines += _lines(xml_of(name, entry_of(name, archive, match[0], budget) or b""))
        return _made(name, paragraphs(lines), _PPTX, *_core(name, archive, budget))


def read_odf(name: str, data: bytes, budget: Budget) -> Extracted:
    """The text of an OpenDocument text or presentation."""
    with opened_zip(name, data) as archive:
        if b"encryption-data" in (entry_of(name, archive, "META-INF/manifest.xml", budget) or b""):
            raise UnreadableDocument(f"{name}: it is encrypted. Save it without a password and try again.", "encrypted")
        content = entry_of(name, archive, "content.xml", budget)
        if content is None:
            raise UnreadableDocument(f"{name}: the file is damaged (no content.xml). Save it anew.", "damaged")
        root = xml_of(name, content)
        body = next((element for element in root.iter() if local(element) == "body"), root)
        meta = entry_of(name, archive, "meta.xml", budget)
        title, language = _said(xml_of(name, meta)) if meta else ("", "")
        return _made(name, paragraphs(_lines(body)), _ODT, title, language)


def read_sheet(name: str, data: bytes, budget: Budget) -> Extracted:
    """The cells of a workbook, row by row; each sheet under its name."""
    calamine = needed(name, "python_calamine", "a spreadsheet")
    if data.startswith(b"PK"):  # what it unpacks to is counted before another reader unpacks it
        with opened_zip(name, data) as archive:
            budget.take(name, sum(entry.file_size for entry in archive.infolist()))
    try:
        book = calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
        sheets = [(one, book.get_sheet_by_name(one).to_python()) for one in book.sheet_names]
    except calamine.PasswordError as error:
        raise UnreadableDocument(
            f"{name}: it is encrypted. Save it without a password and try again.", "encrypted"
        ) from error
    except calamine.CalamineError as error:
        raise UnreadableDocument(f"{name}: the spreadsheet is damaged ({error}). Save it anew.", "damaged") from error
    lines: list[str] = []
    for sheet, rows in sheets:
        told = [
            ", ".join(filled) for row in rows if (filled := [_cell(cell) for cell in row if cell not in ("", None)])
        ]
        if told:
            lines += [sheet, "\n".join(told)] if len(sheets) > 1 else ["\n".join(told)]
    return _made(name, paragraphs(lines), SHEET, "", "")


def _cell(value: Any) -> str:
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return one_line(value)


def _made(name: str, text: str, media_type: str, title: str, language: str) -> Extracted:
    # "Document1", or the title of the one that it was made from: a title is one that the text has, too
    known = title if title and title.casefold() in " ".join(text[:3000].split()).casefold() else ""
    return Extracted(name=name, text=text, media_type=media_type, title=known, language=language)


def _core(name: str, archive: zipfile.ZipFile, budget: Budget) -> tuple[str, str]:
    core = entry_of(name, archive, "docProps/core.xml", budget)
    return _said(xml_of(name, core)) if core else ("", "")


def _said(root: Any) -> tuple[str, str]:
    """Title and language, by the Dublin Core in its metadata."""
    said = {local(element): one_line(element.text) for element in root.iter()}
    language = said.get("language", "")
    return said.get("title", ""), language if _LANGUAGE.match(language) else ""


def _lines(root: Any) -> list[str]:
    """The paragraphs, walked without recursion; a table's row is one line, for the values of a row belong together."""
    lines, rows = [""], 0
    events = [(root, False)]
    while events:
        element, leaving = events.pop()
        tag = local(element)
        if leaving:
            if tag in ("tr", "table-row"):
                rows -= 1
            if (tag in _ENDS and not rows) or (tag in ("tr", "table-row") and not rows):
                lines.append("")
            elif tag in ("tc", "table-cell"):
                lines[-1] = lines[-1].rstrip(" ") + " | "
            elif tag in _ENDS:
                lines[-1] += " "
        elif tag and tag not in _LEFT_OUT:
            _begin(element, tag, lines)
            rows += tag in ("tr", "table-row")
            events.append((element, True))
            events.extend((child, False) for child in reversed(element))
        if (leaving or not tag or tag in _LEFT_OUT) and element is not root and _is_text(element.getparent()):
            lines[-1] += element.tail or ""
    return [line.strip().strip("|").strip() for line in lines]


def _begin(element: Any, tag: str, lines: list[str]) -> None:
    if tag in ("tab", "s"):
        lines[-1] += " "
    elif tag in ("br", "cr", "line-break"):
        lines[-1] += "\n"
    elif tag == "noBreakHyphen":
        lines[-1] += "\u2011"
    elif tag == "t" or _is_text(element):
        lines[-1] += element.text or ""


def _is_text(element: Any) -> bool:
    """Of OpenDocument every element of the text holds words; of Word only ``t`` does."""
    return (
        element is not None
        and "opendocument" in str(element.tag)
        and local(element) in {"p", "h", "span", "a", "ruby-base"}
    )
