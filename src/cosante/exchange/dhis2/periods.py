"""Periods in the form of DHIS2, from their first and last day.

Promise: a period is one that DHIS2 has (DHIS2 developer documentation, "Date and period format", fixed periods of the
ISO calendar), told by both of its days; all others are a ``BadValue``. No two
kinds have the same days.
"""

from collections.abc import Mapping
from datetime import date, timedelta

from cosante.vocabulary.errors import BadValue

#: By its length in months and the month in which it begins, what follows the year.
_FORMS: Mapping[int, Mapping[int, str]] = {
    1: {month: f"{month:02}" for month in range(1, 13)},
    2: {month: f"{month:02}B" for month in range(1, 13, 2)},
    3: {1: "Q1", 4: "Q2", 7: "Q3", 10: "Q4"},
    6: {1: "S1", 7: "S2", 4: "AprilS1", 10: "AprilS2"},
    12: {1: "", 4: "April", 7: "July", 10: "Oct", 11: "Nov"},
}
_DAY = timedelta(days=1)


def period(first: date, last: date) -> str:
    """``2024``, ``2024S1``, ``2024Q1``, ``202401B``, ``202401``, ``2024W5``, ``20240131``, ``2024April``, …"""
    if first == last:
        return f"{first:%Y%m%d}"
    if first.isoweekday() == 1 and last - first == 6 * _DAY:
        year, week, _day = first.isocalendar()
        return f"{year}W{week}"
    after = last + _DAY
    months = (after.year - first.year) * 12 + after.month - first.month
    form = _FORMS.get(months, {}).get(first.month)
    if first.day == after.day == 1 and form is not None:
        return f"{first.year}{form}"
    raise BadValue(
        f"{first} to {last} is no period of DHIS2. It has days, weeks from Monday, months, two months, quarters, half "
        "years and years from January, half years from April, and years from April, July, October and November."
    )
