"""Dates of the Bikram Sambat, the calendar that Nepal writes, as ISO 8601 counts them.

Its months have 29 to 32 days, another number each year: ``languages/world/bikram_sambat.tsv`` has them. A day is
converted to its day, a month to the days from its first to its last; a year lies in two Gregorian ones (2072 is
2015/2016).
"""

import re
from datetime import date, timedelta
from functools import cache
from typing import Final

from cosante.languages.pack import WORLD
from cosante.languages.tables import read_rows
from cosante.reading.grammars.dated import Dated, free
from cosante.reading.scanning import Scan

#: The first day of the table's first year.
_BEGINS: Final = date(1943, 4, 14)
_ERA: Final = 57
#: Years from this one on are of the Bikram Sambat where nothing says of which calendar they are.
_SURE: Final = 2035
#: Where a day is told without its year, it is of the year nearest to the page's own day; where that is not known, the
#: years since this day tell which Gregorian day it mostly is, if so many agree.
_NEARBY: Final = range(2050, 2090)
_RECENT: Final = "2013-04"
_MOSTLY: Final = 0.75
_YEAR: Final = r"(?:19[5-9]\d|20\d\d)"
_DAY: Final = r"(\d{1,2})(?!\d|[:.]\d)(?: ?(?:-|र|देखि|देखी) ?(\d{1,2})(?!\d|[:.]\d))?"
_ENDED: Final = r"(?: ?गते[^\W\d_]{0,4}\S{0,3})?"
_IN_DIGITS: Final = re.compile(r"(20[3-9]\d)([-/.])(\d{1,2})\2(\d{1,2})(?![\d/])")
_YEAR_BEFORE: Final = re.compile(rf"(?<![\d.,/])({_YEAR})(?: ?साल(?:को)?)?[ ,/\-]{{1,2}}$")
_DAY_BEFORE: Final = re.compile(rf"(?<![\d.,/:]){_DAY}(?: ?गते)?[ ,]{{1,2}}$")
_DAY_AFTER: Final = re.compile(rf"(?:को|मा)?[ ,\-]{{1,2}}{_DAY}{_ENDED}")
_YEAR_AFTER: Final = re.compile(rf"(?:को|मा)?[ ,\-]{{1,2}}({_YEAR})(?![\d/\-]|[.,]\d)(?: ?साल[^\W\d_]{{0,3}})?")
_WESTERN: Final = re.compile(r"(?:सन्|सन|ई\. ?सं\.?|इ\. ?सं\.?|ईसं|इस्वी|ईस्वी|ई\. ?स\.|एडी) ?$")
_NAMED: Final = re.compile(r"(?:वि\. ?सं?\.?|बि\. ?सं?\.?|विसं|बिसं|वि सं|विक्रम सम्वत्?|विक्रम संवत्?|सम्वत्|संवत्) ?$")
_YEAR_WORD: Final = re.compile(r" ?साल")


@cache
def _table() -> dict[int, tuple[date, tuple[int, ...]]]:
    """The first day of each year and the days of its months."""
    years, begins = {}, _BEGINS
    for row in read_rows(WORLD / "bikram_sambat.tsv"):
        days = tuple(int(n) for n in row["days"].split("|"))
        years[int(row["year"])] = begins, days
        begins += timedelta(days=sum(days))
    return years


def from_bikram(year: int, month: int, day: int) -> date | None:
    """The Gregorian day of a day of the Bikram Sambat; nothing where its month or the table has no such day.

    >>> from_bikram(2081, 3, 15), from_bikram(2072, 1, 12)
    (datetime.date(2024, 6, 29), datetime.date(2015, 4, 25))
    """
    begins, days = _table().get(year, (_BEGINS, ()))
    if not 1 <= month <= len(days) or not 1 <= day <= days[month - 1]:
        return None
    return begins + timedelta(days=sum(days[: month - 1]) + day - 1)


def find(scan: Scan) -> list[Dated]:
    """The days and months that name a month of the calendar, and days in digits."""
    told = [_around(scan, *mention) for mention in scan.of("calendar")]
    years = [item[2] for item in told if item is not None and item[2]]
    found = []
    for match in _IN_DIGITS.finditer(scan.text):
        day = from_bikram(int(match[1]), int(match[3]), int(match[4]))
        if day is not None and free(scan.text, match.start()):
            found.append(Dated(*match.span(), day.isoformat(), "event"))
    for item in told:
        if item is None:
            continue
        begin, stop, year, month, days = item
        year = year or (years[0] if years else None)
        nearest = () if year else _in_all_years(month, days)
        value = _value(year, month, days) if year else _mostly(nearest)
        if value is not None and (value or nearest):
            found.append(Dated(begin, stop, value, "event", nearest=nearest))
    return found


_Told = tuple[int, int, int | None, int, tuple[int, ...]]


def _around(scan: Scan, start: int, end: int, month: str) -> _Told | None:
    """Where a date begins and ends, its year, month and days, from what stands around a month's name."""
    text, begin, stop = scan.text, start, end
    days: tuple[int, ...] = ()
    year = None
    head = text[max(0, start - 24) : start]
    if before := _DAY_BEFORE.search(head):
        days, begin = _days(before), start - len(head) + before.start()
        head = text[max(0, begin - 24) : begin]
    if earlier := _YEAR_BEFORE.search(head):
        year, begin = int(earlier[1]), begin - len(head) + earlier.start()
    if not days and (after := _DAY_AFTER.match(text, end)):
        days, stop = _days(after), after.end()
    if year is None and (later := _YEAR_AFTER.match(text, stop)):
        year, stop = int(later[1]), later.end()
    if not days and year is None:
        return None
    if named := _NAMED.search(text[max(0, begin - 16) : begin]):
        begin -= len(named.group())
    return begin, stop, year, int(month), days


def _days(match: "re.Match[str]") -> tuple[int, ...]:
    first, last = match[1], match[2]
    return (int(first), int(last)) if last and int(last) > int(first) else (int(first),)


def _value(year: int, month: int, days: tuple[int, ...]) -> str | None:
    """The date in EDTF: a day, two days and those between them, or a month from its first day to its last."""
    if not days:
        first = from_bikram(year, month, 1)
        length = _table()[year][1][month - 1] if year in _table() else 0
        return f"{first}/{first + timedelta(days=length - 1)}" if first else None
    converted = [from_bikram(year, month, day) for day in days]
    return "/".join(str(day) for day in converted) if all(converted) else None


@cache
def _in_all_years(month: int, days: tuple[int, ...]) -> tuple[str, ...]:
    """What a day, or two, are in each year that they may be of."""
    return tuple(found for year in _NEARBY if (found := _value(year, month, days)))


def _mostly(nearest: tuple[str, ...]) -> str:
    """The Gregorian day without its year that a day mostly is; "" where it is now one, now another."""
    recent = [value[4:] for value in nearest if "/" not in value and value >= _RECENT]
    best = max(set(recent), key=lambda day: (recent.count(day), day), default="")
    return f"XXXX{best}" if best and recent.count(best) >= _MOSTLY * len(recent) else ""


def converted(scan: Scan, found: list[Dated]) -> list[Dated]:
    """Dates read as Gregorian ones, those of which the digits are of the Bikram Sambat converted."""
    out = []
    for item in found:
        if not item.value[:4].isdigit() or not _of_bikram(scan, item):
            out.append(item)
        elif value := _digits(item.value):
            out.append(Dated(item.start, item.end, value, item.role, item.relative))
    return out


def _of_bikram(scan: Scan, item: Dated) -> bool:
    """Is the year of the Bikram Sambat: by a word before or after it, or because no Gregorian year is that high?"""
    before = scan.text[max(0, item.start - 16) : item.start]
    if _WESTERN.search(before) or any(m[2][0] == "month" for m in scan.within("date", item.start, item.end)):
        return False
    return bool(
        int(item.value[:4]) >= _SURE
        or _NAMED.search(before)
        or (len(item.value) == len("2072") and _YEAR_WORD.match(scan.text, item.end))
    )


def _digits(value: str) -> str | None:
    """A year, a range of years or a day of the Bikram Sambat, read as a Gregorian one, as what it is."""
    parts = value.split("/")
    if len(parts) == 1 and len(value) == len("2072") and value.isdigit():
        return f"{int(value) - _ERA}/{int(value) - _ERA + 1}"
    out = []
    for part in parts:
        if part == "..":
            out.append(part)
        elif len(part) == len("2072") and part.isdigit():
            out.append(str(int(part) - _ERA))
        elif len(part) == len("2072-01-12"):
            day = from_bikram(*(int(n) for n in part.split("-")))
            if day is None:
                return None
            out.append(day.isoformat())
        else:
            return None
    return "/".join(out)
