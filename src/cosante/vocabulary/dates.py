"""EDTF dates with their precision: days, months, quarters, years, unknown digits, intervals, open ends, durations.

``parse`` takes what ISO 8601-2:2019 (EDTF) levels 0 and 1 allow without times and years beyond four digits, and of
level 2 the quarters, quadrimesters and semesters. ``str`` gives back what was parsed. The calendar is the Gregorian.
"""

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from cosante.vocabulary.errors import BadValue


class Precision(StrEnum):
    """The finest part that a date gives, coarse to fine from the bottom up."""

    DAY = "day"
    MONTH = "month"
    SEASON = "season"
    QUARTER = "quarter"
    QUADRIMESTER = "quadrimester"
    SEMESTER = "semester"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"
    UNKNOWN = "unknown"


Days = tuple[date, date]

_DATE = re.compile(r"(\d{4}|\d{3}X|\d\dXX|XXXX)(?:-(\d\d|XX)(?:-(\d\d|XX))?)?([~?%]?)", re.ASCII)
_DURATION = re.compile(r"P(?=\d)(?:(\d{1,6})Y)?(?:(\d{1,6})M)?(?:(\d{1,6})W)?(?:(\d{1,6})D)?", re.ASCII)
#: ISO 8601-2, 4.8: parts of a year by code, with their months. A season's months depend on the hemisphere: any.
_PARTS: dict[int, tuple[Precision, range]] = (
    {code: (Precision.SEASON, range(1, 13)) for code in range(21, 25)}
    | {33 + n: (Precision.QUARTER, range(1 + 3 * n, 4 + 3 * n)) for n in range(4)}
    | {37 + n: (Precision.QUADRIMESTER, range(1 + 4 * n, 5 + 4 * n)) for n in range(3)}
    | {40 + n: (Precision.SEMESTER, range(1 + 6 * n, 7 + 6 * n)) for n in range(2)}
)
_OF_YEAR = {0: Precision.YEAR, 1: Precision.DECADE, 2: Precision.CENTURY, 4: Precision.UNKNOWN}


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date of which parts may be missing (None) or unknown (``X``): ``2024``, ``2024-05``, ``XXXX-03-17``, ``201X``.

    ``qualifier`` is ``?`` (uncertain), ``~`` (approximate), ``%`` (both) or nothing.
    """

    year: str
    month: str | None = None
    day: str | None = None
    qualifier: str = ""

    def __post_init__(self) -> None:
        if not _DATE.fullmatch(str(self)):
            raise BadValue(f"{str(self)!r} is no EDTF date. Write it as 2023-10-25, 2023-10, 2023 or XXXX-10-25.")
        month = self.month
        if month not in (None, "XX") and int(month) not in range(1, 13) and int(month) not in _PARTS:
            raise BadValue(f"{str(self)!r}: there is no month or part of a year {month}.")
        if self.day and (month is None or (month != "XX" and int(month) > 12)):
            raise BadValue(f"{str(self)!r}: a day needs a month before it.")
        if self.year == "0000" or next(self._runs(1, 9999), None) is None:
            raise BadValue(f"{str(self)!r}: there is no such day in the calendar.")

    def __str__(self) -> str:
        return "-".join(part for part in (self.year, self.month, self.day) if part) + self.qualifier

    @property
    def precision(self) -> Precision:
        """The finest part that is known."""
        if self.day and self.day != "XX":
            return Precision.DAY
        if self.month and self.month != "XX":
            return _PARTS[int(self.month)][0] if int(self.month) in _PARTS else Precision.MONTH
        return _OF_YEAR[self.year.count("X")]

    @property
    def earliest(self) -> date | None:
        """The first day that it allows; None where the year is unknown."""
        if self.year == "XXXX":
            return None
        return next(self._runs(*self._years()))[0]

    @property
    def latest(self) -> date | None:
        """The last day that it allows; None where the year is unknown."""
        if self.year == "XXXX":
            return None
        return max(last for _, last in self._runs(*self._years()))

    def meets(self, first: date, last: date) -> bool:
        """Whether it allows some day from ``first`` to ``last``."""
        return any(start <= last and first <= end for start, end in self._runs(first.year, last.year))

    def compatible(self, other: "PartialDate") -> bool:
        """Whether some day is allowed by both."""
        one, two = sorted((self, other), key=lambda value: value.year.count("X"))
        # Two dates without a year need only be compared in a leap year and in another one.
        years = (2000, 2001) if one.year == "XXXX" else one._years()
        return any(two.meets(*run) for run in one._runs(*years))

    def _years(self) -> tuple[int, int]:
        return max(1, int(self.year.replace("X", "0"))), int(self.year.replace("X", "9"))

    def _months(self) -> range:
        if self.month in (None, "XX"):
            return range(1, 13)
        month = int(self.month)
        return _PARTS[month][1] if month in _PARTS else range(month, month + 1)

    def _runs(self, from_year: int, to_year: int) -> Iterator[Days]:
        """The days allowed in these years, as runs within a month, in order."""
        low, high = self._years()
        for year in range(max(low, from_year), min(high, to_year) + 1):
            for month in self._months():
                length = calendar.monthrange(year, month)[1]
                if self.day in (None, "XX"):
                    yield date(year, month, 1), date(year, month, length)
                elif 1 <= int(self.day) <= length:
                    yield date(year, month, int(self.day)), date(year, month, int(self.day))


@dataclass(frozen=True, slots=True)
class Interval:
    """From one date to another, both included. An end is None where it is open (``..``) or unknown (nothing)."""

    start: PartialDate | None
    end: PartialDate | None
    start_open: bool = False
    end_open: bool = False

    def __post_init__(self) -> None:
        if self.start is None and self.end is None:
            raise BadValue(f"{str(self)!r}: an interval needs a date at one end at least.")
        if (self.start and self.start_open) or (self.end and self.end_open):
            raise BadValue(f"{str(self)!r}: an end is either a date or open.")
        first, last = self.earliest, self.latest
        if first and last and first > last:
            raise BadValue(f"{str(self)!r} ends before it begins. Put the earlier date first.")

    def __str__(self) -> str:
        return f"{_end(self.start, self.start_open)}/{_end(self.end, self.end_open)}"

    @property
    def precision(self) -> Precision:
        """That of its coarser end."""
        order = list(Precision)
        return max((end.precision for end in (self.start, self.end) if end), key=order.index)

    @property
    def earliest(self) -> date | None:
        """Its first day; None where it has none or it is not known."""
        return self.start.earliest if self.start else None

    @property
    def latest(self) -> date | None:
        """Its last day; None where it has none or it is not known."""
        return self.end.latest if self.end else None

    def meets(self, first: date, last: date) -> bool:
        """Whether some day from ``first`` to ``last`` may lie in it."""
        return (self.earliest or date.min) <= last and first <= (self.latest or date.max)


@dataclass(frozen=True, slots=True)
class Duration:
    """A length of time, such as ``P15Y`` or ``P3M``; whole numbers, without hours."""

    years: int = 0
    months: int = 0
    weeks: int = 0
    days: int = 0

    def __post_init__(self) -> None:
        if min(self.years, self.months, self.weeks, self.days) < 0:
            raise BadValue("A duration has no negative parts.")

    def __str__(self) -> str:
        parts = ((self.years, "Y"), (self.months, "M"), (self.weeks, "W"), (self.days, "D"))
        return "P" + ("".join(f"{number}{unit}" for number, unit in parts if number) or "0D")

    def compatible(self, other: "Duration") -> bool:
        """Whether both are of one length: 24 months are two years; months are never days."""
        return self._length() == other._length()

    def _length(self) -> tuple[int, int]:
        return 12 * self.years + self.months, 7 * self.weeks + self.days


Edtf = PartialDate | Interval | Duration


def parse(text: str) -> Edtf:
    """The value of an EDTF string. Raises ``BadValue``."""
    if text.startswith("P"):
        return _duration(text)
    start, slash, end = text.partition("/")
    if not slash:
        return _date(text)
    return Interval(
        None if start in ("", "..") else _date(start),
        None if end in ("", "..") else _date(end),
        start == "..",
        end == "..",
    )


def is_valid(text: str) -> bool:
    """Whether ``parse`` takes it."""
    try:
        parse(text)
    except BadValue:
        return False
    return True


def bounds(value: Edtf) -> tuple[date | None, date | None]:
    """Its first and last day, None at an end that is open, unknown or without a year; a duration has none."""
    return (None, None) if isinstance(value, Duration) else (value.earliest, value.latest)


def compatible(one: Edtf, other: Edtf) -> bool:
    """Whether both may be of the same time: some day is allowed by both, or they are durations of one length."""
    if isinstance(one, Duration) or isinstance(other, Duration):
        return isinstance(one, Duration) and isinstance(other, Duration) and one.compatible(other)
    if isinstance(one, PartialDate) and isinstance(other, PartialDate):
        return one.compatible(other)
    within, value = (one, other) if isinstance(one, Interval) else (other, one)
    first, last = bounds(within)
    return value.meets(first or date.min, last or date.max)


def _date(text: str) -> PartialDate:
    match = _DATE.fullmatch(text)
    if match is None:
        raise BadValue(f"{text!r} is no EDTF date. Write it as 2023-10-25, 2023-10, 2023, XXXX-10-25 or 2023/2025.")
    year, month, day, qualifier = match.groups()
    return PartialDate(year, month, day, qualifier)


def _duration(text: str) -> Duration:
    match = _DURATION.fullmatch(text)
    if match is None:
        raise BadValue(f"{text!r} is no duration in whole years, months, weeks and days. Write it as P15Y or P3M.")
    return Duration(*(int(part or 0) for part in match.groups()))


def _end(value: PartialDate | None, is_open: bool) -> str:
    return str(value) if value else ".." if is_open else ""
