"""A scan that is not quite straight is read with its language found out; how sure the words are is kept."""

import shutil

import pytest
from test_kinds_of_files import TEXT, made, said

from cosante.reading import read_documents, read_text
from cosante.reading.formats import documents, opening
from cosante.reading.formats.columns import Piece, in_order
from cosante.reading.formats.limits import Limits
from cosante.reading.formats.lines import Line, Sheet, Word, composed
from cosante.reading.formats.mail import Part

scanner = pytest.mark.skipif(shutil.which("tesseract") is None, reason="the program tesseract is not here")


@pytest.fixture(scope="module")
def reading():
    (told,) = read_documents("scan.bin", made.scan(TEXT, 1.5))
    return told.reading


@scanner
def test_nine_facts_in_ten_of_a_scan_are_those_of_its_text(reading):
    plain = said(read_text(TEXT))
    assert len(plain & said(reading)) >= 0.9 * len(plain)
    assert reading.document.language == "en"
    assert "Number 12" not in reading.document.text
    assert "read-from-picture" in {notice.code for notice in reading.notices}


@scanner
def test_every_word_of_a_scan_has_its_certainty_and_its_place_on_the_page_as_it_came(reading):
    document = reading.document
    assert all(0 <= span.confidence <= 1 for span in document.spans)
    first, later = (
        next(s for s in document.spans if word in document.text[s.start : s.end]) for word in ("Chiang", "Bounmy")
    )
    size = document.pages[0]
    assert first.top < later.top
    assert later.left > size.width / 2 > first.left
    assert later.bottom - later.top < size.height / 20


@pytest.mark.parametrize(
    "make", [lambda: made.scan(TEXT), lambda: b"\x89PNG\r\n\x1a\n" + bytes(50)], ids=["scan", "broken"]
)
def test_without_tesseract_a_scan_is_refused_with_what_to_install(monkeypatch, make):
    monkeypatch.setattr("shutil.which", lambda name: None)
    (found,) = opening.documents_of(Part("a", make()), Limits())
    assert found.code in ("no-tesseract", "damaged")
    assert "apt install tesseract-ocr" in found.message or "damaged" in found.message


def test_a_picture_of_too_many_pixels_is_refused_before_it_is_unpacked(monkeypatch):
    from PIL import Image

    monkeypatch.setenv("COSANTE_OCR_PIXELS", "10000")
    import io

    held = io.BytesIO()
    Image.new("L", (400, 400), 255).save(held, "PNG")
    (found,) = documents("a", held.getvalue())
    assert (found.code, "160" in found.message or "400" in found.message) == ("too-large", True)


def line(text, top, left=0.0, right=100.0, height=10.0, block=0):
    box = (left, top, right, top + height)
    return Line(text, box, [Word(0, len(text), box)], block)


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        ([line("The hospi-", 100), line("tal gave beds.", 112)], "The hospital gave beds."),
        ([line("Week one and three", 100), line("nurses: a week-", 112), line("long course.", 124)], "Week one and three nurses: a week-long course."),
        ([line("One.", 100), line("Two.", 112), line("Three.", 124), line("Apart.", 150)], "One. Two. Three.\n\nApart."),
        ([line("ສາທາ", 100), line("ລະນະສຸກ", 112)], "ສາທາລະນະສຸກ"),
    ],
)  # fmt: skip
def test_lines_become_paragraphs_with_their_words_whole(lines, text):
    made_of, spans = composed([Sheet(200, 300, lines)])
    assert made_of == text
    assert all(0 <= span.start < span.end <= len(text) for span in spans)


def test_columns_are_read_one_after_the_other_and_tables_row_by_row():
    prose = [
        Piece(f"{side} column line {n} with words", (x, 12.0 * n, x + 90, 12.0 * n + 10))
        for x, side in ((0, "left"), (120, "right"))
        for n in range(4)
    ]
    assert [line.text.split()[0] for line in in_order(prose)] == ["left"] * 4 + ["right"] * 4
    table = [
        Piece(text, (x, 12.0 * n, x + 30, 12.0 * n + 10))
        for n, row in enumerate([("Laos", "30 beds"), ("Nepal", "12 beds")])
        for x, text in zip((0, 120), row, strict=True)
    ]
    assert [line.text for line in in_order(table)] == ["Laos 30 beds", "Nepal 12 beds"]
