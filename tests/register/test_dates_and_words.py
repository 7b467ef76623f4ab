from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cosante.register.records.dates import bounds, overlap
from cosante.register.records.folding import fold


@pytest.mark.parametrize(
    ("edtf", "days"),
    [
        ("2023-10-25", (date(2023, 10, 25), date(2023, 10, 25))),
        ("2024-02", (date(2024, 2, 1), date(2024, 2, 29))),
        ("2012", (date(2012, 1, 1), date(2012, 12, 31))),
        ("2024/2025", (date(2024, 1, 1), date(2025, 12, 31))),
        ("2010/..", (date(2010, 1, 1), None)),
        ("../2010", (None, date(2010, 12, 31))),
        ("2019~", (date(2019, 1, 1), date(2019, 12, 31))),
        ("XXXX-03-17", None),
        ("P15Y", None),
        ("2024-13", None),
        ("2023-02-30", None),
        ("", None),
        (None, None),
    ],
)
def test_a_date_allows_these_days(edtf, days):
    assert bounds(edtf) == days


@given(st.text(max_size=30))
def test_no_text_breaks_the_reading_of_dates(text):
    bounds(text)


def test_a_month_and_a_day_in_it_overlap():
    assert overlap(bounds("2024-05"), bounds("2024-05-13"))
    assert not overlap(bounds("2024-05"), bounds("2024-06-01"))
    assert overlap(bounds("2010/.."), bounds("2024"))


@pytest.mark.parametrize(
    ("words", "folded"),
    [
        ("Fonds d’Aide  Médicale", "fonds d aide medicale"),
        ("MINISTÈRE DE LA SANTÉ", "ministere de la sante"),
        ("Министерство Здравоохранения", "министерство здравоохранения"),
        ("স্বাস্থ্য মন্ত্রণালয়", "স্বাস্থ্য মন্ত্রণালয়"),
        ("৪৫০ জন", "450 জন"),
        ("কোভিড\u200d-১৯", "কোভিড 19"),
    ],
)
def test_words_are_compared_without_case_accents_and_punctuation(words, folded):
    assert fold(words) == fold(folded) == " ".join(fold(words).split())


def test_bengali_vowel_signs_stay():
    assert fold("কি") != fold("কা")


@given(st.text(max_size=60))
@example("𝕊")
def test_folding_twice_is_folding_once(text):
    assert fold(fold(text)) == fold(text)
