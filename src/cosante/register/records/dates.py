"""The days that an EDTF date (ISO 8601-2, levels 0 and 1 as the contract uses them) allows."""

import calendar
import re
from datetime import date

_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?[~?%]?")

Bounds = tuple[date | None, date | None]


def bounds(edtf: str | None) -> Bounds | None:
    """First and last day, None at an open end; None where there is no day to name (durations, years unknown).

    ``2024`` → 1 January to 31 December 2024; ``2010/..`` → from 1 January 2010 on; ``XXXX-03-17`` → None.
    """
    if not edtf:
        return None
    first, slash, last = edtf.partition("/")
    start = _days(first)
    if not slash:
        return start
    end = _days(last)
    if (start is None and first not in ("", "..")) or (end is None and last not in ("", "..")):
        return None
    return (start[0] if start else None, end[1] if end else None)


def _days(edtf: str) -> tuple[date, date] | None:
    match = _DATE.fullmatch(edtf)
    if match is None:
        return None
    year, month, day = (int(part) if part else None for part in match.groups())
    if not year:
        return None
    try:
        last_month = month or 12
        last_day = day or calendar.monthrange(year, last_month)[1]
        return date(year, month or 1, day or 1), date(year, last_month, last_day)
    except (ValueError, calendar.IllegalMonthError):
        return None


def overlap(one: Bounds, other: Bounds) -> bool:
    """Whether some day is allowed by both."""
    starts = [day for day in (one[0], other[0]) if day]
    ends = [day for day in (one[1], other[1]) if day]
    return not starts or not ends or max(starts) <= min(ends)


def days(edtf: str | None) -> int | None:
    """How many days it lasts, both ends included, where they are told to the day; None where they are not.

    ``2024-05-13`` → 1; ``2024-05-13/2024-05-17`` → 5; ``2024-05`` → None.
    """
    ends = (edtf or "").split("/")
    if not all(len(end) == 10 for end in ends):
        return None
    found = bounds(edtf)
    return (found[1] - found[0]).days + 1 if found and found[0] and found[1] and found[1] >= found[0] else None
