"""Exact money: nothing is lost, nothing is rounded on the way, nothing is added across currencies."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cosante.vocabulary.errors import BadValue
from cosante.vocabulary.money import DIGITS, Amount, currencies, minor_units, totals

numbers = st.decimals(allow_nan=False, allow_infinity=False, places=4, min_value=-(10**20), max_value=10**20)
amounts = st.builds(Amount, numbers, st.sampled_from(["USD", "XOF", "BDT", "EUR", "JPY", "TND"]))


def test_a_float_is_never_money() -> None:
    with pytest.raises(BadValue, match="not exact"):
        Amount.of(0.1, "USD")  # type: ignore[arg-type]  # what the test is about
    with pytest.raises(BadValue, match="no exact amount"):
        Amount(0.1, "USD")  # type: ignore[arg-type]  # what the test is about


@pytest.mark.parametrize("value", ["1,250", "", "abc", "NaN", "Infinity", "1e40", "1e-40", "১২", "1" * (DIGITS + 1)])
def test_what_is_no_amount_is_refused(value: str) -> None:
    with pytest.raises(BadValue):
        Amount.of(value, "USD")


@pytest.mark.parametrize("currency", ["", "usd", "US", "ZZZ", "US$"])
def test_what_is_no_currency_is_refused(currency: str) -> None:
    with pytest.raises(BadValue, match="ISO 4217"):
        Amount.of(1, currency)


def test_equal_amounts_are_equal_however_they_are_written() -> None:
    assert Amount.of("1", "USD") == Amount.of("1.00", "USD")
    assert len({Amount.of("1", "USD"), Amount.of("1.00", "USD")}) == 1
    assert Amount.of("1", "USD") != Amount.of("1", "EUR")


def test_currencies_are_not_added_to_each_other() -> None:
    with pytest.raises(BadValue, match="different currencies"):
        Amount.of(1, "USD") + Amount.of(1, "EUR")


@pytest.mark.parametrize(("currency", "digits"), [("USD", 2), ("JPY", 0), ("XOF", 0), ("TND", 3), ("BDT", 2)])
def test_a_currency_knows_its_minor_units(currency: str, digits: int) -> None:
    assert minor_units(currency) == digits


def test_rounding_is_asked_for_and_goes_half_to_even() -> None:
    assert str(Amount.of("2.345", "USD").rounded()) == "USD 2.34"
    assert str(Amount.of("2.355", "USD").rounded()) == "USD 2.36"
    assert str(Amount.of("1234.5", "XOF").rounded()) == "XOF 1234"
    assert not Amount.of("2.345", "USD").is_whole
    assert Amount.of("2.30", "USD").is_whole


def test_old_currencies_are_known_because_old_agreements_are_in_them() -> None:
    assert {"FRF", "DEM", "USD", "XOF", "BDT", "LAK"} <= currencies()


@given(amounts)
def test_what_is_written_is_read_back(amount: Amount) -> None:
    assert Amount.parse(str(amount)) == amount


@given(st.text(max_size=20))
def test_any_text_is_an_amount_or_is_refused(text: str) -> None:
    try:
        amount = Amount.parse(text)
    except BadValue:
        return
    assert Amount.parse(str(amount)) == amount


@given(st.lists(amounts, max_size=30))
def test_totals_are_exact_whatever_the_order(listed: list[Amount]) -> None:
    sums = totals(listed)
    assert sums == totals(reversed(listed))
    for currency, total in sums.items():
        parts = [Fraction(amount.value) for amount in listed if amount.currency == currency]
        assert Fraction(total.value) == sum(parts)


@given(amounts, amounts)
def test_what_is_added_can_be_taken_away(one: Amount, other: Amount) -> None:
    other = Amount(other.value, one.currency)
    assert one + other - other == one
    assert one + -one == Amount(Decimal(0), one.currency)


@given(amounts)
def test_a_rounded_amount_is_within_half_a_unit(amount: Amount) -> None:
    step = Fraction(1, 10**amount.minor_units)
    assert abs(Fraction(amount.rounded().value) - Fraction(amount.value)) <= step / 2
