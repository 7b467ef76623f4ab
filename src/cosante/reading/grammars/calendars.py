"""Dates of other calendars and orders, as ISO 8601 counts them: East Asian days, Buddhist years, the Bengali calendar.

Source of the Bengali calendar: Bangla Academy, as Bangladesh has it: the year begins on 14 April; since 1426 the first
six months have 31 days, the others 30, Falgun 29 or, in a Gregorian leap year, 30; before, the first five months 31,
the others 30, Falgun 31 in a leap year.
"""

import calendar
import re
from bisect import bisect_left
from collections.abc import Callable
from datetime import date, timedelta
from typing import Final

from cosante.reading.grammars.date_forms import BUDDHIST_ERA
from cosante.reading.grammars.dated import REPORTED, Dated, free, ymd
from cosante.reading.scanning import Scan
from cosante.reading.seeking import matches
from cosante.reading.spans import Spans

#: Chinese, Japanese and Korean: 2023年5月3日, 2023년 5월 3일.
#: A second day of the same month may follow: 11月7—11日, 5월 2일부터 6일까지.
_DAY: Final = r"(?:(\d{1,2})(?: ?[日일号])? ?(?:[-–—~∼～至到]|부터|에서) ?)?(\d{1,2}) ?[日일号號]"
_EASTERN: Final = re.compile(rf"((?:19|20)\d\d) ?[年년] ?(\d{{1,2}}) ?[月월](?: ?{_DAY})?")
#: The same without its year, and a year alone.
_EASTERN_DAY: Final = re.compile(rf"(\d{{1,2}}) ?[月월] ?{_DAY}")
#: The same with the numbers in words: 三月二十六日到四月五日.
_DIGIT_WORDS: Final = {c: i for i, c in enumerate("一二三四五六七八九", 1)}
_IN_WORDS: Final = r"([一二三四五六七八九十廿卅](?: ?[一二三四五六七八九十]){0,2})"
_EASTERN_WORDS: Final = re.compile(
    rf"(?:((?:19|20)\d\d) ?年 ?)?{_IN_WORDS} ?月份? ?{_IN_WORDS} ?[日号號]"
    rf"(?: ?[-–—~～至到] ?(?:{_IN_WORDS} ?月份? ?)?{_IN_WORDS} ?[日号號])?"
)
#: A day alone in words: 一日 is a day long, 十四日 the fourteenth.
_EASTERN_WORDS_BARE: Final = re.compile(
    r"(?<![月一二三四五六七八九十] )(?<![月一二三四五六七八九十])"
    r"((?:[二三] ?)?十(?: ?[一二三四五六七八九])?|廿[一二三四五六七八九]?) ?日(?! ?[间間游])"
)
_EASTERN_BARE: Final = re.compile(rf"(?<![\d.,月월年년/\-])(?<![月월年년박] )(?<!박){_DAY}(?! ?[\d间間])")
#: The same by a word for the day of the month, and that word, in languages whose news of China tells days so.
_BARE_AFTER: Final = r"(?<![\d/.,-])(?:(\d{{1,2}}) ?- ?)?(\d{{1,2}}) {}(?!\w)"
_BARE_DAYS: Final = {
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
_NEAR: Final = 14
_MONTHS: Final = re.compile(r"(?:\d{4}|XXXX)-\d\d(?!\d)")
#: A Korean month alone ("지난 6월", "6월부터").
_KOREAN_MONTH: Final = re.compile(
    r"(1[0-2]|[1-9]) ?월(?! ?\d)(?= ?(?:초|말|중순|하순|상순|중|경|께|쯤|부터|까지|에|의|이후)|[ ,.)~-]|$)",
    re.MULTILINE,
)
#: From one month to another (2025年8至9月, 2023년 3~6월), and from one year to another in Korean.
_EASTERN_MONTHS: Final = re.compile(
    r"((?:19|20)\d\d) ?[年년] ?(\d{1,2}) ?[月월]?(?:부터| ?[-–—~∼～至到]) ?"
    r"(?:((?:19|20)\d\d) ?[年년] ?)?(\d{1,2}) ?[月월](?! ?\d)"
)
_KOREAN_YEARS: Final = re.compile(r"((?:19|20)\d\d) ?년(?:부터|에서| ?[-~∼]) ?((?:19|20)\d\d) ?년(?! ?\d)")
#: How offices write a day: '24.3.15. (A pattern that begins with a sign is sought fast.)
_KOREAN_SHORT: Final = re.compile(r"'(?<![^\W_]')(\d\d)\. ?(\d{1,2})\. ?(\d{1,2})(?!\d)")
#: A decade of a century (20世纪90年代).
_CHINESE_DECADE: Final = re.compile(r"(?:(19|20|21)|上个?) ?世[纪紀] ?(\d)0 ?年代")
#: A day of the month that the word before it tells (지난달 28일, 本月12日), and of the last or the next such day.
_TOLD_DAY: Final = re.compile(rf" ?{_DAY}(?! ?[\d间間])")
#: How Taiwan's news tells today, yesterday and tomorrow with their day: 今(6)日.
_BRACKETED: Final = re.compile(r"[今昨明前后後] ?\( ?(\d{1,2}) ?\) ?[日天]")
_PAST: Final = "지난 "
_COMING: Final = "오는 "
_BUDDHIST_YEAR: Final = re.compile(
    r"(?:พ\.ศ\.|ปี|ພ\.ສ\.|ປີ) ?(2[45]\d\d)(?!\d)(?: ?(?:-|ถึง|ຫາ|ເຖິງ) ?(?:พ\.ศ\.|ปี|ພ\.ສ\.|ປີ)? ?(2[45]\d\d)(?!\d))?"
)
#: Laws are called by the year of their making.
_THAI_LAW: Final = re.compile(
    r"(?:พระราชบัญญัติ|พ\.ร\.บ\.|พระราชกำหนด|พระราชกฤษฎีกา|กฎกระทรวง|รัฐธรรมนูญ)[^\n\d.]{0,60}(?:\(|พ\.ศ\. ?)?$"
)
_LAW_REACH: Final = 72
_BENGALI_DAY: Final = re.compile(r"(?<![\d.,/])(\d{1,2})[^\W\d_]{0,3}[^\W_]? ?,? ?$")
_BENGALI_YEAR: Final = re.compile(r"[^\W\d_]{0,3},? ?(1[345]\d\d)(?!\d)")
#: A Bengali year begins in the Gregorian year so many later.
_BENGALI_ERA: Final = 593
_REVISED: Final = 1426
_FALGUN: Final = 11


def eastern(text: str) -> list[Dated]:
    """Days as Chinese, Japanese and Korean write them."""
    found: list[Dated] = []
    if not ("月" in text or "월" in text):
        return found
    for match in _EASTERN.finditer(text):
        value = _days(int(match[1]), int(match[2]), match[3], match[4])
        if value and free(text, match.start()):
            found.append(Dated(*match.span(), value, "event"))
    for match in _EASTERN_MONTHS.finditer(text):
        begun, ended = ymd(int(match[1]), int(match[2]), None), ymd(int(match[3] or match[1]), int(match[4]), None)
        if begun and ended and begun < ended and free(text, match.start()):
            found.append(Dated(*match.span(), f"{begun}/{ended}", "event"))
    if "월" in text:
        found += _korean(text)
    for match in _EASTERN_WORDS.finditer(text):
        month, day, last_month, last_day = (_in_words(part) for part in match.groups()[1:])
        first = ymd(int(match[1]) if match[1] else None, month or 0, day)
        last = ymd(int(match[1]) if match[1] else None, last_month or month or 0, last_day) if last_day else None
        if first:
            found.append(Dated(*match.span(), f"{first}/{last}" if last and last > first else first, "event"))
    for match in _EASTERN_DAY.finditer(text):
        value = _days(None, int(match[1]), match[2], match[3])
        if value and free(text, match.start(), "/.-年년"):
            found.append(Dated(*match.span(), value, "event"))
    return found


def _in_words(told: str | None) -> int | None:
    """A number up to 99 in Chinese words.

    >>> _in_words("二十六"), _in_words("十"), _in_words("廿一"), _in_words("四")
    (26, 10, 21, 4)
    """
    if not told:
        return None
    tens, ten, ones = told.replace(" ", "").replace("廿", "二十").replace("卅", "三十").rpartition("十")
    return (_DIGIT_WORDS.get(tens, 1) * 10 if ten else 0) + _DIGIT_WORDS.get(ones, 0)


def _korean(text: str) -> list[Dated]:
    """Months without a year."""
    found = []
    for match in _KOREAN_MONTH.finditer(text):
        if free(text, match.start(), "/.-~년") and text[max(0, match.start() - 2) : match.start()] != "년 ":
            found.append(Dated(match.start(), match.end(), f"XXXX-{int(match[1]):02d}", "event"))
    return found


def eastern_years(text: str) -> list[Dated]:
    """From one year to another and days that begin with a short year, as Korean writes them; Chinese decades."""
    found = [
        Dated(*m.span(), f"{m[1]}/{m[2]}", "period")
        for m in (_KOREAN_YEARS.finditer(text) if "년" in text else ())
        if m[1] < m[2] and free(text, m.start())
    ]
    for match in _CHINESE_DECADE.finditer(text) if "年代" in text else ():
        found.append(Dated(*match.span(), f"{int(match[1] or 20) - 1}{match[2]}X", "event"))
    for match in _KOREAN_SHORT.finditer(text) if "'" in text else ():
        if value := ymd(2000 + int(match[1]), int(match[2]), int(match[3])):
            found.append(Dated(*match.span(), value, "event"))
    return found


def _days(year: int | None, month: int, first: str | None, last: str | None) -> str | None:
    """A month, a day of it, or a range of its days."""
    value = ymd(year, month, int(last) if last else None)
    begin = ymd(year, month, int(first)) if first else None
    return f"{begin}/{value}" if begin and value and begin < value else value


def eastern_days(scan: Scan, dates: list[Dated]) -> list[Dated]:
    """Days told without their month (4日, 十四日): of the month told last before them, but where the word before them
    tells their month from the page's own day ("이달 15일", the 15th of this month), of none that the text tells.
    """
    text: str = scan.text
    own = _days_of_the_page(scan)
    months: list[tuple[int, str]] = []
    close = 0
    for item in sorted(dates, key=lambda d: (d.start, -d.end)):
        if item.role == "event" and item.start >= close and _MONTHS.match(item.value):
            months.append((item.start, item.value[:7]))
            close = item.end
    starts = [start for start, _ in months]
    bare = _bare_days(text, lambda at: months[i - 1][1] if (i := bisect_left(starts, at)) else "")
    return own + _apart(bare, own)


def _days_of_the_page(scan: Scan) -> list[Dated]:
    """Days whose month only the page's own day tells: after a word for it, or in brackets behind "today" (今(6)日)."""
    text: str = scan.text
    told = [_TOLD_DAY.match(text, m[1]) for m in scan.of("date") if m[2][0] == "relative" and m[2][1][-1] == "m"]
    days = [(m, _of_month("XXXX-XX", m)) for m in told if m is not None]
    found = [_on_day(text, m, day) for m, day in days if day]
    for match in _BRACKETED.finditer(text) if ")" in text else ():
        if _has_day("XXXX-XX", int(match[1])):
            found.append(Dated(*match.span(), f"XXXX-XX-{int(match[1]):02d}", "event"))
    return found


def _apart(days: list[Dated], others: list[Dated]) -> list[Dated]:
    """The days that are not told by one of the others."""
    taken = Spans((d.start, d.end) for d in others)
    return [d for d in days if not taken.meet(d.start, d.end)] if others else days


def _on_day(text: str, match: re.Match[str], day: str) -> Dated:
    """A day of something done, or of telling it ("14일 밝혔다")."""
    return Dated(*match.span(), day, "publication" if REPORTED.match(text, match.end()) else "event")


def days_of_no_month(scan: Scan, dates: list[Dated]) -> list[Dated]:
    """Days told without their month on a page that tells neither month nor its own day ("지난 19일", 十四日)."""
    if scan.pack.code not in {"zh", "ko"} or any(_MONTHS.match(d.value) for d in dates):
        return []
    return _apart(_bare_days(scan.text, lambda _: "XXXX-XX"), dates)


def _bare_days(text: str, month_at: Callable[[int], str]) -> list[Dated]:
    """Days alone, in digits and in words, of the month that is told for their spot; none where that is empty."""
    found: list[Dated] = []
    for match in _EASTERN_BARE.finditer(text):
        if (month := month_at(match.start())) and (day := _of_month(month, match)):
            found.append(_on_day(text, match, day))
    for match in _EASTERN_WORDS_BARE.finditer(text) if "十" in text or "廿" in text else ():
        number = _in_words(match[1]) or 0
        if (month := month_at(match.start())) and _has_day(month, number):
            found.append(Dated(*match.span(), f"{month}-{number:02d}", "event"))
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
            found.append(_on_day(scan.text, match, day))
    return found


def days_from_publication(scan: Scan, dates: list[Dated], published: date) -> list[Dated]:
    """All dates, with the days whose month is told by its distance from the publication ("지난달 28일", 本月12日,
    "오는 18일"): they are of that month, whatever month was told before them.
    """
    text: str = scan.text
    found: list[Dated] = []
    for _, end, (kind, value) in scan.of("date"):
        if kind != "relative" or value[-1] != "m" or (match := _TOLD_DAY.match(text, end)) is None:
            continue
        month = published.year * 12 + published.month - 1 + int(value[:-1])
        if day := _of_month(f"{month // 12}-{month % 12 + 1:02d}", match):
            found.append(_on_day(text, match, day))
    for match in _EASTERN_BARE.finditer(text) if "일" in text else ():
        before = text[max(0, match.start() - len(_PAST)) : match.start()]
        if before not in {_PAST, _COMING}:
            continue
        away = int(before == _COMING and int(match[2]) < published.day)
        away -= int(before == _PAST and int(match[2]) > published.day)
        month = published.year * 12 + published.month - 1 + away
        if day := _of_month(f"{month // 12}-{month % 12 + 1:02d}", match):
            found.append(_on_day(text, match, day))
    for match in _BRACKETED.finditer(text) if ")" in text else ():
        if day := _nearest(int(match[1]), published):
            found.append(Dated(*match.span(), day, "event"))
    if not found:
        return dates
    return [d for d in dates if not any(d.start < f.end and f.start - 4 < d.end for f in found)] + found


def _nearest(number: int, published: date) -> str | None:
    """The day of that number in a month that is nearest to the publication.

    >>> _nearest(31, date(2024, 6, 1)), _nearest(6, date(2018, 7, 15))
    ('2024-05-31', '2018-07-06')
    """
    first = published.year * 12 + published.month - 1
    months = [f"{m // 12}-{m % 12 + 1:02d}" for m in (first - 1, first, first + 1)]
    days = [date.fromisoformat(f"{month}-{number:02d}") for month in months if _has_day(month, number)]
    return min(days, key=lambda day: abs(day - published)).isoformat() if days else None


def _has_day(month: str, day: int) -> bool:
    """Has a month of EDTF (2024-02, XXXX-02, XXXX-XX) such a day?"""
    year, number = month.split("-")
    if not number.isdigit():
        return 0 < day <= 31
    return day > 0 and ymd(int(year) if year.isdigit() else None, int(number), day) is not None


def _of_month(month: str, match: re.Match[str]) -> str | None:
    if not _has_day(month, int(match[2])):
        return None
    day = f"{month}-{int(match[2]):02d}"
    return f"{month}-{int(match[1]):02d}/{day}" if match[1] and 0 < int(match[1]) < int(match[2]) else day


def common_era(year: str) -> int:
    """A year as ISO 8601 counts it: 2566 of the Buddhist era, written short 66, is 2023."""
    told = int(year) + 2500 * (len(year) == 2)
    return told - BUDDHIST_ERA if told > 2400 else told


def buddhist(text: str) -> list[Dated]:
    """Years of the Buddhist era, where the text says that they are years and not whose law it is."""
    found = []
    for match in _BUDDHIST_YEAR.finditer(text):
        if _THAI_LAW.search(text, max(0, match.start() - _LAW_REACH), match.start()):
            continue
        first, last = common_era(match[1]), common_era(match[2] or match[1])
        if first < last:
            found.append(Dated(*match.span(), f"{first}/{last}", "period"))
        else:
            found.append(Dated(match.start(), match.end(1), str(first), "event"))
    return found


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
_ENGLISH: Final = re.compile(
    r"\b(?:(\d{1,2}) )?(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)[a-z]{0,6}\.? "
    r"(?:(\d{1,2}) ?(?:st|nd|rd|th)?,? )?((?:19|20)\d\d)\b"
)
_ENGLISH_BEGINS: Final = re.compile(r"[\dJFMASOND]")
_ENGLISH_MONTHS: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def in_english(text: str) -> list[Dated]:
    """Dates with an English month, as site templates write them above texts of every language."""
    found = []
    for match in matches(_ENGLISH_BEGINS, _ENGLISH, text):
        day = match[1] or match[3]
        value = ymd(int(match[4]), _ENGLISH_MONTHS.index(match[2][:3]) + 1, int(day)) if day else None
        if value:
            found.append(Dated(*match.span(), value, "event"))
    return found
