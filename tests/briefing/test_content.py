"""The content of briefings by itself: numbers of sources, one canonical form, what changed between two."""

import json
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cosante.briefing.content import (
    Cell,
    Content,
    Note,
    Paragraph,
    Section,
    Sentence,
    Table,
    canonical,
    digest,
    numbers,
)
from cosante.briefing.fonts import families_for, scripts_of
from cosante.briefing.releases import changes
from cosante.vocabulary.errors import OperatorError

FIRST, SECOND, THIRD = (Note(key, key.title()) for key in ("first", "second", "third"))


def content(*sentences: Sentence, title: str = "Title") -> Content:
    return Content(title, "", "en", (Section("Section", (Paragraph(sentences),)),))


def test_sources_are_numbered_in_the_order_of_reading_and_once():
    one = content(Sentence("A.", (SECOND, FIRST)), Sentence("B.", (FIRST, THIRD)))
    assert numbers([one]) == {"second": 1, "first": 2, "third": 3}


def test_side_by_side_a_source_has_one_number_and_blocks_are_read_across():
    def of(first: Note, second: Note) -> Content:
        blocks = (Paragraph((Sentence("A.", (first,)),)), Table("", ("H",), ((Cell("x", (second,)),),)))
        return Content("T", "", "en", (Section("S", blocks),))

    assert numbers([of(FIRST, SECOND), of(THIRD, SECOND)]) == {"first": 1, "third": 2, "second": 3}


def test_the_hash_is_of_what_is_said():
    one, same, other = (canonical([content(Sentence(text, (FIRST,)))]) for text in ("A.", "A.", "A!"))
    assert digest(one) == digest(same) != digest(other)
    assert json.loads(one)[0]["sections"] == [{"title": "Section", "lines": ["A."]}]


LINES = st.lists(st.sampled_from(["a", "b", "c", "d"]), max_size=8)


@given(LINES, LINES)
def test_the_list_of_changes_makes_the_one_of_the_other(before, after):
    told = changes(*(json.loads(canonical([content(*map(Sentence, lines))])) for lines in (before, after)))
    was, now = (Counter(one[name] for one in told if one[name]) for name in ("was", "is"))
    assert Counter(before) - was + now == Counter(after)
    assert bool(told) == (before != after)


def test_a_font_is_chosen_for_each_script_of_the_text():
    there = ["Lohit Bengali", "noto sans", "DejaVu Sans"]
    assert families_for(["Santé", "স্বাস্থ্য"], there) == ["Noto Sans", "Lohit Bengali"]
    assert [script.name for script in scripts_of("ab ক 卫")] == ["Latin", "Bengali", "Chinese"]


def test_a_missing_font_is_named_with_the_package_that_brings_it():
    with pytest.raises(OperatorError) as refused:
        families_for(["স্বাস্থ্য"], ["Noto Sans"])
    assert "Bengali" in refused.value.message
    assert "sudo apt install fonts-noto-core or fonts-beng" in refused.value.message
    assert refused.value.code == "missing-font"
