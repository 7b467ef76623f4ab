"""Numbers and dates in the reader's language and digits, and the same as people type them."""

from datetime import UTC, date, datetime
from decimal import Decimal
from unicodedata import category

import pytest
from django.template import engines
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from cosante.web import dates, typed, words
from cosante.web.highlight import Span, segments, whole_letters


@pytest.mark.parametrize(
    ("language", "number", "sure", "money"),
    [
        ("en", "1,234,567.5", "0.90", "USD\u00a01,800,000"),
        ("fr", "1\u202f234\u202f567,5", "0,90", "USD\u00a01\u202f800\u202f000"),
        ("bn", "১২,৩৪,৫৬৭.৫", "০.৯০", "USD\u00a0১৮,০০,০০০"),
    ],
)
def test_numbers_are_parted_and_written_as_the_language_does(language, number, sure, money):
    with override(language):
        assert words.number_words("1234567.50") == number
        assert words.fixed_words(0.9, 2) == sure
        assert words.money_words(Decimal("1800000.000000"), "USD") == money


@pytest.mark.parametrize(
    ("language", "day", "month", "at"),
    [
        ("en", "17 March 2026", "March 2026", "17 Mar 2026, 14:05"),
        ("fr", "17 mars 2026", "mars 2026", "17 mars 2026, 14:05"),
        ("bn", "১৭ মার্চ, ২০২৬", "মার্চ ২০২৬", "১৭ মার্চ, ২০২৬, ১৪:০৫"),
    ],
)
def test_days_and_months_are_written_as_the_language_does(language, day, month, at):
    with override(language):
        assert dates.day_words(date(2026, 3, 17)) == dates.date_words("2026-03-17") == day
        assert dates.date_words("2026-03") == month
        assert dates.moment_words(datetime(2026, 3, 17, 14, 5, tzinfo=UTC)) == at


@pytest.mark.parametrize(
    ("edtf", "said"),
    [
        ("2024-10-29/2024-12-03", "from 29 October to 3 December 2024"),
        ("2024-10-29/2025-01-03", "from 29 October 2024 to 3 January 2025"),
        ("2024-03/2024-05", "from March to May 2024"),
        ("2019-03-01/..", "since 1 March 2019"),
        ("2019?", "2019, not certain"),
        ("201X", "between 2010 and 2019"),
        ("2024-21", "spring 2024"),
        ("2024-33", "from January to March 2024"),
        ("2024-05-XX", "May 2024"),
    ],
)
def test_dates_of_every_precision_have_words(edtf, said):
    assert dates.date_words(edtf) == said


def test_the_first_of_a_month_is_an_ordinal_in_french():
    with override("fr"):
        assert dates.date_words("2024-05-01") == "1er mai 2024"
        assert dates.date_words("2024-05-11") == "11 mai 2024"


def test_countries_currencies_and_languages_are_named_in_the_readers_language():
    with override("fr"):
        assert words.country_name("VN") == "Viêt Nam"
        assert words.currency_name("XOF") == "Franc CFA (BCEAO)"
    with override("bn"):
        assert words.country_name("VN") == "ভিয়েতনাম"
        assert words.by_country(["VN", "JP", "BD"]) == ["JP", "BD", "VN"]  # জাপান, বাংলাদেশ, ভিয়েতনাম


def test_templates_write_counts_moments_and_decimals_in_the_digits_of_the_page():
    template = engines["django"].from_string(
        "{% blocktranslate count n=x %}{{ n }} act{% plural %}{{ n }} acts{% endblocktranslate %}"
        '|{% blocktranslate with n=x %}page {{ n }} of {{ n }}{% endblocktranslate %}|{{ y|floatformat:2 }}|{{ d|date:"j F Y" }}'
    )
    with override("bn"):
        page = template.render({"x": 12345, "y": 0.75, "d": date(2026, 3, 17)})
    assert page.count("১২,৩৪৫") == 3
    assert page.endswith("|০.৭৫|১৭ মার্চ, ২০২৬")


@pytest.mark.parametrize(
    ("language", "text", "number"),
    [
        ("en", "1,234.5", "1234.5"),
        ("en", " 12 345 ", "12345"),
        ("en", "12,34,567", "1234567"),
        ("en", "1,23", None),
        ("en", "twelve", None),
        ("en", "", None),
        ("fr", "1\u202f234,5", "1234.5"),
        ("fr", "1 234,50", "1234.50"),
        ("fr", "1.5", "1.5"),
        ("bn", "১২,৩৪,৫৬৭.৫", "1234567.5"),
        ("bn", "12,34,567", "1234567"),
        ("bn", "১,২", None),
    ],
)
def test_numbers_are_read_as_the_language_writes_them(language, text, number):
    with override(language):
        assert typed.read_number(text) == (None if number is None else Decimal(number))


@given(st.sampled_from(["en", "fr", "bn"]), st.decimals(0, 10**12, allow_nan=False, places=4))
def test_what_is_written_is_read_back(language, number):
    with override(language):
        assert typed.read_number(words.number_words(number)) == number


@pytest.mark.parametrize(
    ("language", "text", "edtf"),
    [
        ("en", "17 March 2026", "2026-03-17"),
        ("en", "March 17, 2026", "2026-03-17"),
        ("en", "1st of May 2024", "2024-05-01"),
        ("en", "17/03/2026", "2026-03-17"),
        ("en", "Mar 2026", "2026-03"),
        ("en", "2024/2026", "2024/2026"),
        ("en", "30 February 2024", None),
        ("en", "may be", None),
        ("fr", "1er févr. 2026", "2026-02-01"),
        ("fr", "Août 2024", "2024-08"),
        ("fr", "le 3 fevrier 2024", "2024-02-03"),
        ("bn", "১৭ মার্চ, ২০২৬", "2026-03-17"),
        ("bn", "১লা মে ২০২৪", "2024-05-01"),
        ("bn", "মার্চ ২০২৬", "2026-03"),
        ("bn", "২০২৬-০৩-১৭", "2026-03-17"),
        ("bn", "২০২৬", "2026"),
    ],
)
def test_dates_are_read_as_the_language_writes_them(language, text, edtf):
    with override(language):
        assert typed.read_date(text) == edtf


@given(st.sampled_from(["en", "fr", "bn"]), st.dates(date(1000, 1, 1), date(2999, 12, 31)))
def test_days_that_are_written_are_read_back(language, day):
    with override(language):
        assert typed.read_date(dates.day_words(day)) == day.isoformat()
        assert typed.read_date(dates.date_words(f"{day:%Y-%m}")) == f"{day:%Y-%m}"


def test_a_mark_stands_with_its_letter_where_a_fact_ends_within_a_word():
    text = "কক্সবাজারে ইউনিসেফের কাজ"
    pieces = segments(text, [Span(0, 9, "f1", "place"), Span(11, 18, "f2", "partner")])
    shown = whole_letters(pieces)
    assert "".join(piece.text for piece in shown) == text
    assert shown[0].text == "কক্সবাজারে"
    assert not any(category(piece.text[0]).startswith("M") for piece in shown)
