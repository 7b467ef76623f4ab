"""The briefing on a partner: both directions, what is open, and a source behind every sentence."""

import pytest
from as_of import TODAY

from cosante.briefing.content import Content, Paragraph, Table, Timeline

pytestmark = pytest.mark.django_db


def section(content: Content, title: str) -> tuple:
    return next(one.blocks for one in content.sections if one.title == title)


def test_it_has_all_that_one_needs_before_a_meeting(contents):
    (made,) = contents("en")
    assert [one.title for one in made.sections] == [
        "Who they are",
        "Fifteen years",
        "What was done, in both directions",
        "Open promises",
        "Money by stage",
        "Last meeting",
        "Next dates",
        "People to know",
    ]


@pytest.mark.parametrize("language", ["en", "fr", "bn"])
def test_every_sentence_and_every_row_has_a_source(contents, language):
    (made,) = contents(language)
    for one in made.sections:
        for block in one.blocks:
            match block:
                case Paragraph():
                    assert all(sentence.notes for sentence in block.sentences)
                case Table():
                    rows = block.rows[:-1] if block.foot else block.rows
                    assert all(any(cell.notes for cell in row) for row in rows)
                case _:
                    assert block.notes
    assert all(note.text and note.address for note in made.notes())


@pytest.mark.parametrize(("language", "stop"), [("en", "."), ("fr", "."), ("bn", "।")])
def test_every_sentence_and_every_note_ends_as_sentences_of_its_language_do(contents, language, stop):
    (made,) = contents(language)
    blocks = [block for one in made.sections for block in one.blocks if isinstance(block, Paragraph)]
    said = [sentence.text for block in blocks for sentence in block.sentences] + [note.text for note in made.notes()]
    assert len(said) > 10
    assert [one for one in said if not one.endswith(stop)] == []


def test_the_timeline_counts_each_deed_of_fifteen_years_in_its_direction(contents):
    (made,) = contents("en")
    timeline = next(block for block in section(made, "Fifteen years") if isinstance(block, Timeline))
    assert [column.name for column in timeline.columns] == [str(year) for year in range(2012, 2027)]
    for column in timeline.columns:
        assert (column.given + column.together, column.taken) in ((2, 1), (3, 0), (2, 0), (1, 1), (1, 0))
    assert sum(column.given for column in timeline.columns) > 0 < sum(column.taken for column in timeline.columns)


def test_the_ledger_adds_up_to_its_foot(contents):
    (made,) = contents("en")
    (table,) = section(made, "What was done, in both directions")
    shown = [[int(cell.value or 0) for cell in row[1:]] for row in table.rows]
    assert all(sum(row[at] for row in shown[:-1]) <= shown[-1][at] for at in range(3))
    assert "All kinds" in table.rows[-1][0].text


def test_promises_are_open_or_late_with_exact_sums(contents):
    (made,) = contents("en")
    lines = [line.replace("\xa0", " ") for line in made.lines()]
    assert "USD 1,800,000.5." in " ".join(lines)
    assert "It leaves out: Staff costs." in " ".join(lines)
    assert any(line.endswith("2026, late") for line in lines)
    assert "USD 1,000.25" in lines
    assert "3 more promises are open." in lines


def test_next_dates_are_what_is_still_to_come(contents):
    (made,) = contents("en")
    (paragraph,) = section(made, "Next dates")
    assert [sentence.lead for sentence in paragraph.sentences] == ["2 October 2027", "31 December 2027"]
    assert TODAY.year == 2026


def test_contacts_that_are_personal_are_in_no_briefing(contents):
    for made in contents("en", "bn"):
        said = " ".join([*made.lines(), *(note.text for note in made.notes())])
        assert "Secret" not in said
        assert "secret@example.org" not in said


def test_what_nobody_has_reviewed_is_marked(contents, who):
    from cosante.register.actions import accept
    from cosante.register.models import Fact

    (made,) = contents("en")
    told = [one for block in section(made, "Fifteen years") if isinstance(block, Paragraph) for one in block.sentences]
    assert told
    assert all(one.unsure for one in told)
    accept(Fact.objects.all(), None)
    (made,) = contents("en")
    told = [one for block in section(made, "Fifteen years") if isinstance(block, Paragraph) for one in block.sentences]
    assert not any(one.unsure for one in told)


def test_each_language_names_the_partner_as_its_documents_do(contents):
    titles = {language: contents(language)[0].title for language in ("en", "fr", "bn")}
    assert "OMS" in titles["fr"]
    assert "বিশ্ব স্বাস্থ্য সংস্থা" in titles["bn"]


def test_with_our_side_it_is_about_these_two(contents):
    (made,) = contents("en", ours="VN")
    (table,) = section(made, "What was done, in both directions")
    assert table.heads[1:] == (f"{made.title.removeprefix('Briefing: ')} for Vietnam", table.heads[2], "Both together")


def test_where_more_is_told_than_has_room_less_of_each_is_shown_and_the_rest_is_counted(contents, monkeypatch):
    from cosante.briefing import making
    from cosante.briefing.room import height

    (whole,) = contents("en")
    assert "3 more promises are open." in whole.lines()
    monkeypatch.setattr(making, "PAGE", {1: 0.85 * height([whole]) / 2})
    (less,) = contents("en")
    assert height([less]) <= 0.85 * height([whole])
    assert [one.title for one in less.sections] == [one.title for one in whole.sections]
    assert any(line in less.lines() for line in ("4 more promises are open.", "5 more promises are open."))
