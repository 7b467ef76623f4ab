"""One text in every format that is read: its facts are those of the text, and what stands around it is left out."""

import importlib.util
import sys
from pathlib import Path

import pytest

from cosante.reading import read_documents, read_text

ROOT = Path(__file__).parent.parent.parent
_spec = importlib.util.spec_from_file_location("write_sample_files", ROOT / "scripts" / "write_sample_files.py")
made = importlib.util.module_from_spec(_spec)
sys.modules[_spec.name] = made
_spec.loader.exec_module(made)

TEXT = (made.SAMPLES / "en-bokeo-nurses.txt").read_text("utf-8")
AROUND = (
    "Peru",
    "900 dollars",
    "newsletter",
    "Subscribe",
    "Home",
    "deleted",
    "remark",
    "Number 12",
    "Page 1",
    "<",
    "press@",
)


def said(reading):
    """What the facts say, whatever their place."""
    told = set()
    for fact in reading.facts:
        value = next(
            (getattr(fact, name) for name in ("name", "amount", "value", "code", "type") if hasattr(fact, name)), ""
        )
        told.add((type(fact).__name__, " ".join(str(value).split())))
    return told


@pytest.fixture(scope="module")
def plain():
    return said(read_text(TEXT))


@pytest.fixture(scope="module")
def readings():
    return {name: [told.reading for told in read_documents(name, make(TEXT))] for name, make in made.FILES.items()}


@pytest.mark.parametrize("name", made.FILES)
def test_the_facts_of_a_file_are_those_of_its_text(name, readings, plain):
    read = [reading for reading in readings[name] if not reading.error]
    assert len(read) == (2 if name in ("mail.eml", "all.zip") else 1)
    for reading in read:
        # the day of publication is told by a page or an e-mail itself, too; a line of a sheet has no title
        missing = {fact for fact in plain if fact not in said(reading)}
        assert len(missing) <= len(plain) // 10, missing
        text = reading.document.text
        assert all(text[e.start : e.end] == e.quote for fact in reading.facts for e in fact.evidence)
        assert not [words for words in AROUND if words in text]


def test_what_a_page_says_of_itself_is_told_wherever_the_page_came_from(readings):
    for name in ("page.html", "page.mhtml", "crawl.warc.gz"):
        document = readings[name][0].document
        assert (document.publisher, document.address) == ("Health News", made.ADDRESS)
        assert (document.published, document.title) == (made.DAY, made.paragraphs(TEXT)[0])


def test_a_pdf_is_read_column_by_column_with_its_words_whole(readings):
    text = readings["paper.pdf"][0].document.text
    assert [" ".join(part.split()) for part in text.split("\n\n")] == made.paragraphs(TEXT)


def test_every_letter_of_a_pdf_has_its_place_on_a_page(readings):
    document = readings["paper.pdf"][0].document
    covered = {at for span in document.spans for at in range(span.start, span.end)}
    assert not [char for at, char in enumerate(document.text) if at not in covered and char.strip()]
    width, height = document.pages[0].width, document.pages[0].height
    assert all(0 <= s.left < s.right <= width and 0 <= s.top < s.bottom <= height for s in document.spans)
    title = document.spans[0]
    later = next(s for s in document.spans if "Bounmy" in document.text[s.start : s.end])
    assert title.top < later.top
    assert later.left > width / 2  # it is in the second column


def test_a_broken_line_costs_itself(readings):
    good, bad = readings["lines.jsonl"]
    assert good.document.path == "lines.jsonl!/1"
    assert (bad.document.path, bad.error.code) == ("lines.jsonl!/2", "no-text")


def test_the_name_of_a_file_says_nothing():
    (told,) = read_documents("picture.png", made.docx(TEXT))
    assert told.reading.document.media_type.endswith("wordprocessingml.document")


@pytest.mark.parametrize(
    "text",
    [
        "Title: a report\nDate: 3 May 2024\nFrom: the ministry\n\nThe WHO trained nurses.",
        "BMJ reports that nurses were trained.",
        "From the ministry: nurses were trained.",
        '{"not": json} but a text of nurses.',
    ],
)
def test_a_text_that_looks_like_something_else_stays_the_text_that_it_is(text):
    (told,) = read_documents("a.txt", text.encode())
    assert told.reading.document.text == text
