"""Dates written in digits alone: 2023-10-25, 25.10.2023, 20-22/12/2011."""

import re
from typing import Final

from cosante.reading.grammars import calendars
from cosante.reading.grammars.dated import Dated, free, ymd

#: What every date of digits with marks between them has, and most texts have not.
_JOINED: Final = re.compile(r"\d[-/.] ?\d")
_ISO: Final = re.compile(r"((?:19|20)\d\d)[-/.](\d{1,2})[-/.](\d{1,2})(?![\d/])")
_ISO_MONTH: Final = re.compile(r"((?:19|20)\d\d)-(0[1-9]|1[0-2])(?![\d-])")
#: (A pattern that begins with one digit and not with "one or two" is sought much faster.)
_NUMERIC: Final = re.compile(r"(\d\d?)([/.-])(\d{1,2})\2((?:19|20)?\d\d)(?![\d/.-]\d|\d)")
#: 20-22/12/2011
_NUMERIC_DAYS: Final = re.compile(r"(\d\d?) ?- ?(\d{1,2})([/.])(\d{1,2})\3((?:19|20)\d\d)(?![\d/.-]\d|\d)")
#: 24. 5. 2023
_SPACED: Final = re.compile(r"(\d\d?)\. ?(\d{1,2})\. ((?:19|20)\d\d)(?!\d)")
#: 16 10 2025, and with a short year 18.7.07, alone on its line
_ALONE: Final = re.compile(r"^[^\S\n]*(\d\d?)(?: (\d\d?) ((?:19|20)\d\d)|([.-])(\d\d?)\4(\d\d))[^\S\n]*$", re.MULTILINE)
#: What stands above a page's report is within so many characters.
_HEAD: Final = 900


def find(text: str) -> list[Dated]:
    """The full dates in digits, and the months at the head of archived pages."""
    found, joined = list[Dated](), _JOINED.search(text) is not None
    for match in _ISO.finditer(text) if joined else ():
        value = ymd(int(match[1]), int(match[2]), int(match[3]))
        if value and free(text, match.start()):
            found.append(Dated(*match.span(), value, "event"))
    for match in _SPACED.finditer(text) if joined else ():
        value = ymd(int(match[3]), int(match[2]), int(match[1]))
        if value and free(text, match.start()):
            found.append(Dated(*match.span(), value, "event"))
    found += _alone(text)
    for match in _ISO_MONTH.finditer(text[:60]):
        if text[: match.start()].strip().lower() in {"", "date"}:  # the head of an archived page
            found.append(Dated(*match.span(), match.group(), "event"))
    found += calendars.eastern(text)
    found += calendars.eastern_years(text)
    found += _numeric_days(text) if joined else []
    for match in _NUMERIC.finditer(text) if joined else ():
        day, month, year = int(match[1]), int(match[3]), int(match[4])
        if (len(match[4]) == 2 and match[2] != "/") or not free(text, match.start()):
            continue
        if month > 12 >= day:
            day, month = month, day
        value = ymd(year + 2000 if year < 100 else year, month, day)
        if value:
            found.append(Dated(*match.span(), value, "event"))
    return found


def _alone(text: str) -> list[Dated]:
    """A day in digits alone on a line at the head of a page (16 10 2025, 18.7.07)."""
    found = [(m, ymd(int(m[3] or f"20{m[6]}"), int(m[2] or m[5]), int(m[1]))) for m in _ALONE.finditer(text[:_HEAD])]
    return [Dated(m.start(1), max(m.end(3), m.end(6)), value, "event") for m, value in found if value]


def _numeric_days(text: str) -> list[Dated]:
    """Two days of a month and year in digits (20-22/12/2011)."""
    found = []
    for match in _NUMERIC_DAYS.finditer(text):
        year, month = int(match[5]), int(match[4])
        first, last = ymd(year, month, int(match[1])), ymd(year, month, int(match[2]))
        if first and last and first < last and free(text, match.start()):
            found.append(Dated(*match.span(), f"{first}/{last}", "event"))
    return found
