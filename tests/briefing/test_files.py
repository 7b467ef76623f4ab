"""Files of briefings: what the PDF and the Word document say is what the content says, in each language."""

import io
import re
import unicodedata
import zipfile
from collections import Counter
from itertools import combinations

import docx
import pypdfium2
import pytest
from docx.oxml.ns import qn
from lxml import etree

from cosante.briefing.content import Cell, Content, Section, Table, numbers
from cosante.briefing.making import Wanted, as_file, make, printed
from cosante.briefing.pdf import Printed, pdf
from cosante.briefing.word import word
from cosante.web import briefing_words

pytestmark = [pytest.mark.django_db, pytest.mark.once("files say what the content says, which is tested on both")]
LANGUAGES = [("en",), ("fr",), ("bn",), ("en", "bn"), ("fr", "bn")]
FOOT = Printed("Foot", [], "")


def text_of(data: bytes) -> str:
    """All that a reader copies out of the PDF."""
    document = pypdfium2.PdfDocument(data)
    return "\n".join(page.get_textpage().get_text_bounded() for page in document)


def letters(text: str) -> str:
    """Without blanks, which no two programs copy alike, in one form of each letter."""
    return re.sub(r"[\s\u00a0\u200b\u00ad\ufffe]+", "", unicodedata.normalize("NFC", text))


def said(contents) -> list[str]:
    """Everything that stands on the pages: the content, its notes with their numbers, marks."""
    known = numbers(contents)
    notes: dict[str, list[str]] = {}
    for one in contents:
        for note in one.notes():
            texts = notes.setdefault(note.key, [])
            texts += [] if note.text in texts else [note.text]
    lines = [line for one in contents for line in one.lines()]
    return lines + [f"{known[key]}{'·'.join(texts)}" for key, texts in notes.items()]


@pytest.mark.parametrize("languages", LANGUAGES, ids="-".join)
def test_the_pdf_says_what_the_content_says(contents, languages):
    made = contents(*languages)
    found = letters(text_of(pdf(made, FOOT, 2).data))
    for line in (line for one in made for line in one.lines()):
        assert letters(line) in found
    for note in (note for one in made for note in one.notes()):
        assert letters(note.text) in found


def test_a_sum_that_is_wider_than_its_column_does_not_run_into_the_one_beside_it(db):
    heads = tuple("Order Agency Donor Step Price Ordered Arrives".split())
    wide = [Cell("PO-17"), Cell("Ministry"), Cell("Fund"), Cell("distributed in part")]
    wide += [Cell("XOF\u00a015,241,566,651.426", number=True), Cell("1 February 2025"), Cell("1 June 2025")]
    table = Table("", heads, (tuple(wide),), (6, 5, 4, 4, 4, 4, 4))
    made = Content("Orders", "", "en", (Section("Orders", (table,)),), "", "Sources")
    page = pypdfium2.PdfDocument(pdf([made], FOOT, 2).data)[0].get_textpage()
    boxes = [page.get_rect(n) for n in range(page.count_rects())]
    over = [
        (page.get_text_bounded(*one), page.get_text_bounded(*other))
        for one, other in combinations(boxes, 2)
        if min(one[2], other[2]) - max(one[0], other[0]) > 1 and min(one[3], other[3]) - max(one[1], other[1]) > 1
    ]
    assert len(boxes) > 10
    assert over == []


@pytest.mark.parametrize("languages", [("en",), ("fr",), ("bn",)], ids="-".join)
def test_the_pdf_says_nothing_else(contents, languages):
    """Letter by letter: what is copied out is the content, its notes, and the foot of each page."""
    made = contents(*languages)
    document = pdf(made, FOOT, 2)
    foot = "Foot" * document.pages

    def counted(text: str) -> Counter[str]:
        return Counter(sign for sign in letters(text) if unicodedata.category(sign)[0] in "LM")

    assert counted(text_of(document.data)) == counted("".join(said(made)) + foot)


@pytest.mark.parametrize("languages", [("en",), ("fr",), ("bn",)], ids="-".join)
def test_a_briefing_has_two_pages_however_much_is_told(contents, languages):
    assert pdf(contents(*languages), FOOT, 2).pages == 2


def test_side_by_side_it_has_at_most_four(contents):
    assert pdf(contents("en", "bn"), FOOT, 4).pages <= 4


def test_the_pdf_is_tagged_and_says_its_language_and_title(contents):
    data = pdf(contents("bn"), FOOT, 2).data
    document = pypdfium2.PdfDocument(data)
    assert document.is_tagged()
    assert "বিশ্ব স্বাস্থ্য সংস্থা" in document.get_metadata_dict()["Title"]
    assert b"pdfuaid:part" in data


@pytest.mark.parametrize("languages", LANGUAGES, ids="-".join)
def test_the_word_document_says_what_the_content_says(contents, languages):
    made = contents(*languages)
    document = docx.Document(io.BytesIO(word(made, FOOT)))
    found = letters("".join(node.text or "" for node in document.element.body.iter(qn("w:t"))))
    for line in (line for one in made for line in one.lines()):
        assert letters(line) in found


def test_the_word_document_has_real_styles_and_footnotes(contents):
    made = contents("en")
    data = word(made, FOOT)
    document = docx.Document(io.BytesIO(data))
    styles = [paragraph.style.name for paragraph in document.paragraphs]
    assert styles[0] == "Title"
    assert styles.count("Heading 1") == len(made[0].sections)
    assert "Dated Line" in styles
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        notes = etree.fromstring(file.read("word/footnotes.xml"))
    texts = ["".join(node.text or "" for node in note.iter(qn("w:t"))).strip() for note in notes[2:]]
    assert len(texts) == len(made[0].notes())
    assert all(text.startswith(note.text) for text, note in zip(texts, made[0].notes(), strict=True))
    references = [node.get(qn("w:id")) for node in document.element.body.iter(qn("w:footnoteReference"))]
    assert references == [str(n) for n in range(1, len(texts) + 1)]


@pytest.mark.parametrize("report", ["cooperation", "matrix", "agreements"])
def test_a_report_is_the_same_in_every_kind_of_file(who, report):
    from as_of import TODAY

    wanted = Wanted(report, {"year": 2026}, ("en",))
    made = make(wanted, TODAY, briefing_words)
    foot = printed(made, "Foot", briefing_words, "https://cosante.example.org/")
    files = {kind: as_file(kind, made, foot, wanted) for kind in wanted.kinds}
    found = letters(text_of(files["pdf"]))
    document = docx.Document(io.BytesIO(files["docx"]))
    written = letters("".join(node.text or "" for node in document.element.body.iter(qn("w:t"))))
    with zipfile.ZipFile(io.BytesIO(files["xlsx"])) as file:
        shared = letters("".join(etree.fromstring(file.read("xl/sharedStrings.xml")).itertext()))
    for one in made[0].sections:
        assert letters(one.title) in found
        assert letters(one.title) in written
    for note in made[0].notes():
        assert letters(note.text) in found
        assert letters(note.text) in shared


def test_numbers_of_a_workbook_are_numbers(who):
    from as_of import TODAY

    wanted = Wanted("agreements", {}, ("bn",))
    data = as_file("xlsx", make(wanted, TODAY, briefing_words), FOOT, wanted)
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        sheets = "".join(file.read(name).decode() for name in file.namelist() if "worksheets/sheet" in name)
    assert "<v>1800000.5</v>" in sheets
    assert "<v>1000.25</v>" in sheets


def test_a_script_without_a_font_is_refused_by_name(contents, monkeypatch):
    from cosante.briefing import pdf as writer
    from cosante.vocabulary.errors import OperatorError

    monkeypatch.setattr(writer, "_families", lambda: ("Noto Sans",))
    with pytest.raises(OperatorError, match="fonts-noto-core or fonts-beng"):
        pdf(contents("bn"), FOOT, 2)
