from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cosante.register.records.quotes import locate, places
from cosante.register.records.sequence import Item, in_order
from cosante.register.records.terms import ends


@pytest.mark.parametrize(
    ("when", "periods", "durations", "last"),
    [
        ("2024/2026", [], [], date(2026, 12, 31)),
        ("2024-05-13", [], ["P2Y"], date(2026, 5, 12)),
        ("2024-01-31", [], ["P1M"], date(2024, 2, 28)),
        ("2024-02-29", [], ["P1Y"], date(2025, 2, 27)),
        ("2024-05-13", ["2024/2027-06"], ["P2Y"], date(2027, 6, 30)),
        ("2024-05-13", [], [], None),
        ("2010/..", [], [], None),
        (None, [], ["P2Y"], None),
        ("2024", [], ["P9999Y"], None),
        ("2024", [], ["PT4H", "P3W"], date(2024, 1, 21)),
    ],
)
def test_a_term_ends_where_its_period_or_its_length_says(when, periods, durations, last):
    assert ends(when, periods, durations) == last


@given(st.dates(), st.from_regex(r"P(\d{1,5}Y)?(\d{1,5}M)?(\d{1,6}D)?", fullmatch=True))
def test_no_length_breaks_the_reckoning(start, length):
    ends(start.isoformat(), (), [length])


@given(st.text(alphabet="ab \n\u0995\u09c7", max_size=40), st.data())
def test_a_quote_taken_from_a_text_is_found_in_it(text, data):
    start = data.draw(st.integers(0, len(text)))
    quote = text[start : data.draw(st.integers(start, len(text)))]
    found = locate(text, quote)
    if quote.split():
        assert text[slice(*found)].split() == quote.split()
        assert places(text, quote) >= 1
    else:
        assert found is None


def test_each_place_of_a_quote_has_its_number_and_blanks_do_not_matter():
    text = "WHO came.\nThe WHO\nstayed."
    assert locate(text, "WHO", 2) == (14, 17)
    assert locate(text, "The  WHO\r\nstayed") == (10, 24)
    assert locate(text, "WHO", 1, after=5) == (14, 17)
    assert locate(text, "WHO", 3) is None
    assert locate(text, "who") is None
    assert locate(text, "WHO", 0) is None


def test_facts_that_refer_in_a_circle_or_to_nothing_come_each_once():
    items = [
        Item(1, 1, "f1", "act", 5, {"actors": ["f2", "f9"]}),
        Item(2, 1, "f2", "person", 0, {"partner": "f2"}),
        Item(3, 2, "f2", "date", 0, {}),
    ]
    assert in_order(items) == [1, 2, 3]
