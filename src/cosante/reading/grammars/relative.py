"""Yesterday, last Monday, this week, three years ago: dates told from the document's own date."""

import re
from bisect import bisect_right
from datetime import date, timedelta
from typing import Final

from cosante.reading.grammars import durations
from cosante.reading.grammars.dated import Dated
from cosante.reading.grammars.number import Number
from cosante.reading.scanning import Scan

_DAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_LETTER: Final = {"day": "d", "week": "w", "month": "m", "year": "y"}
#: Days and weeks told from what was told before, not from the page's own date.
_TOLD_BEFORE: Final = re.compile(
    r"\b(?:same|on the day)\b|\bweek (?:later|earlier|before)|\b(?:following|previous|coming) week|during the week"
    r"|même|dans la journée|^courant|^ce jour$|এদিন|এ দিন|এই দিন|^এবার|পরের",
    re.IGNORECASE,
)
#: What parts sentences, and how far around a day its sentence is looked at.
_STOP: Final = re.compile(r"[.!?;:\n।]")
_AROUND: Final = 160
#: A line above or under a date is its day's own up to so many characters.
_SHORT: Final = 24
#: Letters of a full date.
_DAY: Final = 10
#: A year told by its distance stands no farther from its month (characters).
_BESIDE: Final = 4
#: Yesterday, tomorrow: no other way to say the date beside them.
_OTHER_DAYS: Final = frozenset({"-1d", "+1d"})
#: No further back than this, whatever the unit.
_FURTHEST: Final = 1000


def find(scan: Scan, published: date, stated: list[Dated], numbers: list[Number]) -> list[Dated]:
    """The relative dates of a text, in EDTF; a week is the interval of its days, Monday first (ISO 8601).

    A day named beside its date says no more, nor does a week of which the text names a day.
    """
    found = []
    spans = sorted((d.start, d.end, d.role) for d in stated if d.role != "duration")
    starts = [span[0] for span in spans]

    def beside_date(start: int, value: str = "") -> bool:
        i = bisect_right(starts, start + 14) - 1
        if i < 0 or start >= spans[i][1] + 14:
            return False
        if spans[i][2] == "publication" and value in _OTHER_DAYS:
            return False  # "中新社万象3月8日电 中国医疗队昨天 …"
        between = scan.text[min(start, spans[i][1]) : max(start, spans[i][0])]
        return "\n" not in between or len(_line(scan.text, start).strip()) <= _SHORT

    weekdays: list[tuple[Dated, str, str]] = []
    for start, end, (kind, value) in scan.of("date"):
        if beside_date(start, value):
            continue
        if kind == "relative" and _no_day(scan, start, end, value):
            continue
        if kind == "relative" and (shifted := shift(published, value)):
            found.append(Dated(start, end, shifted, "event", relative=True))
        elif kind == "weekday":
            tense = _tense(scan, start)
            found.append(Dated(start, end, _weekday(published, value, coming=tense == "planned"), "event"))
            weekdays.append((found[-1], value, tense))
    _of_titles(weekdays, published)
    days = [d.value for d in stated if d.role == "event" and len(d.value) == _DAY]
    found = [item for item in found if "/" not in item.value or not any(_within(day, item.value) for day in days)]
    told = {item.start for item in found}
    for number, unit, end in durations.lengths(scan, numbers) if scan.of("ago") else ():
        span = durations.ago(scan, number, end)
        if span is None or span[0] in told or beside_date(span[0]):
            continue
        step = number.value * 10 if unit == "decade" else number.value
        letter = _LETTER.get(unit, "y")
        if step % 1 == 0 and 0 < step < _FURTHEST and (shifted := shift(published, f"-{int(step)}{letter}")):
            found.append(Dated(*span, shifted, "event", relative=True))
    return found


def _no_day(scan: Scan, start: int, end: int, value: str) -> bool:
    """Does it take up a day told before, or say until which day ("bugüne kadar"; and "dünya" is no "dün")?"""
    if (value[0] == "0" or value[-1] == "w") and _TOLD_BEFORE.search(scan.text[start:end]):
        return True
    until = scan.pack.settings["until_by_case"]
    return until and scan.pack.suffixes.get(scan.suffix_at.get(end, "")) == "dative"


def from_dateline(scan: Scan, stated: list[Dated], numbers: list[Number]) -> list[Dated]:
    """The days told from a dateline that leaves out its year ("KABUL, Oct. 22 - … today": XXXX-10-22), and the day
    before or after it, where that does not depend on the year.
    """
    filed = next((d for d in stated if d.role == "publication" and _NO_YEAR.fullmatch(d.value)), None)
    if filed is None:
        return []
    published = date.fromisoformat(_LEAP + filed.value[4:])
    days = [d for d in find(scan, published, stated, numbers) if d.relative and len(d.value) == _DAY]
    for item in days:
        item.value = f"XXXX{item.value[4:]}"
    return [d for d in days if d.start > filed.end and {d.value[4:7], filed.value[4:7]} != {"-02", "-03"}]


#: A day without its year, and a year that has every day.
_NO_YEAR: Final = re.compile(r"XXXX-\d\d-\d\d")
_LEAP: Final = "2000"


def told_years(scan: Scan, found: list[Dated], published: date) -> None:
    """Days and months without a year take the year that is told beside them ("in August last year", 去年8月)."""
    open_years = [item for item in found if "XXXX-" in item.value and not item.nearest]
    for start, end, (kind, value) in scan.of("date") if open_years else ():
        if kind != "relative" or value[-1] != "y" or (year := shift(published, value)) is None:
            continue
        close = scan.token_end(end)
        for item in open_years:
            first, last = (close, item.start) if item.start >= close else (item.end, start)
            if 0 <= last - first <= _BESIDE and set(scan.text[first:last].split()) <= scan.pack.between:
                item.value = item.value.replace("XXXX", year)


def _line(text: str, at: int) -> str:
    end = text.find("\n", at)
    return text[text.rfind("\n", 0, at) + 1 : end if end >= 0 else len(text)]


def _within(day: str, week: str) -> bool:
    """Does a day lie in an interval of days?"""
    first, last = week.split("/")
    return first <= day <= last


def shift(published: date, value: str) -> str | None:
    """The date that a value of ``dates.tsv`` means (``-1d``, ``0w``, ``+1m``, ``-2y``, ``+mon``), from a publication.

    >>> shift(date(2023, 5, 10), "0d"), shift(date(2023, 5, 10), "-1w"), shift(date(2023, 1, 31), "-1m")
    ('2023-05-10', '2023-05-01/2023-05-07', '2022-12')
    """
    if value[1:] in _DAYS:
        return _next_weekday(published, value[1:])
    match = re.fullmatch(r"([+-]?\d+)([dwmy])", value)
    if not match:
        return None
    step = int(match[1])
    try:
        if match[2] == "d":
            return (published + timedelta(days=step)).isoformat()
        if match[2] == "w":
            monday = published + timedelta(days=7 * step - published.weekday())
            return f"{monday.isoformat()}/{(monday + timedelta(days=6)).isoformat()}"
        if match[2] == "y":
            return f"{published.replace(year=published.year + step, day=1).year:04d}"
        month = published.year * 12 + published.month - 1 + step
        return date(month // 12, month % 12 + 1, 1).isoformat()[:7]
    except (ValueError, OverflowError):
        return None  # before the calendar's first year


def _next_weekday(published: date, name: str) -> str:
    """The first such day after the publication."""
    return (published + timedelta(days=(_DAYS.index(name) - published.weekday() - 1) % 7 + 1)).isoformat()


def _tense(scan: Scan, spot: int) -> str:
    """Does the sentence around a spot tell of plans alone ("va se tenir mardi"), of what was done, or of neither?"""
    first = max((m.end() for m in _STOP.finditer(scan.text, max(0, spot - _AROUND), spot)), default=spot - _AROUND)
    stop = _STOP.search(scan.text, spot)
    last = min(stop.start() if stop else len(scan.text), spot + _AROUND)
    forms = {m[2][1] for m in scan.within("word", first, last)}
    if forms & {"done", "ongoing"}:
        return "done"
    planned = "planned" in forms or any([m[2] == "planned" for m in scan.within("cue", first, last)])
    return "planned" if planned else ""


def _of_titles(weekdays: list[tuple[Dated, str, str]], published: date) -> None:
    """A weekday told without a verb is the one whose plans the text tells."""
    planned = {value for _, value, tense in weekdays if tense == "planned"}
    for item, value, tense in weekdays:
        if not tense and value in planned:
            item.value = _weekday(published, value, coming=True)


def _weekday(published: date, name: str, coming: bool = False) -> str:
    """The last such day up to the publication (news tells of the days before it), or of plans the next from it on."""
    index = int(name) - 1 if name.isdigit() else _DAYS.index(name[:3].lower())
    if coming:
        return (published + timedelta(days=(index - published.weekday()) % 7)).isoformat()
    return (published - timedelta(days=(published.weekday() - index) % 7)).isoformat()
