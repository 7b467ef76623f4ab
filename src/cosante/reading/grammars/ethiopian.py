"""Dates of the Ethiopian calendar as ISO 8601 counts them: twelve months of 30 days, and a thirteenth of 5 or 6.

The year begins on 11 September, on the 12th before a Gregorian leap year. A day is converted to its day; a month and a
year that ዓ.ም (year of mercy) marks lie in two Gregorian ones; what እ.ኤ.አ (as Europeans count) stands before is
Gregorian.
"""

import re
from datetime import date
from typing import Final

from msgspec import Struct

from cosante.reading.grammars.dated import Dated
from cosante.reading.scanning import Scan

#: The day before the calendar's first year, counted so that 1 Meskerem 2016 is 2023-09-12.
_EPOCH: Final = date(2023, 9, 12).toordinal() - 365 * 2015 - 2016 // 4
_ERA: Final = 7
_DAY: Final = r"(?:\d{1,2}|[፩-፴]{1,2})"
_YEAR_DIGITS: Final = r"(?:(?:19|20)\d\d|[፲፳]?[፩-፻]*፻[፩-፺]{0,2})"
_ERA_MARK: Final = r" ?(?:ዓ|አ) ?[./]? ?ም\.?|\s?ዓመተ ምህረት"
_SEPARATOR: Final = r"(?: ?[,/፣-] ?| )"
_AFTER: Final = re.compile(
    rf"\S{{0,2}}[ ,፣]{{1,2}}({_DAY})(?![\d.,]\d|\d)(?: ?ቀን)?"
    rf"(?:{_SEPARATOR}({_YEAR_DIGITS})(?![\d፩-፼])(?:{_ERA_MARK})?)?"
)
#: "ከኅዳር 3 እስከ 7 ቀን 2017": the month, the first day, the last one.
_RANGE: Final = re.compile(
    rf"\S{{0,2}} ({_DAY})(?: ?ቀን)? ?(?:እስከ|-) ?({_DAY})(?!\d)(?: ?ቀን)?"
    rf"(?:{_SEPARATOR}({_YEAR_DIGITS})(?![\d፩-፼])(?:{_ERA_MARK})?)?"
)
_MONTH_YEAR: Final = re.compile(rf"\S{{0,2}}(?: ወር)?{_SEPARATOR}((?:19|20)\d\d)(?!\d)(?:{_ERA_MARK})?")
_BEFORE: Final = re.compile(r"(?<![\d.,/])(\d{1,2}) $")
_NUMERIC: Final = re.compile(rf"(?<![\d/.-])(\d{{1,2}})[/-](\d{{1,2}})[/-]((?:19|20)\d\d)(?:{_ERA_MARK})")
_YEAR: Final = re.compile(rf"(?<![\d.,/])((?:19|20)\d\d)(?:{_ERA_MARK})")
_SINCE: Final = re.compile(r" ?ጀምሮም?")
_EUROPEAN: Final = re.compile(
    r"(?:እ ?\. ?[ኤአ] ?\. ?አ|ፈረንጆቹ|ፈረንጆች|ጎርጎርሳውያኑ|ጎርጎሮሳዊያኑ|ጎርጎሮሳውያን|አውሮፓ[ውዊ]ያን)\S{0,3}(?: አቆጣጠር\S{0,2})? ?(?:[በከ] ?)?$"
)
_NUMERALS: Final = {char: value for value, char in enumerate("፩፪፫፬፭፮፯፰፱", 1)} | {
    char: 10 * value for value, char in enumerate("፲፳፴፵፶፷፸፹፺", 1)
}


def value_of(numeral: str) -> int:
    """The value of a number in digits or Ethiopic numerals: tens and units, then the sign of 100 or of 10,000.

    >>> [value_of(numeral) for numeral in ("፲፪", "፻", "፪፻፭", "፳፻፲፮", "፼", "፲፱፻፺፱")]
    [12, 100, 205, 2016, 10000, 1999]
    """
    if numeral.isascii():
        return int(numeral)
    total = part = 0
    for char in numeral:
        if char == "፻":
            total, part = total + (part or 1) * 100, 0
        elif char == "፼":
            total, part = ((total + part) or 1) * 10_000, 0
        else:
            part += _NUMERALS[char]
    return total + part


def from_ethiopian(year: int, month: int, day: int) -> date | None:
    """The Gregorian day of a day of the Ethiopian calendar; nothing where there is no such day.

    >>> from_ethiopian(2016, 1, 1), from_ethiopian(2016, 6, 12), from_ethiopian(2015, 13, 6)
    (datetime.date(2023, 9, 12), datetime.date(2024, 2, 20), datetime.date(2023, 9, 11))
    """
    last = 30 if month < 13 else 6 if year % 4 == 3 else 5
    if not (1 <= month <= 13 and 1 <= day <= last):
        return None
    return date.fromordinal(_EPOCH + 365 * (year - 1) + year // 4 + 30 * (month - 1) + day - 1)


class _Told(Struct):
    """A month as told: with its day, or its first and last ones, or neither."""

    start: int
    end: int
    month: int
    year: int | None
    days: tuple[int, ...] = ()


def find(scan: Scan) -> list[Dated]:
    """Days that name a month of the calendar, months and years that are marked as its own."""
    told = [_told(scan, start, end, int(month)) for start, end, month in scan.of("calendar")]
    years = [(item.start, item.year) for item in told if item and item.year and item.days]
    found = [dated for item in told if item and (dated := _dated(item, years))]
    for match in _NUMERIC.finditer(scan.text):
        day = _Told(*match.span(), int(match[2]), int(match[3]), (int(match[1]),))
        found += [dated] if (dated := _dated(day, [])) else []
    for match in _YEAR.finditer(scan.text):
        if not _EUROPEAN.search(scan.text[max(0, match.start() - 28) : match.start()]):
            first_year = int(match[1]) + _ERA
            if since := _SINCE.match(scan.text, match.end()):
                found.append(Dated(match.start(), since.end(), f"{first_year}/..", "period"))
            else:
                found.append(Dated(*match.span(), f"{first_year}/{first_year + 1}", "event"))
    return found


def _told(scan: Scan, start: int, end: int, month: int) -> _Told | None:
    """What stands behind the name of a month (or, of a day alone, before it)."""
    text = scan.text
    if match := _RANGE.match(text, end):
        return _Told(start, match.end(), month, _year(match[3]), (value_of(match[1]), value_of(match[2])))
    if match := _AFTER.match(text, end):
        return _Told(start, match.end(), month, _year(match[2]), (value_of(match[1]),))
    if match := _MONTH_YEAR.match(text, end):
        before = _BEFORE.search(text[max(0, start - 4) : start])
        if before:
            return _Told(start - len(before[0]), match.end(), month, int(match[1]), (int(before[1]),))
        return _Told(start, match.end(), month, int(match[1]))
    return None


def _dated(item: _Told, years: list[tuple[int, int]]) -> Dated | None:
    year = item.year or _year_near(years, item.start)
    days = [from_ethiopian(year, item.month, day) for day in item.days or (1,)] if year else []
    values = [day.isoformat() for day in days if day is not None]
    if not values or len(values) < len(item.days):
        return None
    return Dated(item.start, item.end, "/".join(values) if item.days else values[0][:7], "event")


def _year_near(years: list[tuple[int, int]], at: int) -> int | None:
    """The year of a day that has none: that of the next day close behind it ("from … to …"), else the text's first."""
    return next((year for start, year in years if at < start < at + 30), years[0][1] if years else None)


def _year(digits: str | None) -> int | None:
    return value_of(digits) if digits else None
