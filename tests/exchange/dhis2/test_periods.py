"""Periods take the form of DHIS2 where they have its days, and are refused where not."""

from contextlib import suppress
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from cosante.exchange.dhis2.periods import period
from cosante.vocabulary.errors import BadValue

FORMS = {
    ("2024-01-01", "2024-12-31"): "2024",
    ("2024-04-01", "2025-03-31"): "2024April",
    ("2024-07-01", "2025-06-30"): "2024July",
    ("2024-10-01", "2025-09-30"): "2024Oct",
    ("2024-11-01", "2025-10-31"): "2024Nov",
    ("2024-07-01", "2024-12-31"): "2024S2",
    ("2024-10-01", "2025-03-31"): "2024AprilS2",
    ("2024-10-01", "2024-12-31"): "2024Q4",
    ("2024-03-01", "2024-04-30"): "202403B",
    ("2024-02-01", "2024-02-29"): "202402",
    ("2024-12-30", "2025-01-05"): "2025W1",
    ("2024-02-29", "2024-02-29"): "20240229",
}


def test_each_kind_has_its_form():
    assert {days: period(*map(date.fromisoformat, days)) for days in FORMS} == FORMS


@given(some.dates(date(1990, 1, 1), date(2100, 1, 1)), some.integers(2, 800))
def test_a_day_more_or_less_is_no_period(first, length):
    last = first + timedelta(length)
    with suppress(BadValue):
        period(first, last)
        for moved in (-1, 1):
            with pytest.raises(BadValue, match=str(first)):
                period(first, last + timedelta(moved))
