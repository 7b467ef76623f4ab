"""Sentences: a stop ends one, an abbreviation, an initial and a decimal do not."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cosante.languages.cache import pack
from cosante.languages.folding import fold
from cosante.reading.sentences import split


def sentences(text: str, language: str = "en") -> list[str]:
    folded = fold(text).text
    return [folded[sentence.start : sentence.end] for sentence in split(folded, pack(language))]


@pytest.mark.parametrize(
    ("language", "one", "two"),
    [
        ("en", "Mr. Mensah gave 2.5 million dollars.", "It came on Monday."),
        ("fr", "M. Sarr a remis 12.500 euros.", "Il est parti lundi."),
        ("bn", "করিম ২.৫ মিলিয়ন টাকা দেন।", "তিনি সোমবার যান।"),
        ("en", "Will they come?", "They will!"),
        ("ru", "Врачи прибыли в г. Астана.", "Это было в 2023 г."),
        ("ru", "Меморандум подписан в 2023 г.", "Врачи прибыли."),
        ("kk", "Кездесу Түркістан обл. Шардара ауд. өтті.", "Оған дәрігерлер келді."),
    ],
)
def test_only_a_real_stop_ends_a_sentence(language, one, two):
    assert sentences(f"{one} {two}", language) == [fold(one).text, fold(two).text]


def test_a_line_is_a_sentence_of_its_own():
    assert sentences("Ghana trains nurses\n\nTen nurses came") == ["Ghana trains nurses", "Ten nurses came"]


@given(st.lists(st.text(alphabet="abএকé .।!?\n\"'9", max_size=30), max_size=8).map(" ".join))
def test_sentences_are_in_order_apart_and_hold_all_letters(text):
    folded = fold(text).text
    spans = [(s.start, s.end) for s in split(folded, pack("en"))]
    assert all(start < end for start, end in spans)
    assert all(one[1] <= two[0] for one, two in pairwise(spans))
    inside = {i for start, end in spans for i in range(start, end)}
    assert all(i in inside for i, char in enumerate(folded) if char.isalnum())


@pytest.mark.parametrize(
    ("language", "one", "two"),
    [
        ("en", "Dr. J. K. Mensah gave 2.5 million dollars to the U.S. team.", "It left on Monday."),
        ("fr", "Le Dr. A. Sarr et S.E.M. Matsuda ont remis 12.500 euros.", "Ils sont partis lundi."),
        ("bn", "ডা. করিম ২.৫ মিলিয়ন টাকা দেন।", "তিনি সোমবার যান।"),
        ("ru", "А. Шадманов встретился с министром Е. К. Биртановым.", "Они подписали план."),
        ("en", "Japan gave beds to Polyclinic No. 14 in Tashkent.", "They said no."),
    ],
)
def test_a_title_or_initials_end_no_sentence(language, one, two):
    assert sentences(f"{one} {two}", language) == [fold(one).text, fold(two).text]
