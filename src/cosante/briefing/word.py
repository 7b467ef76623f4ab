"""Contents as a Word document that people go on writing in: real styles, real tables, real footnotes, no picture.

One language on A4 upright; several side by side, block beside block, on A4 that lies. A timeline is a table whose cells
are the darker the more they hold. ``OperatorError`` where python-docx is not installed.
"""

import io
from collections.abc import Mapping, Sequence
from typing import Any

from cosante.briefing.content import Content
from cosante.briefing.pdf import WANTED, Printed, lying
from cosante.briefing.shown import shown
from cosante.vocabulary.errors import OperatorError

try:
    from docx import Document
    from docx.enum.section import WD_ORIENT
    from docx.enum.style import WD_STYLE_TYPE
    from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
    from docx.oxml import OxmlElement, parse_xml
    from docx.oxml.ns import nsdecls, qn
    from docx.shared import Mm, Pt, RGBColor

    from cosante.briefing.footnotes import Footnotes
except ImportError:
    Document = None  # type: ignore[assignment]  # word() says what to install

Data = Mapping[str, Any]
#: What machines with Word have, and writes Latin, Greek, Cyrillic; and all scripts of South and South-East Asia.
LATIN, COMPLEX = "Calibri", "Nirmala UI"
_LANGUAGES = {"en": "en-GB", "fr": "fr-FR", "bn": "bn-BD"}
_COLOURS = ((0x1F, 0x5F, 0x8B), (0xC2, 0x71, 0x1C), (0x6B, 0x7C, 0x88))
_LINE, _SOFT = "C9D3DA", (0x5B, 0x6B, 0x77)


#: Points of plain text where no size is asked for.
_PLAIN = 10


def word(contents: Sequence[Content], printed: Printed, size: float | None = None) -> bytes:
    """The document as a DOCX file, its plain text of that size (points), everything else in proportion."""
    if Document is None:
        raise OperatorError(WANTED, "briefing-not-installed")
    return _Writer(contents, printed, (size or _PLAIN) / _PLAIN).write()


class _Writer:
    def __init__(self, contents: Sequence[Content], printed: Printed, scale: float) -> None:
        self.contents, self.printed, self.scale = contents, printed, scale
        self.data = shown(contents, printed.site)
        self.document = Document()
        self.notes = Footnotes(self.document)

    def write(self) -> bytes:
        self._page()
        self._styles()
        self._heads()
        for at, _section in enumerate(self.data[0]["sections"]):
            some = [one["sections"][at] for one in self.data]
            for cell, one in zip(self._beside(), some, strict=True):
                _paragraph(cell, one["title"], "Heading 1")
            for n, _block in enumerate(some[0]["blocks"]):
                for cell, one in zip(self._beside(), some, strict=True):
                    self._block(cell, one["blocks"][n])
        self.notes.finish()
        file = io.BytesIO()
        self.document.save(file)
        return file.getvalue()

    def _page(self) -> None:
        section = self.document.sections[0]
        wide = lying(self.contents)
        section.page_width, section.page_height = (Mm(297), Mm(210)) if wide else (Mm(210), Mm(297))
        section.orientation = WD_ORIENT.LANDSCAPE if wide else WD_ORIENT.PORTRAIT
        section.left_margin = section.right_margin = Mm(18)
        section.top_margin, section.bottom_margin = Mm(15), Mm(15)
        properties = self.document.core_properties
        properties.title, properties.author, properties.comments = self.contents[0].title, "Cosanté", ""
        properties.language = self.contents[0].language
        foot = section.footer.paragraphs[0]
        foot.style = self.document.styles["Footer"]
        foot.style.paragraph_format.tab_stops.clear_all()
        width = section.page_width - section.left_margin - section.right_margin
        foot.style.paragraph_format.tab_stops.add_tab_stop(width - Mm(1), WD_TAB_ALIGNMENT.RIGHT)
        foot.text = f"{self.printed.foot}\t"
        _field(foot, "PAGE")

    def _styles(self) -> None:
        styles, scale = self.document.styles, self.scale
        first = _LANGUAGES.get(self.contents[0].language, self.contents[0].language)
        complex = next((_LANGUAGES["bn"] for one in self.contents if one.language == "bn"), "bn-BD")
        _font(styles["Normal"], _PLAIN * scale, first, complex)
        styles["Normal"].paragraph_format.space_after = Pt(3 * scale**2)
        styles["Normal"].paragraph_format.line_spacing = 1
        for name, size in (("Title", 20), ("Subtitle", 11), ("Heading 1", 12.5), ("Footer", 8)):
            style = styles[name]
            _font(style, size * scale, first, complex)
            style.font.color.rgb = RGBColor(*_SOFT) if name in ("Subtitle", "Footer") else RGBColor(0x1D, 0x2B, 0x36)
            style.font.italic, style.font.bold = False, name in ("Title", "Heading 1")
            style.font.cs_italic, style.font.cs_bold = style.font.italic, style.font.bold
            if name == "Heading 1":
                style.paragraph_format.space_before = Pt(9 * scale**2)
                style.paragraph_format.space_after = Pt(3 * scale**2)
        _without_border(styles["Title"])
        for name, after in (("Title", 2), ("Subtitle", 6)):
            styles[name].paragraph_format.space_after = Pt(after)
            _plainly_spaced(styles[name])
        note = styles.add_style("Footnote Text", WD_STYLE_TYPE.PARAGRAPH)
        note.base_style, note.element.attrib[qn("w:styleId")] = styles["Normal"], "FootnoteText"
        _font(note, 7.4 * scale, first, complex)
        note.paragraph_format.space_after = Pt(0)
        reference = styles.add_style("Footnote Reference", WD_STYLE_TYPE.CHARACTER)
        reference.element.attrib[qn("w:styleId")] = "FootnoteReference"
        reference.font.superscript = True
        line = styles.add_style("Dated Line", WD_STYLE_TYPE.PARAGRAPH)
        line.base_style = styles["Normal"]
        line.paragraph_format.left_indent, line.paragraph_format.first_line_indent = Mm(4), Mm(-4)
        small = styles.add_style("Table Text", WD_STYLE_TYPE.PARAGRAPH)
        small.base_style = styles["Normal"]
        _font(small, 9 * scale, first, complex)
        small.paragraph_format.space_after = Pt(1)

    def _heads(self) -> None:
        for cell, one in zip(self._beside(), self.data, strict=True):
            _paragraph(cell, one["title"], "Title")
            if one["subtitle"]:
                _paragraph(cell, one["subtitle"], "Subtitle")
            if one["about"]:
                _paragraph(cell, one["about"], "Normal")

    def _beside(self) -> list[Any]:
        """Where the next block of each language goes: the document, or a row of cells beside each other."""
        if len(self.data) == 1:
            return [self.document]
        table = self.document.add_table(1, len(self.data))
        table.autofit = False
        for cell in table.rows[0].cells:
            cell.width = Mm(261 / len(self.data))
        return list(table.rows[0].cells)

    def _block(self, into: Any, block: Data) -> None:
        match block["kind"]:
            case "paragraph":
                self._sentences(into, block)
            case "table":
                self._table(into, block)
            case "timeline":
                self._timeline(into, block)
            case _:
                self._bars(into, block)

    def _sentences(self, into: Any, block: Data) -> None:
        paragraph = None
        for one in block["sentences"]:
            if block["listed"] or paragraph is None:
                paragraph = _paragraph(into, "", "Dated Line" if block["listed"] else "Normal")
            else:
                paragraph.add_run(" ")
            if one["lead"]:
                _bold(paragraph.add_run(one["lead"]))
                paragraph.add_run(" ")
            paragraph.add_run(one["text"] + ("*" if one["unsure"] else ""))
            self.notes.mark(paragraph, one["marks"])

    def _table(self, into: Any, block: Data) -> None:
        if block["caption"]:
            _caption(into, block["caption"])
        table, cells = self._grid(into, len(block["rows"]) + 1, block["widths"])
        for at, head in enumerate(block["heads"]):
            paragraph = _in(cells[0][at], head, bold=True)
            paragraph.paragraph_format.keep_with_next = True
            paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT if block["numbers"][at] else None
        _repeat(table.rows[0])
        for n, row in enumerate(block["rows"], 1):
            last = block["foot"] and n == len(block["rows"])
            for at, cell in enumerate(row):
                paragraph = _in(cells[n][at], cell["text"], bold=last or cell["marked"])
                paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT if cell["number"] else None
                if cell["number"] and cell["marks"]:
                    paragraph.add_run("\u2009")  # or 12 with the mark 3 is read as 123
                self.notes.mark(paragraph, cell["marks"])
        _after(into)

    def _timeline(self, into: Any, block: Data) -> None:
        self.notes.mark(_caption(into, block["caption"]), block["marks"])
        first, size = (9, 8.0) if len(self.data) == 1 else (14, 6.8)
        table, cells = self._grid(into, 4, [first, *(4 for _ in block["columns"])], margin=0)
        for at, column in enumerate(block["columns"], 1):
            _in(cells[0][at], column["name"], size=6.5 * self.scale).alignment = WD_ALIGN_PARAGRAPH.CENTER
        for n, name in enumerate(("given", "taken", "together")):
            _in(cells[n + 1][0], block["names"][n], size=7.5 * self.scale)
            most = max(1, *(column[name] for column in block["columns"]))
            for at, column in enumerate(block["columns"], 1):
                text = _in(cells[n + 1][at], column["texts"][n], size=size * self.scale)
                text.alignment = WD_ALIGN_PARAGRAPH.CENTER
                if column[name]:
                    _shade(cells[n + 1][at], _mixed(_COLOURS[n], column[name] / most))
        _repeat(table.rows[0])
        _after(into)

    def _bars(self, into: Any, block: Data) -> None:
        _caption(into, block["caption"])
        _table, cells = self._grid(into, len(block["bars"]), [5, 8, 3])
        for n, bar in enumerate(block["bars"]):
            self.notes.mark(_in(cells[n][0], bar["name"]), bar["marks"])
            drawn = _in(cells[n][1], "").add_run("█" * max(1, round(bar["share"] / 5)) if bar["share"] else "")
            drawn.font.color.rgb = RGBColor(*_COLOURS[0])
            drawn.font.size = Pt(7)
            _in(cells[n][2], bar["text"]).alignment = WD_ALIGN_PARAGRAPH.RIGHT
        _after(into)

    def _grid(self, into: Any, rows: int, widths: Sequence[int], margin: int = 60) -> tuple[Any, list[Any]]:
        """An empty table, and its cells row by row: asking the table for one at a time walks all of it each time.

        ``margin``: what is left free on both sides of a cell, in twentieths of a point.
        """
        room = (261 if lying(self.contents) else 174) / len(self.data) - 6 * (len(self.data) > 1)
        table = into.add_table(rows, len(widths))
        if hasattr(into, "vertical_alignment"):
            _without_empty(into)
        table.autofit = False
        _borders(table, margin)
        cells = [row.cells for row in table.rows]
        for at, part in enumerate(widths):
            width = Mm(room * part / sum(widths))
            table.columns[at].width = width
            for row in cells:
                row[at].width = width
        for row in table.rows:
            row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
        return table, cells


def _paragraph(into: Any, text: str, style: str) -> Any:
    """A paragraph; the first of a cell is the one that every cell has."""
    empty = into.paragraphs[0] if hasattr(into, "vertical_alignment") and _is_empty(into) else None
    paragraph = empty or into.add_paragraph()
    paragraph.style = paragraph.part.document.styles[style]
    if text:
        paragraph.add_run(text)
    return paragraph


def _caption(into: Any, text: str) -> Any:
    """What stands above a table, on the same page as its first row."""
    paragraph = _paragraph(into, "", "Table Text")
    paragraph.paragraph_format.keep_with_next = True
    _bold(paragraph.add_run(text))
    return paragraph


def _is_empty(cell: Any) -> bool:
    return len(cell.paragraphs) == 1 and not cell.tables and not cell.paragraphs[0].runs


def _without_empty(cell: Any) -> None:
    """Without the paragraphs that every cell begins with and that come after a table: each is an empty line."""
    for paragraph in cell.paragraphs:
        if not paragraph.runs:
            paragraph._p.getparent().remove(paragraph._p)


def _in(cell: Any, text: str, bold: bool = False, size: float = 0) -> Any:
    paragraph = cell.paragraphs[0]
    paragraph.style = paragraph.part.document.styles["Table Text"]
    run = paragraph.add_run(text)
    if bold:
        _bold(run)
    if size:
        _sized(run, size)
    return paragraph


def _after(into: Any) -> None:
    """What a table needs after it: in a cell a paragraph, in a document some room."""
    paragraph = into.add_paragraph()
    paragraph.paragraph_format.space_after = Pt(0)
    paragraph.paragraph_format.line_spacing = Pt(5)


def _bold(run: Any) -> None:
    run.bold = True
    run.font.cs_bold = True


def _sized(run: Any, size: float) -> None:
    run.font.size = Pt(size)
    _complex_size(run._r.get_or_add_rPr(), size)


def _complex_size(properties: Any, size: float) -> None:
    """The size of complex scripts, Bengali among them, which Word keeps apart."""
    for old in properties.findall(qn("w:szCs")):
        properties.remove(old)
    named = OxmlElement("w:szCs")
    named.set(qn("w:val"), str(round(2 * size)))
    at = properties.find(qn("w:sz"))
    at.addnext(named) if at is not None else properties.append(named)


def _font(style: Any, size: float, language: str, complex: str) -> None:
    style.font.size, style.font.name = Pt(size), LATIN
    properties = style.element.get_or_add_rPr()
    fonts = properties.find(qn("w:rFonts"))
    for theme in [name for name in fonts.attrib if "heme" in name]:
        del fonts.attrib[theme]
    for name, family in (("ascii", LATIN), ("hAnsi", LATIN), ("eastAsia", LATIN), ("cs", COMPLEX)):
        fonts.set(qn(f"w:{name}"), family)
    _complex_size(properties, size)
    for old in properties.findall(qn("w:lang")):
        properties.remove(old)
    named = OxmlElement("w:lang")
    # Latin words are of a Latin language, or programs look for their letters in fonts of the other script.
    named.set(qn("w:val"), _LANGUAGES["en"] if language == complex else language)
    named.set(qn("w:bidi"), complex)
    properties.append(named)


def _without_border(style: Any) -> None:
    properties = style.element.pPr
    for border in properties.findall(qn("w:pBdr")):
        properties.remove(border)


def _plainly_spaced(style: Any) -> None:
    """Without the room that the template puts between letters."""
    for spacing in style.element.rPr.findall(qn("w:spacing")):
        style.element.rPr.remove(spacing)


def _borders(table: Any, margin: int) -> None:
    """A line under every row, and nothing else."""
    borders = OxmlElement("w:tblBorders")
    for name in ("bottom", "insideH"):
        side = OxmlElement(f"w:{name}")
        for key, value in (("val", "single"), ("sz", "4"), ("space", "0"), ("color", _LINE)):
            side.set(qn(f"w:{key}"), value)
        borders.append(side)
    properties = table._tbl.tblPr
    look = properties.find(qn("w:tblLook"))
    look.addprevious(borders) if look is not None else properties.append(borders)
    sides = f'<w:left w:w="{margin}" w:type="dxa"/><w:right w:w="{margin}" w:type="dxa"/>'
    margins = parse_xml(f"<w:tblCellMar {nsdecls('w')}>{sides}</w:tblCellMar>")
    look.addprevious(margins) if look is not None else properties.append(margins)


def _shade(cell: Any, colour: tuple[int, int, int]) -> None:
    shade = OxmlElement("w:shd")
    for key, value in (("val", "clear"), ("color", "auto"), ("fill", "{:02X}{:02X}{:02X}".format(*colour))):
        shade.set(qn(f"w:{key}"), value)
    cell._tc.get_or_add_tcPr().append(shade)


def _mixed(colour: tuple[int, int, int], part: float) -> tuple[int, int, int]:
    """The colour in white, so light that black can be read on it."""
    strength = 0.15 + 0.4 * part
    red, green, blue = (round(255 - (255 - one) * strength) for one in colour)
    return red, green, blue


def _repeat(row: Any) -> None:
    """The row stands again on top of the next page, and is a head for those who hear the table read."""
    head = OxmlElement("w:tblHeader")
    row._tr.get_or_add_trPr().append(head)


def _field(paragraph: Any, name: str) -> None:
    for kind in ("begin", "", "separate", "text", "end"):
        run = paragraph.add_run("1" if kind == "text" else "")
        if kind == "text":
            continue
        element = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            element.set(qn("w:fldCharType"), kind)
        else:
            element.text = f" {name} "
        run._r.append(element)
