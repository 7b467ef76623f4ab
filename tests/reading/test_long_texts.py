"""Long texts: what they are read by gives the same as looking at everything, and nothing runs away."""

from hypothesis import given
from hypothesis import strategies as st

from cosante.languages import cache
from cosante.languages.folding import fold
from cosante.reading import formats, read_bytes
from cosante.reading.sentences import LONGEST, split
from cosante.reading.spans import Spans

SPAN = st.tuples(st.integers(0, 60), st.integers(0, 9)).map(lambda pair: (pair[0], pair[0] + pair[1]))


@given(st.lists(SPAN), SPAN)
def test_spans_answer_as_if_each_were_looked_at(spans, asked):
    start, end = asked
    known = Spans(spans)
    assert known.meet(start, end) == any(a < end and start < b for a, b in spans)
    assert known.begin_in(start, end) == any(start <= a < end for a, _ in spans)
    assert known.cover(start, end) == any(a <= start and end < b for a, b in spans)
    assert known.hold(start) == any(a <= start < b for a, b in spans)


def test_a_text_without_stops_is_cut_between_words():
    text = fold("doctors of Laos and China treated patients " * 300).text
    sentences = split(text, cache.pack("en"))
    assert len(sentences) > 1
    assert all(0 < s.end - s.start <= LONGEST for s in sentences)
    assert " ".join(text[s.start : s.end] for s in sentences) == text.strip()


def test_a_text_without_stops_or_spaces_is_cut_too():
    text = "患" * (3 * LONGEST)
    assert "".join(text[s.start : s.end] for s in split(text, cache.pack("zh"))) == text


def test_two_million_characters_are_read_and_more_is_told():
    assert formats.LONGEST == 2_000_000
    reading = read_bytes(
        "a.txt",
        b"The Cuban doctors treated 45 of the patients who came to the hospital in Dili on 3 May 2023.\n"
        + b"\n" * 2_000_000,
    )
    assert [notice.code for notice in reading.notices] == ["text-truncated"]
    assert reading.facts
