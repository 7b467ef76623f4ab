"""How many people, for how many days and months: one by one, in groups, and by what they are. Pure functions, exact.

A head is one person, or a group of people of whom no more is told. Whatever heads are parted by, the parts add up to
the whole: what is not told is a part, too.
"""

import calendar
from collections.abc import Iterable
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import NamedTuple

#: By what heads can be parted.
BY = ("cadre", "sex", "level", "province")


class Head(NamedTuple):
    """So many people alike. ``days`` each of them; None where it is all days of what they took part in."""

    number: int
    days: int | None = None
    cadre: str = "unknown"
    sex: str = "unknown"
    level: str = "unknown"
    province: str = ""
    named: bool = False


class Count(NamedTuple):
    """A part, or the whole: people one by one, people in groups, and their days."""

    key: str
    named: int
    grouped: int
    days: int

    @property
    def people(self) -> int:
        """All of them."""
        return self.named + self.grouped


def lasted(starts: date | None, ends: date | None) -> int:
    """Days from the first to the last, both of them counted; one where only one day is told, none where none is."""
    if starts is None and ends is None:
        return 0
    first, last = starts or ends, ends or starts
    assert first is not None
    assert last is not None
    return max((last - first).days + 1, 0)


def months(starts: date | None, ends: date | None) -> Fraction:
    """Months from the first to the last day: of each month of the calendar that part which lies between them.

    A whole month is one, however long it is; two periods that follow each other add up to the one from end to end.
    """
    if starts is None or ends is None or ends < starts:
        return Fraction(0)
    sum_, day = Fraction(0), starts
    while day <= ends:
        long = calendar.monthrange(day.year, day.month)[1]
        last = min(ends, day.replace(day=long))
        sum_ += Fraction((last - day).days + 1, long)
        day = last + timedelta(days=1)
    return sum_


def rounded(value: Fraction | Decimal | int, places: int = 1) -> Decimal:
    """As it is written: so many decimals, halves away from nothing."""
    exact = Fraction(value)
    return (Decimal(exact.numerator) / Decimal(exact.denominator)).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


def person_days(heads: Iterable[Head], days: int) -> int:
    """Days of all of them together; ``days``: of those who were there all the time."""
    return sum(head.number * (days if head.days is None else head.days) for head in heads)


def whole(heads: Iterable[Head], days: int) -> Count:
    """All heads together."""
    return _count("", list(heads), days)


def parted(heads: Iterable[Head], by: str, days: int) -> list[Count]:
    """The parts by one of ``BY``, those with the most people first."""
    found: dict[str, list[Head]] = {}
    for head in heads:
        found.setdefault(getattr(head, by).strip(), []).append(head)
    counts = [_count(key, part, days) for key, part in found.items()]
    return sorted(counts, key=lambda count: (-count.people, count.key))


def _count(key: str, heads: list[Head], days: int) -> Count:
    named = sum(head.number for head in heads if head.named)
    return Count(key, named, sum(head.number for head in heads) - named, person_days(heads, days))


def next_one(day: date, after: int) -> date:
    """The same day so many months later; the last of the month where that has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + after, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def problems(heads: Iterable[Head], days: int, told: int | None, planned: bool, over: bool) -> list[str]:
    """What does not fit together, as codes. ``told``: the number that was typed; ``over``: is its last day past?"""
    heads = list(heads)
    listed = sum(head.number for head in heads)
    found = {
        "more_days": days and any((head.days or 0) > days for head in heads),
        "other_number": listed and told is not None and told != listed,
        "planned_with_days": planned and any(head.days for head in heads),
        "nobody": not planned and over and not listed and not told,
    }
    return [code for code, holds in found.items() if holds]
