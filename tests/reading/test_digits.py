"""Digits with separators: both conventions, by what the text shows, then by the language's mark."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cosante.reading.grammars.digits import parse_digits

whole = st.integers(min_value=0, max_value=10**12)


@given(whole, st.sampled_from(",. '\u0020"), st.sampled_from(",."))
def test_grouped_in_threes_by_any_mark_is_the_number(number, mark, decimal):
    written = f"{number:,}".replace(",", mark)
    if written.count(mark) == 1 and mark == decimal:
        return  # 1,234 is 1.234 where the comma is the decimal mark
    assert parse_digits(written, decimal) == number


@given(st.integers(min_value=10**7, max_value=10**12))
def test_grouped_the_indian_way_is_the_number(number):
    head, tail = str(number)[:-3], str(number)[-3:]
    pairs = [head[max(0, i - 2) : i] for i in range(len(head), 0, -2)][::-1]
    assert parse_digits(",".join([*pairs, tail])) == number


@given(whole, st.integers(min_value=0, max_value=99))
def test_two_decimals_after_groups_are_read_in_either_convention(number, cents):
    expected = Decimal(f"{number}.{cents:02d}")
    english = f"{number:,}.{cents:02d}"
    continental = english.translate(str.maketrans(",.", ".,"))
    for decimal in ",.":
        assert parse_digits(english, decimal) == parse_digits(continental, decimal) == expected


@given(st.integers(min_value=0, max_value=999), st.integers(min_value=0, max_value=99))
def test_one_or_two_decimals_need_no_hint(units, decimals):
    for mark in ",.":
        assert parse_digits(f"{units}{mark}{decimals}", "." if mark == "," else ",") == Decimal(f"{units}.{decimals}")


@given(st.from_regex(r"[0-9]+([., '][0-9]+){0,6}", fullmatch=True), st.sampled_from(",."))
def test_no_digits_make_it_raise_or_give_less_than_nothing(written, decimal):
    value = parse_digits(written, decimal)
    assert value is None or (value.is_finite() and value >= 0)


@pytest.mark.parametrize("written", ["1.2.3", "1,2,3", "192.168.1.1", "1.234,56,78", "12.05.2024"])
def test_what_is_no_amount_gives_none(written):
    assert parse_digits(written) is None
