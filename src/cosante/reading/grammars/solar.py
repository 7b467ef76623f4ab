"""Dates of the Solar Hijri calendar, which Iran and Afghanistan write, as ISO 8601 counts them.

Its first six months have 31 days, the next five 30, the last one 29, or 30 in a leap year; 8 years of 33 are leap
years, which from 1206 to 1497 is what the sky gives. A day is converted to its day, a month to the days from its first
to its last; a year lies in two Gregorian ones (1402 is 2023/2024). The Kurdish calendar has the same months; its years
are 1321 more. Dates of the Islamic lunar calendar, whose months begin when the moon is seen, are not converted.

Source of the leap years: the cycle of 33 years as ICU, the library of Unicode, reckons this calendar.
"""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from itertools import pairwise
from typing import Final

from cosante.languages.folding import fold, fold_term
from cosante.reading.grammars.dated import Dated, free
from cosante.reading.scanning import Scan

#: The day before the calendar's first year, counted so that 1 Farvardin 1403 is 2024-03-20.
_EPOCH: Final = date(2024, 3, 20).toordinal() - 365 * 1402 - (8 * 1403 + 21) // 33
_FIRST: Final = 1206
_LAST: Final = 1497
_KURDISH_ERA: Final = 1321
#: Years that a number of four digits may tell, and the number of the year in which a day without one may lie.
_YEAR: Final = r"(1[34]\d\d|27[0-4]\d)(?!\d)"
_LATEST: Final = 1430
_NEARBY: Final = range(1370, 1430)
#: Where a day is told without its year, the Gregorian day that it is in so many of those years.
_MOSTLY: Final = 0.66


def _any_of(words: str) -> str:
    """The words as the scan sees them, as a pattern."""
    return f"(?:{'|'.join(sorted({fold_term(word) for word in words.split('|')}, key=len, reverse=True))})"


#: Words of years, those that mark a solar year, and what marks a year or a date of another calendar.
_OF_YEAR: Final = _any_of("سال|سالهای|سالهاي|سنه|کال|کلونو|کالونو|ساڵی|ساڵانی|ساڵ")
_SOLAR: Final = _any_of(
    "خورشیدی|هجری خورشیدی|هجری شمسی|شمسی|ه ش|هـ ش|هش|ه خ|لمریز|لمريز|لمریز هجری|هجری لمریز|هجري لمریز|هتاوی|هەتاوی|"
    "ی هەتاوی|ی کۆچی هەتاوی|کۆچی هەتاوی|کوردی|ی کوردی"
)
_OTHER: Final = _any_of(
    "قمری|هجری قمری|ه ق|هـ ق|هق|سپوږمیز|هجری سپوږمیز|سپوږمیز هجری|کۆچی مانگی|ی کۆچی مانگی|میلادی|زایینی|زیږدیز|عیسوی|م"
)
_KIND: Final = _any_of("جاری|مالی|تحصیلی|آموزشی|تعلیمی|زراعی|مالي")
_DAY: Final = r"(\d{1,2})(?! ?[.:/]?\d)"
_JOINED: Final = f"(?:{_any_of('تا|الی|و|او|تر|بۆ|هەتا')}|-)"
_ORDINAL: Final = rf"(?: ?{_any_of('ام|م|مه|مې|ی|ين|مین|ەم|همین')}(?!\w))?"
_DAYS_BEFORE: Final = re.compile(rf"(?<!\w)(?:{_DAY}{_ORDINAL} (?:({_JOINED}) )?)?{_DAY}{_ORDINAL} +(?:د )?$")
#: "د ۱۴۰۳ کال د وري په ۱۲مه نېټه": in Pashto the year, the month, the day.
_DAYS_AFTER: Final = re.compile(
    rf" (?:د )?(?:{_any_of('میاشتې|میاشتي|مياشتې')} )?(?:{_any_of('په|پر|له')} )?(\d{{1,2}})"
    rf"(?:(?! ?[.:/]?\d){_ORDINAL}| {{1,2}}{_YEAR})"
)
_YEAR_AFTER: Final = re.compile(rf"(?:ي|ه)?(?: ماه)?(?: {_OF_YEAR})?(?: {_SOLAR})? {{1,2}}{_YEAR}")
_YEAR_BEFORE: Final = re.compile(
    rf"(?<!\w){_YEAR}(?: ?ل)?(?: (?:{_SOLAR}|{_any_of('هجري')}))*(?: {_OF_YEAR})? +(?:د )?$"
)
_NOT_SOLAR: Final = re.compile(rf"(?:ي)? {{1,2}}{_OTHER}(?!\w)")
_MARKED: Final = re.compile(rf"(?: ?ل)?(?:ي)? {{1,2}}{_SOLAR}(?!\w)")
_BESIDE: Final = re.compile(rf"(?<!\w){_OF_YEAR} (?:{_KIND} )?(?:{_SOLAR} )*$")
_OF_YEARS_AFTER: Final = re.compile(rf"(?: ?ل)?(?: (?:{_SOLAR}|{_any_of('هجري')}))* {_OF_YEAR}(?!\w)")
_NUMBER: Final = re.compile(rf"(?<![\w.,/\-]){_YEAR}(?![.,/]\d)(?: ?(?:-|{_JOINED}(?!\w)) ?{_YEAR}(?![.,/\-]\d))?")
_IN_DIGITS: Final = re.compile(
    r"(1[34]\d\d)([-/.])(\d{1,2})\2(\d{1,2})(?![\d/])|(\d{1,2})([-/.])(\d{1,2})\6(1[34]\d\d)(?![\d/])"
)
_BETWEEN: Final = re.compile(rf" *{_JOINED} *")
_SHORT_YEAR: Final = re.compile(r"\d{1,2}/\d{1,2}/\d\d")
#: How the months are written in Latin letters: in Iran, and in Afghanistan.
_LATIN_MONTHS: Final = (
    "farvardin hamal|ordibehesht sawr saur sowr|khordad jawza jauza|tir saratan|mordad amordad asad|"
    "shahrivar sunbula sonbola sumbula|mehr mizan|aban aqrab|azar qaws qaus|dey jadi jaddi|bahman dalw dalwa|"
    "esfand hut hoot"
)
_LATIN: Final = {name: i for i, names in enumerate(_LATIN_MONTHS.split("|"), 1) for name in names.split()}
_FOUR_DIGITS: Final = re.compile(r"1[34]\d\d(?!\d)")
_TH: Final = "(?:st|nd|rd|th)?"
_LATIN_HEAD: Final = re.compile(
    rf"(?:(?<!\w)(\d{{1,2}}){_TH} (?:of )?)?(?<!\w)({'|'.join(_LATIN)}),? (?:(\d{{1,2}}){_TH},? )?$", re.IGNORECASE
)
_HEAD: Final = 32


def _year(digits: str) -> int:
    return int(digits) - _KURDISH_ERA if digits[0] == "2" else int(digits)


def _is_leap(year: int) -> bool:
    return (25 * year + 11) % 33 < 8


def from_solar(year: int, month: int, day: int) -> date | None:
    """The Gregorian day of a day of the Solar Hijri calendar; nothing where there is no such day.

    >>> from_solar(1403, 7, 15), from_solar(1403, 12, 30), from_solar(1402, 12, 30)
    (datetime.date(2024, 10, 6), datetime.date(2025, 3, 20), None)
    """
    last = 31 if month <= 6 else 30 if month < 12 or _is_leap(year) else 29
    if not (_FIRST <= year <= _LAST and 1 <= month <= 12 and 1 <= day <= last):
        return None
    begins = _EPOCH + 365 * (year - 1) + (8 * year + 21) // 33
    return date.fromordinal(begins + 30 * (month - 1) + min(month - 1, 6) + day - 1)


def in_latin(text: str) -> list[Dated]:
    """Days and months named in Latin letters with their year ("15 Mehr 1403"), in a text of any language."""
    found = []
    for year in _FOUR_DIGITS.finditer(text):
        match = _LATIN_HEAD.search(text, max(0, year.start() - _HEAD), year.start())
        if match is None:
            continue
        before, month, after = match.groups()
        value = _value(int(year[0]), _LATIN[month.lower()], [int(day) for day in (before or after,) if day])
        if value:
            found.append(Dated(match.start(), year.end(), value, "event"))
    return found


def find(scan: Scan) -> list[Dated]:
    """The days, months and years of the calendar in a text whose press writes it."""
    hay = scan.folded.scan
    named = [item for mention in scan.of("calendar") if (item := _named(hay, *mention)) is not None]
    told = [*named, *_numeric(scan.text, hay)]
    years = [item.year for item in sorted(told, key=lambda t: t.start) if item.year and item.days]
    found = [dated for item in told if (dated := _dated(item, years[0] if years else None))]
    found += _ranges(scan.text, found)
    return [*found, *_years(hay, scan.text)]


class _Told:
    """A month as told, with its year and its days, where these are told too."""

    __slots__ = ("days", "end", "month", "start", "year")

    def __init__(self, start: int, end: int, year: int | None, month: int, days: list[int]) -> None:
        self.start, self.end, self.year, self.month, self.days = start, end, year, month, days


def _named(hay: str, start: int, end: int, month: str) -> _Told | None:
    """What stands around the name of a month; nothing where neither day nor year does, or another era is named."""
    begin, stop, year, days = start, end, None, list[int]()
    head = hay[max(0, start - 24) : start]
    if before := _DAYS_BEFORE.search(head):
        days = [int(before[i]) for i in ((1, 3) if before[2] else (3,))]
        begin = start - len(head) + before.start(1 if before[2] else 3)
    if after := _YEAR_AFTER.match(hay, end):
        year, stop = _year(after[1]), after.end()
    if year is None and (earlier := _YEAR_BEFORE.search(hay, max(0, begin - 30), begin)):
        year, begin = _year(earlier[1]), earlier.start()
    if not days and (later := _DAYS_AFTER.match(hay, stop)):
        days, stop = [int(later[1])], later.end()
        year = _year(later[2]) if later[2] and year is None else year
    if (not days and year is None) or _NOT_SOLAR.match(hay, stop):
        return None
    if marked := _MARKED.match(hay, stop):
        stop = marked.end()
    return _Told(begin, stop, year, int(month), days)


def _numeric(text: str, hay: str) -> Iterator[_Told]:
    """Days in digits: the year first, or last."""
    for match in _IN_DIGITS.finditer(text):
        numbers = [int(n) for n in (match[1], match[3], match[4]) if n] or [int(match[i]) for i in (8, 7, 5)]
        year, month, day = numbers
        if free(text, match.start()) and not _NOT_SOLAR.match(hay, match.end()):
            yield _Told(*match.span(), year, month, [day])


def _dated(item: _Told, near: int | None) -> Dated | None:
    year = item.year or near
    if year is None:
        return _without_year(item)
    value = _value(year, item.month, item.days)
    if value is None:
        return None
    nearest = () if item.year or len(item.days) != 1 else _in_all_years(item.month, item.days[0])
    return Dated(item.start, item.end, value, "event", nearest=nearest)


def _value(year: int, month: int, days: list[int]) -> str | None:
    """The date in EDTF: a day, an interval of days, or a month from its first day to its last."""
    if year > _LATEST:
        return None
    if not days:
        first, next_month = from_solar(year, month, 1), from_solar(year + month // 12, month % 12 + 1, 1)
        return f"{first}/{next_month - timedelta(days=1)}" if first and next_month else None
    converted = [day for number in days if (day := from_solar(year, month, number))]
    if len(converted) < len(days) or converted[0] > converted[-1]:
        return None
    return "/".join(day.isoformat() for day in converted)


@cache
def _in_all_years(month: int, day: int) -> tuple[str, ...]:
    return tuple(found.isoformat() for year in _NEARBY if (found := from_solar(year, month, day)))


def _without_year(item: _Told) -> Dated | None:
    """The Gregorian day that a day mostly is, and those that it may be."""
    if len(item.days) != 1:
        return None
    nearest = _in_all_years(item.month, item.days[0])
    days = [day[4:] for day in nearest]
    best = max(set(days), key=lambda day: (days.count(day), day), default="")
    if not best or days.count(best) < _MOSTLY * len(_NEARBY):
        return None
    return Dated(item.start, item.end, f"XXXX{best}", "event", nearest=nearest)


def _ranges(text: str, found: list[Dated]) -> Iterator[Dated]:
    """ "From 29 Esfand to 3 Farvardin 1403": two days with a word of ranges between, or of two years."""
    found = sorted(found, key=lambda item: item.start)
    for one, two in pairwise(found):
        if "/" in one.value + two.value or two.value.startswith("XXXX") or two.start < one.end:
            continue
        between = fold(text[one.end : two.start]).scan
        if not _BETWEEN.fullmatch(between) or between.split() == [fold_term("و")]:
            continue
        first = max((day for day in one.nearest if day < two.value), default=one.value)
        if first < two.value:
            yield Dated(one.start, two.end, f"{first}/{two.value}", "event")


def _years(hay: str, text: str) -> Iterator[Dated]:
    """Years beside their word (سال ۱۴۰۲) or a mark of the calendar (۱۴۰۲ خورشیدی), alone or from one to another."""
    for match in _NUMBER.finditer(hay):
        first, last = _year(match[1]), _year(match[2]) if match[2] else None
        start, end = match.start(), match.end() if match[2] else match.end(1)
        if text[start - 1 : start] in {"/", "-", "."} or text[end : end + 1] in {"/", "٪", "%"}:
            continue
        marked = _MARKED.match(hay, end)
        beside = _BESIDE.search(hay, max(0, start - 24), start) or _OF_YEARS_AFTER.match(hay, end)
        if not (marked or beside) or max(first, last or 0) > _LATEST or _NOT_SOLAR.match(hay, end):
            continue
        if last is not None and last > first:
            yield Dated(start, end, f"{first + 621}/{last + 622}", "period")
        elif last is None:
            yield Dated(start, end, f"{first + 621}/{first + 622}", "event")


def without_short_years(text: str, found: list[Dated]) -> list[Dated]:
    """Dates read as Gregorian ones, but those of which two digits may be a year of this calendar (۰۳/۰۷/۱۵)."""
    return [item for item in found if not _SHORT_YEAR.fullmatch(text[item.start : item.end])]
