"""Dates in EDTF (ISO 8601-2), with their precision: full, partial, intervals, durations; and relative ones.

Anniversaries, ages and ordinals of sessions are no dates; a year inside a name ("Agenda 2030") is none.
"""

import itertools
import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from datetime import date, timedelta

from cosante.reading.grammars.date_forms import BUDDHIST_ERA, Forms, forms
from cosante.reading.grammars.numbers import Number
from cosante.reading.scanning import Mention, Scan
from cosante.reading.spans import Spans
from cosante.vocabulary.codes import DateRole

_ISO = re.compile(r"((?:19|20)\d\d)[-/.](\d{1,2})[-/.](\d{1,2})(?![\d/])")
_ISO_MONTH = re.compile(r"((?:19|20)\d\d)-(0[1-9]|1[0-2])(?![\d-])")
_NUMERIC = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2((?:19|20)?\d\d)(?![\d/.-]\d|\d)")
#: Chinese, Japanese and Korean: 2023年5月3日, 2023년 5월 3일.
_EASTERN = re.compile(r"((?:19|20)\d\d) ?[年년] ?(\d{1,2}) ?[月월](?: ?(\d{1,2}) ?[日일号])?")
#: The same without its year, and a year alone.
_EASTERN_DAY = re.compile(r"(\d{1,2}) ?[月월] ?(\d{1,2}) ?[日일号號]")
_YEAR_BESIDE = re.compile(r" ?(?:年|년|ปี|ឆ្នាំ|ປີ|ခုနှစ်)")
_BUDDHIST_YEAR = re.compile(r"(?:พ\.ศ\.|ปี|ພ\.ສ\.) ?(2[45]\d\d)(?!\d)")
_AGE_BEFORE = re.compile(r"(?:\b(?:aged?|age of|âgée?s? d[e'])|বয়স[ািেীরক]*)(?: [^\W\d_]+)? ?$", re.IGNORECASE)
_AGE_AFTER = re.compile(r" বয়স")
_YEAR = re.compile(r"((?:19|20)\d\d)(?![\d%]|[.,]\d)")
_YEARS = re.compile(r"((?:19|20)\d\d) ?[-/] ?((?:19|20)\d\d|\d\d)(?!\d|[-/.]\d)")
#: "the 1990s": a decade is a year whose last digit is not said.
_DECADE = re.compile(r"((?:19|20)\d)0'?s(?![^\W_])")
_BARRED = ".,/$€£#-"
_DURATION_GAP = re.compile(r"^[ \-]{0,2}$")
#: First and last month of the halves and quarters of ``dates.tsv``.
_PARTS = {"1": (1, 6), "2": (7, 12), "Q1": (1, 3), "Q2": (4, 6), "Q3": (7, 9), "Q4": (10, 12)}
_UNITS = {"day": "D", "week": "W", "month": "M", "year": "Y", "decade": "Y"}


@dataclass(slots=True)
class Dated:
    """A date as the text states it."""

    start: int
    end: int
    value: str
    role: DateRole
    relative: bool = False


def _free(text: str, start: int, barred: str = "/.-") -> bool:
    """Does a number begin here, not a part of a longer one? (A pattern that begins with this is slow.)"""
    before = text[start - 1 : start] if start else ""
    return not before.isdigit() and (not before or before not in barred)


def _ymd(year: int | None, month: int, day: int | None) -> str | None:
    try:
        date(year or 2000, month, day or 1)  # 2000 has a 29 February
    except ValueError:
        return None
    stem = "XXXX" if year is None else f"{year:04d}"
    return f"{stem}-{month:02d}" if day is None else f"{stem}-{month:02d}-{day:02d}"


def find(scan: Scan, numbers: list[Number]) -> list[Dated]:
    """The dates that a text states by itself, in order, without overlap; the longest statement wins."""
    by_month, years = _by_month(scan), _years(scan)
    found = [
        *_numeric(scan.text),
        *by_month,
        *years,
        *_durations(scan, numbers),
        *_parts_of_years(scan, [y for y in years if y.value.isdigit()]),
    ]
    days = Spans((d.start + 1, d.end) for d in by_month)
    found += [r for r in _year_ranges(scan) if not days.hold(r.start)]
    found += _ranges(scan, _whole([d for d in found if d.role == "event"]))
    found.sort(key=lambda d: (d.start, -d.end))
    kept: list[Dated] = []
    for item in found:
        if not kept or item.start >= kept[-1].end:
            kept.append(item)
        elif (
            item.role != "duration"
            and kept[-1].role != "duration"
            and item.end - item.start > kept[-1].end - kept[-1].start
        ):
            kept[-1] = item
    return kept


def _whole(found: list[Dated]) -> list[Dated]:
    """The dates that lie inside no other: the year of a day is no date of its own."""
    kept: list[Dated] = []
    for item in sorted(found, key=lambda d: (d.start, -d.end)):
        if not kept or item.end > kept[-1].end:
            kept.append(item)
    return kept


def _numeric(text: str) -> list[Dated]:
    found = []
    for match in _ISO.finditer(text):
        value = _ymd(int(match[1]), int(match[2]), int(match[3]))
        if value and _free(text, match.start()):
            found.append(Dated(*match.span(), value, "event"))
    for match in _ISO_MONTH.finditer(text[:60]):
        if text[: match.start()].strip().lower() in {"", "date"}:  # the head of an archived page
            found.append(Dated(*match.span(), match.group(), "event"))
    found += _eastern(text)
    for match in _NUMERIC.finditer(text):
        day, month, year = int(match[1]), int(match[3]), int(match[4])
        if (len(match[4]) == 2 and match[2] != "/") or not _free(text, match.start()):
            continue
        if month > 12 >= day:
            day, month = month, day
        value = _ymd(year + 2000 if year < 100 else year, month, day)
        if value:
            found.append(Dated(*match.span(), value, "event"))
    return found


def _eastern(text: str) -> list[Dated]:
    """Days as Chinese, Japanese and Korean write them."""
    found = []
    for match in _EASTERN.finditer(text):
        value = _ymd(int(match[1]), int(match[2]), int(match[3]) if match[3] else None)
        if value and _free(text, match.start()):
            found.append(Dated(*match.span(), value, "event"))
    for match in _EASTERN_DAY.finditer(text):
        value = _ymd(None, int(match[1]), int(match[2]))
        if value and _free(text, match.start(), "/.-年년"):
            found.append(Dated(*match.span(), value, "event"))
    return found


def _by_month(scan: Scan) -> list[Dated]:
    text, found, patterns = scan.text, [], forms(scan)
    for start, end, (kind, key) in scan.of("date"):
        if kind != "month" or _in_number(scan, start, end):
            continue
        item = _around_month(patterns, text, start, scan.token_end(end), int(key), _sure_month(scan, start, end))
        if item is not None:
            found.append(item)
    return found


def _in_number(scan: Scan, start: int, end: int) -> bool:
    """Is a month's short name the end of a longer number word ("quatre-vingt-dix-sept")?"""
    return any(m[1] >= end for m in scan.within("number", start - 24, start))


def _sure_month(scan: Scan, start: int, end: int) -> bool:
    """Is a month's name surely a month ("in March", "juillet dernier"), not a verb, a name, or part of a title?"""
    if not scan.text[start].isupper() or len(scan.text[start:end]) > 5:
        return True
    if any(m[2][0] == "month" and 0 < m[0] - end <= 4 for m in scan.within("date", end, end + 5)):
        return True  # "April-June"
    return any(
        0 <= start - m[1] <= 5
        for m in scan.within("date", start - 16, start)
        if m[2][0] in {"in", "since", "until", "early", "range"}
    )


def _around_month(patterns: Forms, text: str, start: int, end: int, month: int, sure: bool) -> Dated | None:
    head, tail = text[max(0, start - 30) : start], text[end : end + 24]
    days: tuple[int, int | None] | None = None
    after = 0
    if two := patterns.days_before.search(head):
        days, start = (int(two[1]), int(two[2])), start - len(head) + two.start()
    elif one := patterns.day_before.search(head):
        days, start = (int(one[1]), None), start - len(head) + one.start()
    elif later := patterns.day_after.match(tail):
        days, after = (int(later[1]), int(later[2]) if later[2] else None), later.end()
    year_match = patterns.year_after.match(tail[after:])
    year = _common_era(year_match[1]) if year_match else None
    stop = end + after + (year_match.end() if year_match else 0)
    if year is None and (earlier := patterns.year_before.search(text[max(0, start - 24) : start])):
        year, start = _common_era(earlier[1]), max(0, start - 24) + earlier.start()
    if days is None:
        if year is None:
            return Dated(start, end, f"XXXX-{month:02d}", "event") if sure else None
        return Dated(start, stop, f"{year:04d}-{month:02d}", "event")
    first = _ymd(year, month, days[0])
    if first is None:
        return None
    if days[1] is not None and days[1] > days[0] and (last := _ymd(year, month, days[1])):
        return Dated(start, stop, f"{first}/{last}", "event")
    return Dated(start, stop, first, "event")


def _common_era(year: str) -> int:
    """A year as ISO 8601 counts it: 2566 of the Buddhist era is 2023."""
    return int(year) - BUDDHIST_ERA if int(year) > 2400 else int(year)


def _year_ranges(scan: Scan) -> list[Dated]:
    found, text = [], scan.text
    for match in _YEARS.finditer(text):
        first = int(match[1])
        last = int(match[2]) if len(match[2]) == 4 else first // 100 * 100 + int(match[2])
        if (
            first < last <= first + 60
            and _free(text, match.start(), ".,/")
            and not (len(match[2]) == 2 and int(match[2]) <= 12 and last != first + 1)
        ):
            found.append(Dated(*match.span(), f"{first}/{last}", "period"))
    ranges = Spans(m[:2] for m in scan.of("date") if m[2][0] == "range")
    years = [m for m in _YEAR.finditer(text) if _free(text, m.start(), _BARRED) and not _no_year(scan, *m.span())]
    for one, two in itertools.pairwise(years):
        between = text[one.end() : two.start()]
        if (
            "," not in between
            and len(between) <= 24
            and int(one[1]) < int(two[1])
            and ranges.begin_in(one.start() - 16, two.end())
        ):
            joined = re.fullmatch(r"[^.;\n]{1,24}", between)
            if joined and len(between.split()) <= 3:
                found.append(Dated(one.start(), two.end(), f"{one[1]}/{two[1]}", "period"))
    return found


def _parts_of_years(scan: Scan, years: list[Dated]) -> list[Dated]:
    """ "The first quarter of 2024", "au 1er semestre 2023": the months from the first to the last."""
    found = []
    years = sorted(years, key=lambda year: year.start)
    starts = [year.start for year in years]
    for start, end, (kind, part) in scan.of("date"):
        months = _PARTS.get(part) if kind == "half" else None
        if months is None:
            continue
        for year in years[bisect_left(starts, start - 12) : bisect_right(starts, end + 5)]:
            after = scan.text[end : year.start].strip(" ,")
            follows = year.start >= end and after in {"", "of", "de"}
            leads = 0 <= start - year.end <= 7 and scan.pack.setting("head") == "final"
            if follows or leads:
                value = f"{year.value}-{months[0]:02d}/{year.value}-{months[1]:02d}"
                found.append(Dated(min(start, year.start), max(end, year.end), value, "event"))
                break
    return found


def _ranges(scan: Scan, found: list[Dated]) -> list[Dated]:
    """ "From October 29 to December 3": two dates with a range word before or between them; "since 2019" is open."""
    out: list[Dated] = []
    text, patterns = scan.text, forms(scan)
    found = sorted(found, key=lambda d: d.start)
    for one, two in itertools.pairwise(found):
        between = text[one.end : two.start]
        if len(between) > 14 or any(c in ".;\n" for c in between) or one.value == two.value:
            continue
        between = re.sub(r"\([^)]*\)", "", between).strip()
        words = scan.within("date", one.start - 12, two.end + 10)
        dashed = between == "-" and len(one.value) == len(two.value)
        opened = between in patterns.joining and any(m[2][0] == "range" and m[0] < one.start for m in words)
        if dashed or opened or between in patterns.ranging:
            first, last = _same_year(one.value, two.value)
            if first < last:
                out.append(Dated(one.start, two.end, f"{first}/{last}", "period" if len(first) == 4 else "event"))
    for item in found:
        words = scan.within("date", item.start - 14, item.end + 8)
        for word_start, word_end, (kind, _) in words:
            before = 0 <= item.start - word_end <= 5 and text[word_end : item.start].strip(" '").lower() in {
                "",
                *scan.pack.articles,
            }
            after = 0 <= word_start - item.end <= 2 and scan.pack.setting("head") == "final"
            if kind == "since" and (before or after) and "/" not in item.value:
                out.append(Dated(min(item.start, word_start), max(item.end, word_end), f"{item.value}/..", "period"))
    return out


def _same_year(first: str, last: str) -> tuple[str, str]:
    """A range's year said once holds for both ends."""
    if first.startswith("XXXX") and last[:4].isdigit():
        return last[:4] + first[4:], last
    if last.startswith("XXXX") and first[:4].isdigit():
        return first, first[:4] + last[4:]
    return first, last


def _years(scan: Scan) -> list[Dated]:
    text, found = scan.text, []
    for match in _DECADE.finditer(text):
        if _free(text, match.start(), _BARRED):
            found.append(Dated(*match.span(), f"{match[1]}X", "event"))
    if scan.pack.spaceless:
        for match in _BUDDHIST_YEAR.finditer(text):
            found.append(Dated(*match.span(), str(_common_era(match[1])), "event"))
    for match in _YEAR.finditer(text):
        start, end = match.span()
        if not (_free(text, start, _BARRED) or _in_the_middle(scan, start)) or _no_year(scan, start, end):
            continue
        found.append(Dated(start, end, match[1], "event"))
    return found


def _in_the_middle(scan: Scan, start: int) -> bool:
    """Does "mid-" or its like stand before the year?"""
    return scan.text[start - 1 : start] == "-" and any(
        m[1] == start - 1 and m[2][0] == "early" for m in scan.within("date", start - 8, start)
    )


def _no_year(scan: Scan, start: int, end: int) -> bool:
    """Is the four-digit number something else: a count, an amount, a part of a name or of an address?"""
    text = scan.text
    before, after = text[max(0, start - 24) : start], text[end : end + 24]
    if scan.pack.spaceless and (before[-1:].isalpha() or after[:1].isalpha()):
        return _YEAR_BESIDE.match(after) is None and _YEAR_BESIDE.search(before[-8:]) is None
    if before[-1:].isalpha() or (after[:1].isalpha() and not scan.pack.setting("suffixes")):
        return True
    if re.search(
        r"(?:Agenda|Vision|Horizon|COVID|Covid|Rs|USD|US|EUR|No|Act|Loi|[Kk]ey|tel|Tel|RC\d?) ?-?$", before
    ) or re.match(r" Agenda| Vision|:\d\d", after):
        return True
    following = re.match(r"[ \-]+([^\W\d_]+)", after)
    if following:
        word = scan.within("counted", end, end + 3)
        if word and word[0][2] not in {"not_counted", "classifier"} and not scan.pack.setting("suffixes"):
            return True
        if word and word[0][2] == "classifier":
            return True
        currency = scan.within("currency", end, end + 3)
        if currency:
            return True
    return False


def _durations(scan: Scan, numbers: list[Number]) -> list[Dated]:
    units = [m for m in scan.of("date") if m[2][0] == "unit"]
    starts, found, text = [m[0] for m in units], [], scan.text
    for number in numbers:
        i = bisect_left(starts, number.end)
        if number.ordinal or i >= len(units) or not _DURATION_GAP.match(text[scan.token_end(number.end) : units[i][0]]):
            continue
        unit, size = units[i][2][1], number.value
        if unit == "year" and size % 1 and not (size * 12) % 1:
            unit, size = "month", size * 12
        if _is_age(scan, number, units[i]):
            continue
        if unit not in _UNITS or size != int(size) or size <= 0 or (unit == "year" and size > 500):
            continue
        amount = int(size) * (10 if unit == "decade" else 1)
        found.append(Dated(number.start, units[i][1], f"P{amount}{_UNITS[unit]}", "duration"))
    for start, end, (_, unit) in units:
        if unit == "decade":
            found.append(Dated(start, end, "P10Y", "duration"))
    return found


def _is_age(scan: Scan, number: Number, unit: Mention) -> bool:
    """Does the number of years tell how old somebody is ("45 years old", "âgés de 5 ans")?"""
    start, end, _ = unit
    return (
        any(m[2] == "not_counted" and m[1] > scan.token_end(end) for m in scan.within("counted", start, start + 1))
        or _AGE_BEFORE.search(scan.text, max(0, number.start - 24), number.start) is not None
        or _AGE_AFTER.match(scan.text, scan.token_end(end)) is not None
    )


def resolve(found: list[Dated], published: date | None) -> None:
    """Give month-and-day dates the document's own year: the nearest such day to its publication."""
    if published is None:
        return
    for item in found:
        if "XXXX-" not in item.value:
            continue
        parts = [_nearest(part, published) for part in item.value.split("/")]
        if all(parts):
            item.value = "/".join(p for p in parts if p)


def _nearest(value: str, published: date) -> str | None:
    match = re.fullmatch(r"XXXX-(\d\d)(?:-(\d\d))?", value)
    if not match:
        return None
    options = []
    for year in (published.year - 1, published.year, published.year + 1):
        try:
            day = date(year, int(match[1]), int(match[2] or 15))
        except ValueError:
            continue
        options.append((abs((day - published).days), year))
    return value.replace("XXXX", str(min(options)[1])) if options else None


def relative(scan: Scan, published: date, stated: list[Dated]) -> list[Dated]:
    """Yesterday, last Monday, next year, from the document's own date; a day named beside its date says no more."""
    found = []
    spans = sorted((d.start, d.end) for d in stated if d.role != "duration")
    starts = [span[0] for span in spans]
    for start, end, (kind, value) in scan.of("date"):
        i = bisect_right(starts, start + 14) - 1
        if i >= 0 and start < spans[i][1] + 14:
            continue
        if kind == "relative" and value[:1] in "+-" and (shifted := _shift(published, value)):
            found.append(Dated(start, end, shifted, "event", relative=True))
        elif kind == "weekday":
            found.append(Dated(start, end, _weekday(published, value), "event"))
    return found


def _shift(published: date, value: str) -> str | None:
    if value[1:] in _DAYS:
        return _next_weekday(published, value[1:])
    match = re.fullmatch(r"([+-]?\d+)([dwmy])", value)
    if not match:
        return None
    step = int(match[1])
    if match[2] == "d":
        return (published + timedelta(days=step)).isoformat()
    if match[2] == "y":
        return f"{published.year + step:04d}"
    if match[2] == "m":
        month = published.year * 12 + published.month - 1 + step
        return f"{month // 12:04d}-{month % 12 + 1:02d}"
    return None


def _next_weekday(published: date, name: str) -> str:
    """The first such day after the publication."""
    return (published + timedelta(days=(_DAYS.index(name) - published.weekday() - 1) % 7 + 1)).isoformat()


_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def _weekday(published: date, name: str) -> str:
    """The last such day up to the publication (news tells of the days before it)."""
    index = int(name) - 1 if name.isdigit() else _DAYS.index(name[:3].lower())
    return (published - timedelta(days=(published.weekday() - index) % 7)).isoformat()


def overlapping(mentions: list[Mention], start: int, end: int) -> bool:
    """Does any mention meet the span?"""
    return any(m[0] < end and start < m[1] for m in mentions)
