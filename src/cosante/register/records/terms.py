"""When a deed's term ends: the end of the period told of it, or its first day and the length told of it."""

import calendar
import re
from collections.abc import Iterable
from datetime import date, timedelta

from cosante.register.records.dates import bounds

#: Deeds that bind for a time, of which a length or a period told in the same sentence is the term.
BINDING = frozenset({"agreement", "funding", "policy", "research", "personnel_deployment"})
_DURATION = re.compile(r"P(?:(\d{1,4})Y)?(?:(\d{1,4})M)?(?:(\d{1,4})W)?(?:(\d{1,5})D)?", re.ASCII)


def ends(when: str | None, periods: Iterable[str] = (), durations: Iterable[str] = ()) -> date | None:
    """The last day of the term; None where nothing tells it. ``2024/2026`` → 31 December 2026.

    ``periods`` and ``durations`` (EDTF) are those told in the deed's own sentences. A day alone ends nothing.
    """
    for told in (when, *periods):
        last = (bounds(told) or (None, None))[1] if told and "/" in told else None
        if last:
            return last
    start = (bounds(when) or (None, None))[0]
    return next((end for length in durations if start and (end := _later(start, length))), None)


def _later(start: date, duration: str) -> date | None:
    """The last day of a term that begins on ``start``: two years from 13 May 2024 end on 12 May 2026."""
    match = _DURATION.fullmatch(duration)
    if match is None or not any(match.groups()):
        return None
    years, months, weeks, days = (int(part or 0) for part in match.groups())
    month = start.month - 1 + months
    year, month = start.year + years + month // 12, month % 12 + 1
    try:
        day = min(start.day, calendar.monthrange(year, month)[1])  # the 31st of a month that has none
        return date(year, month, day) + timedelta(days=7 * weeks + days - 1)
    except (ValueError, OverflowError, calendar.IllegalMonthError):
        return None
