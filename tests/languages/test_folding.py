"""Folding: many ways to write one letter become one, and every folded offset leads back to the frozen text."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cosante.languages import folding
from cosante.languages.folding import fold, fold_term

INVISIBLE = "\u200b\u200c\u200d\u00ad\u2060\ufeff\u200e\u200f"
LETTERS = "aéèçœÉ ’'–-৩٣7০ কখয়\u09df\u09dc\u09be\u09c7\u09cb্াি। ١אبعم日本ก1۰\u00a0\u202f\n$€½ıßﬁ"
PARTS = INVISIBLE + "\u0301\u0308\u0327\u09bc\u093c\u09be\u09d7\u0bbe\u3099\u1161\u0653\u064b"

#: Marks of every kind, and full-width letters that they are joined to.
MARKS = "".join(char for char in map(chr, range(0x20000)) if unicodedata.combining(char)) + "\u0f73\u0f81\u0344"
WIDE = "＜＝＞ＡＺａｚ｀"

texts = st.one_of(
    st.text(max_size=60),
    st.text(alphabet=st.sampled_from(MARKS) | st.sampled_from(WIDE + LETTERS + PARTS), max_size=30),
    st.text(alphabet=LETTERS + PARTS, max_size=60),
    st.text(alphabet=LETTERS, max_size=60),
    st.text(alphabet=LETTERS + PARTS, max_size=60).map(lambda text: unicodedata.normalize("NFD", text)),
)


@given(texts)
def test_text_and_scan_are_of_one_length(text):
    folded = fold(text)
    assert len(folded.text) == len(folded.scan)


@given(texts)
def test_folding_what_is_folded_changes_nothing(text):
    once = fold(text).text
    assert fold(once).text == once


@given(texts)
def test_origins_never_run_backwards_or_outside(text):
    folded = fold(text)
    origins = [folded.origin(i) for i in range(len(folded.text) + 1)]
    assert origins == sorted(origins)
    assert all(0 <= origin <= len(text) for origin in origins)


@settings(max_examples=300)
@given(texts, st.data())
def test_every_folded_span_has_a_span_in_the_frozen_text(text, data):
    folded = fold(text)
    if not folded.text:
        return
    start = data.draw(st.integers(min_value=0, max_value=len(folded.text) - 1))
    end = data.draw(st.integers(min_value=start + 1, max_value=len(folded.text)))
    first, last = folded.span(start, end)
    assert 0 <= first < last <= len(text)


@given(texts, st.data())
def test_spans_that_follow_each_other_do_not_overlap(text, data):
    folded = fold(text)
    if len(folded.text) < 2:
        return
    middle = data.draw(st.integers(min_value=1, max_value=len(folded.text) - 1))
    assert folded.span(0, middle)[1] <= folded.span(middle, len(folded.text))[0]


@given(texts)
def test_a_span_of_the_frozen_text_folds_to_what_it_was_found_as(text):
    folded = fold(text)
    for i, char in enumerate(folded.text):
        if char.isalnum() and char.isascii():
            first, last = folded.span(i, i + 1)
            assert char in fold(text[first:last]).text


WORDS = ["hospital", "santé", "œuvre", "প্রশিক্ষণ", "হাসপাতাল", "ভিয়েনতিয়েন", "১২৩", "L'hôpital", "প্রদেশে"]


def put_in(word: str, places: list[tuple[int, str]]) -> str:
    """The word with invisible letters inside it, none of them between a letter and its mark."""
    for where, letter in places:
        cuts = [i for i in range(1, len(word)) if unicodedata.category(word[i])[0] != "M"]
        cut = cuts[where % len(cuts)]
        word = word[:cut] + letter + word[cut:]
    return word


@settings(max_examples=300)
@given(
    st.sampled_from(WORDS),
    st.lists(st.tuples(st.integers(min_value=0, max_value=30), st.sampled_from(INVISIBLE)), max_size=3),
    st.sampled_from(["NFC", "NFD"]),
    st.text(alphabet="abকé \u200d\u0301১", max_size=12),
    st.text(alphabet="abকé \u200d১", max_size=12),
)
def test_a_planted_word_is_found_at_its_exact_offsets(word, inside, form, before, after):
    planted = unicodedata.normalize(form, put_in(word, inside))
    text = f"{before} |{planted}| {after}"
    folded = fold(text)
    needle = fold(word).text
    at = folded.text.index("|" + needle + "|") + 1
    start, end = folded.span(at, at + len(needle))
    assert text[start:end] == planted


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("\u09af\u09bc", "\u09df"),
        ("\u09a1\u09bc", "\u09dc"),
        ("\u09c7\u09be", "\u09cb"),
        ("e\u0301", "é"),
        ("l’eau", "l'eau"),
        ("Covid–19", "Covid-19"),
        ("12\u202f500", "12 500"),
        ("১২৩", "123"),
        ("٣٤", "34"),
        ("ক্\u200dষ", "ক্ষ"),
        ("hospi\u00adtal", "hospital"),
        ("«\u00a0oui\u00a0»", '" oui "'),
        ("Ａ\u0301", "Á"),
        ("｀", "'"),
        ("a\u0591\u0301", "á\u0591"),
        ("\u09af\u09cd\u09bc", "\u09df\u09cd"),
    ],
)
def test_two_ways_to_write_it_are_one(one, other):
    assert fold(one).text == fold(other).text


def test_shapes_of_old_typesetting_are_the_letters_they_show():
    assert fold("بچاﺅ").scan == fold("بچاؤ").scan
    assert fold("ﻃﺒﻲ").scan == fold("طبی").scan


@pytest.mark.parametrize(
    ("written", "term"),
    [
        ("Covid-19", "covid 19"),
        ("SANTÉ", "sante"),
        ("L’Hôpital  général", "l hopital general"),
        ("Œuvre", "ouvre"),
        ("ভিয়েতনাম", "ভি\u09dfেতনাম"),
        ("  ", ""),
    ],
)
def test_a_term_is_folded_as_the_scan_sees_it(written, term):
    assert fold_term(written) == term or fold_term(written) == fold_term(term)


@given(st.text(alphabet=LETTERS, max_size=60))
def test_folding_a_term_twice_changes_nothing(text):
    assert fold_term(fold_term(text)) == fold_term(text)


def test_what_the_table_leaves_as_it_is_folds_to_itself():
    letters, scanned = folding._tables()
    for code in folding._covered():
        letter = folding._letter(chr(code))
        assert (chr(letters[code]), chr(scanned[code])) == (letter, folding._scanned(letter)), hex(code)


@pytest.mark.parametrize("which", [folding._LETTERS, folding._SCANNED])
def test_a_letter_is_mapped_alike_in_short_texts_and_in_long_ones(which):
    every = "".join(map(chr, range(folding._COVERED + 100)))
    short = [every[at : at + folding._SHORT] for at in range(0, len(every), folding._SHORT)]
    assert "".join(folding._map(text, which) for text in short) == folding._map(every, which)
