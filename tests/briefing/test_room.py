"""A briefing keeps to its pages: what the reckoning lets in has room as PDF and as Word."""

from itertools import count

import pytest

from cosante.briefing.content import Cell, Content, Note, Paragraph, Section, Sentence, Table
from cosante.briefing.pdf import SIZES, Printed, pdf, size_in_word
from cosante.briefing.room import PAGE, height

pytestmark = pytest.mark.once("pages are counted, whatever the database")
PAGES = {1: 2, 2: 4}
SITE = Printed("Foot", [], "https://cosante.example.org")
WORDS = {
    "en": "What was promised in the district, by whom and until when, USD 1,234,567.25",
    "fr": "Ce qui a été promis dans le district, par qui et jusqu’à quand, USD 1 234 567,25",
    "bn": "জেলায় কী প্রতিশ্রুতি দেওয়া হয়েছে, কে দিয়েছে এবং কবের মধ্যে, USD ১২,৩৪,৫৬৭.২৫",
}


def told(language: str, rows: int) -> Content:
    """Lines, a table, lines and a table, of so many rows each, a source behind every one."""
    number = count(1)

    def note() -> tuple[Note, ...]:
        n = next(number)
        return (Note(f"document {n}", f"{WORDS[language]} {n}.", f"/acts/?type=training&giver={n}&receiver=%2A"),)

    def section() -> Section:
        lines = tuple(Sentence(WORDS[language], note(), lead="2026") for _ in range(rows))
        cells = tuple((Cell(WORDS[language], marked=True), Cell("12"), Cell("34", note())) for _ in range(rows))
        return Section("A head", (Paragraph(lines, listed=True), Table("Caption", ("a", "b", "c"), cells, (2, 3, 3))))

    return Content("A partner", "", language, (section(), section()), WORDS[language], "Sources")


@pytest.mark.parametrize("languages", [("en",), ("fr",), ("bn",), ("en", "bn"), ("fr", "bn")], ids="-".join)
def test_as_much_as_is_let_in_has_room_as_pdf_and_as_word(languages, monkeypatch):
    from cosante.briefing import pdf as writer

    most = PAGES[len(languages)]
    tried = ([told(language, rows) for language in languages] for rows in range(12, 0, -1))
    made = next(one for one in tried if height(one) <= most * PAGE[len(languages)])
    assert pdf(made, SITE, most).pages <= most
    size = size_in_word(made, SITE, most)
    monkeypatch.setattr(writer, "SIZES", (size, size))
    assert writer._fitting(made, SITE, most, "word.typ").pages <= most
    assert size >= SIZES[-1]
