"""Dates of other calendars and orders, as ISO 8601 counts them: East Asian days, Buddhist years, the Bengali calendar.

Source of the Bengali calendar: Bangla Academy, as Bangladesh has it: the year begins on 14 April; since 1426 the first
six months have 31 days, the others 30, Falgun 29 or, in a Gregorian leap year, 30; before, the first five months 31,
the others 30, Falgun 31 in a leap year.
"""

import calendar
import re
from datetime import date, timedelta

from cosante.reading.grammars.date_forms import BUDDHIST_ERA
from cosante.reading.grammars.dated import Dated, free, ymd
from cosante.reading.scanning import Scan
from cosante.reading.seeking import matches

#: Chinese, Japanese and Korean: 2023年5月3日, 2023년 5월 3일.
#: A second day of the same month may follow: 11月7—11日, 5월 2일부터 6일까지.
_DAY = r"(?:(\d{1,2})(?: ?[日일号])? ?(?:[-–—~∼～至到]|부터|에서) ?)?(\d{1,2}) ?[日일号號]"
_EASTERN = re.compile(rf"((?:19|20)\d\d) ?[年년] ?(\d{{1,2}}) ?[月월](?: ?{_DAY})?")
#: The same without its year, and a year alone.
_EASTERN_DAY = re.compile(rf"(\d{{1,2}}) ?[月월] ?{_DAY}")
#: A day alone, and a date that tells its month.
_EASTERN_BARE = re.compile(rf"(?<![\d.,月월年년/\-])(?<![月월年년] ){_DAY}(?! ?[\d间間])")
#: The same by a word for the day of the month, and that word, in languages whose news of China tells days so.
_BARE_AFTER = r"(?<![\d/.,-])(?:(\d{{1,2}}) ?- ?)?(\d{{1,2}}) {}(?!\w)"
_BARE_DAYS = {
    "sw": (
        "tarehe ",
        re.compile(r"\btarehe (?:(\d{1,2}) ?(?:-|hadi) ?)?(\d{1,2})(?![\d/:]|[.,]\d| (?:hadi|ya|mwezi [^h]))"),
    ),
    "hi": ("तारीख", re.compile(_BARE_AFTER.format("तारीख"))),
    "ne": ("तारिख", re.compile(_BARE_AFTER.format("तारिख"))),
    "bn": ("তারিখ", re.compile(_BARE_AFTER.format("তারিখ"))),
    "ur": ("تاریخ", re.compile(_BARE_AFTER.format("تاریخ"))),
    "zh": ("日", _EASTERN_BARE),
    "ko": ("일", _EASTERN_BARE),
}
#: A month told so near a day is its own (characters).
_NEAR = 14
_MONTHS = re.compile(r"(?:\d{4}|XXXX)-\d\d(?!\d)")
_BUDDHIST_YEAR = re.compile(r"(?:พ\.ศ\.|ปี|ພ\.ສ\.|ປີ) ?(2[45]\d\d)(?!\d)")
_BENGALI_DAY = re.compile(r"(?<![\d.,/])(\d{1,2})[^\W\d_]{0,3}[^\W_]? ?,? ?$")
_BENGALI_YEAR = re.compile(r"[^\W\d_]{0,3},? ?(1[345]\d\d)(?!\d)")
#: A Bengali year begins in the Gregorian year so many later.
_BENGALI_ERA = 593
_REVISED = 1426
_FALGUN = 11


def eastern(text: str) -> list[Dated]:
    """Days as Chinese, Japanese and Korean write them."""
    found: list[Dated] = []
    if not ("月" in text or "월" in text):
        return found
    for match in _EASTERN.finditer(text):
        value = _days(int(match[1]), int(match[2]), match[3], match[4])
        if value and free(text, match.start()):
            found.append(Dated(*match.span(), value, "event"))
    for match in _EASTERN_DAY.finditer(text):
        value = _days(None, int(match[1]), match[2], match[3])
        if value and free(text, match.start(), "/.-年년"):
            found.append(Dated(*match.span(), value, "event"))
    return found


def _days(year: int | None, month: int, first: str | None, last: str | None) -> str | None:
    """A month, a day of it, or a range of its days."""
    value = ymd(year, month, int(last) if last else None)
    begin = ymd(year, month, int(first)) if first else None
    return f"{begin}/{value}" if begin and value and begin < value else value


def eastern_days(text: str, dates: list[Dated]) -> list[Dated]:
    """Days told without their month (4日): of the month told last before them."""
    months = sorted((d.start, d.value[:7]) for d in dates if d.role == "event" and _MONTHS.match(d.value))
    found = []
    for match in _EASTERN_BARE.finditer(text) if months else ():
        before = [value for start, value in months if start < match.start()]
        if before and (day := _of_month(before[-1], match)):
            found.append(Dated(*match.span(), day, "event"))
    return found


def last_days(scan: Scan, dates: list[Dated], published: date) -> list[Dated]:
    """Days told without their month where no month is told: the last such days up to the publication."""
    found: list[Dated] = []
    word, pattern = _BARE_DAYS.get(scan.pack.code, ("", _EASTERN_BARE))
    if not word or word not in scan.text:
        return found
    near = 0 if pattern is _EASTERN_BARE else _NEAR
    for match in pattern.finditer(scan.text):
        if any(d.start < match.end() + near and match.start() - near < d.end for d in dates):
            continue
        month = published if int(match[2]) <= published.day else published.replace(day=1) - timedelta(days=1)
        if day := _of_month(f"{month:%Y-%m}", match):
            found.append(Dated(*match.span(), day, "event"))
    return found


def _of_month(month: str, match: re.Match[str]) -> str | None:
    if not 0 < int(match[2]) <= 31:
        return None
    day = f"{month}-{int(match[2]):02d}"
    return f"{month}-{int(match[1]):02d}/{day}" if match[1] and 0 < int(match[1]) < int(match[2]) else day


def common_era(year: str) -> int:
    """A year as ISO 8601 counts it: 2566 of the Buddhist era is 2023."""
    return int(year) - BUDDHIST_ERA if int(year) > 2400 else int(year)


def buddhist(text: str) -> list[Dated]:
    """Years of the Buddhist era, where the text says that they are years."""
    return [Dated(*m.span(), str(common_era(m[1])), "event") for m in _BUDDHIST_YEAR.finditer(text)]


def bengali(scan: Scan) -> list[Dated]:
    """Days of the Bengali calendar ("১২ বৈশাখ ১৪৩১"), converted; without a year they are the same day in all years."""
    found = []
    for start, end, month in scan.of("calendar"):
        head = scan.text[max(0, start - 8) : start]
        day = _BENGALI_DAY.search(head)
        if day is None:
            continue
        begin, stop = start - len(head) + day.start(), scan.token_end(end)
        year = _BENGALI_YEAR.match(scan.text, stop)
        if year is not None:
            converted = from_bengali(int(year[1]), int(month), int(day[1]))
            value = converted.isoformat() if converted else None
        else:
            both = (from_bengali(y, int(month), int(day[1])) for y in (_REVISED, _REVISED + 1))  # one has a leap day
            days = {f"XXXX-{day:%m-%d}" if day else None for day in both}
            value = days.pop() if len(days) == 1 else None
        if value is not None:
            found.append(Dated(begin, year.end() if year else stop, value, "event"))
    return found


def from_bengali(year: int, month: int, day: int) -> date | None:
    """The Gregorian day of a day of Bangladesh's calendar; nothing where the month has no such day.

    >>> from_bengali(1426, 11, 8), from_bengali(1431, 1, 12)
    (datetime.date(2020, 2, 21), datetime.date(2024, 4, 25))
    """
    long_months = 6 if year >= _REVISED else 5
    lengths = [31] * long_months + [30] * (12 - long_months)
    leap = calendar.isleap(year + _BENGALI_ERA + 1)
    lengths[_FALGUN - 1] = (30 if leap else 29) if year >= _REVISED else (31 if leap else 30)
    if not 1 <= month <= 12 or not 1 <= day <= lengths[month - 1]:
        return None
    return date(year + _BENGALI_ERA, 4, 14) + timedelta(days=sum(lengths[: month - 1]) + day - 1)


#: A date in English at the head of a page in another script ("Published : Dec 07, 2025").
_ENGLISH = re.compile(
    r"\b(?:(\d{1,2}) )?(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)[a-z]{0,6}\.? "
    r"(?:(\d{1,2}),? )?((?:19|20)\d\d)\b"
)
_ENGLISH_BEGINS = re.compile(r"[\dJFMASOND]")
_ENGLISH_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def in_english(text: str) -> list[Dated]:
    """Dates with an English month, as site templates write them above texts of every script."""
    found = []
    for match in matches(_ENGLISH_BEGINS, _ENGLISH, text):
        day = match[1] or match[3]
        value = ymd(int(match[4]), _ENGLISH_MONTHS.index(match[2][:3]) + 1, int(day)) if day else None
        if value:
            found.append(Dated(*match.span(), value, "event"))
    return found
