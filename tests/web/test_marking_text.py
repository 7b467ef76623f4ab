"""The text with its marks is the text: whole, in order, each position with exactly its facts."""

import html
import re

from hypothesis import given
from hypothesis import strategies as st

from cosante.web.highlight import Span, parts, render, segments

TEXTS = st.text(alphabet=st.sampled_from("ab <>&\"'\r\n\t\u0995\u09c7\u09df\u200d\u00a0é𝒜😀"), max_size=60) | st.text(
    max_size=60
)


@st.composite
def marked_texts(draw):
    text = draw(TEXTS)
    ends = st.integers(0, len(text))
    pairs = draw(st.lists(st.tuples(ends, ends, st.sampled_from(["act", "partner", "place"])), max_size=12))
    spans = [Span(min(a, b), max(a, b), f"f{n}", kind) for n, (a, b, kind) in enumerate(pairs, 1) if a != b]
    return text, spans


@given(marked_texts())
def test_the_segments_are_the_text_and_carry_exactly_their_facts(marked):
    text, spans = marked
    pieces = segments(text, spans)
    assert "".join(piece.text for piece in pieces) == text
    for piece in pieces:
        for at in range(piece.start, piece.start + len(piece.text)):
            assert set(piece.spans) == {span for span in spans if span.start <= at < span.end}


@given(marked_texts())
def test_the_html_without_its_tags_is_the_text(marked):
    text, spans = marked
    assert html.unescape(re.sub(r"<[^>]*>", "", render(segments(text, spans)))) == text


@given(marked_texts())
def test_every_fact_can_be_reached_and_every_id_is_there_once(marked):
    text, spans = marked
    page = render(segments(text, spans))
    ids = re.findall(r' id="(s\d+)"', page)
    assert len(ids) == len(set(ids))
    assert {f"s{span.start}" for span in spans} <= set(ids)  # where a fact begins, there is an anchor


@given(TEXTS, st.integers(1, 20))
def test_a_long_text_in_parts_is_the_text(text, size):
    pieces = parts(text, size)
    assert "".join(text[start:end] for start, end in pieces) == text
    assert all(end - start <= size for start, end in pieces)


def test_spans_that_overlap_nest_and_touch():
    text = "WHO trains nurses in Lao Cai"
    act, who, nurses, trains = (
        Span(0, 28, "f1", "act"),
        Span(0, 3, "f2", "partner"),
        Span(4, 17, "f3", "count"),
        Span(11, 28, "f4", "place"),
    )
    pieces = segments(text, [act, who, nurses, trains])
    assert [(piece.text, [span.fact for span in piece.spans]) for piece in pieces] == [
        ("WHO", ["f2", "f1"]),
        (" ", ["f1"]),
        ("trains ", ["f3", "f1"]),
        ("nurses", ["f3", "f4", "f1"]),
        (" in Lao Cai", ["f4", "f1"]),
    ]


def test_what_has_no_words_of_its_own_between_two_facts_is_marked_but_no_link():
    spans = [Span(0, 8, "f1", "act"), Span(0, 3, "f2", "partner"), Span(4, 7, "f3", "place")]
    page = render(segments("WHO Lao.", spans))
    assert re.findall(r"<(a|span) [^>]*>([^<]*)", page) == [("a", "WHO"), ("span", " "), ("a", "Lao"), ("span", ".")]


def test_letters_beyond_the_first_plane_count_as_one():
    assert [piece.text for piece in segments("😀WHO😀", [Span(1, 4, "f1", "partner")])] == ["😀", "WHO", "😀"]


def test_markup_in_a_text_is_shown_not_run():
    page = render(segments("<script>x</script>", [Span(0, 8, "f1", "partner")]))
    assert "<script" not in page
    assert "&lt;script&gt;" in page


def test_a_part_of_a_text_shows_the_spans_that_reach_into_it():
    pieces = segments("one two three", [Span(2, 9, "f1", "act")], start=4, end=13)
    assert [(piece.start, piece.text, bool(piece.spans)) for piece in pieces] == [
        (4, "two t", True),
        (9, "hree", False),
    ]
