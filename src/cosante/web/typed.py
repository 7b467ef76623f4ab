"""Numbers and dates as people type them in the language of the page, digits of any script: what ``web.words`` writes,
this reads.

    read_number("১২,৩৪,৫৬৭.৫")         # Decimal("1234567.5"), on a Bengali page
    read_date("17 mars 2026")          # "2026-03-17", on a French page
"""

import re
import unicodedata
from calendar import monthrange
from decimal import Decimal
from functools import lru_cache

from babel import Locale
from babel.dates import get_month_names
from babel.numbers import get_decimal_symbol, get_group_symbol

from cosante.register.records.folding import fold
from cosante.vocabulary.dates import is_valid
from cosante.web.words import locale

#: Blanks and apostrophes that part thousands somewhere.
_PARTING = re.compile(r"(?<=\d)[\s\u00a0\u2009\u202f'’](?=\d)")
_GROUPED = r"\d{{1,3}}(?:{group}\d{{2,3}})*{group}\d{{3}}"
_ORDINAL = re.compile(r"(?<=\d)(?:er|re|st|nd|rd|th|e|ই|লা|রা|ঠা|শে)(?=\s|$)")
_MARKS = re.compile(r"[,،।]|\b(?:of|de|du|le|the)\b|\bd'")


def ascii_digits(text: str) -> str:
    """The text with digits of every script as ASCII ones."""
    return "".join(str(unicodedata.digit(sign, sign)) if sign.isdecimal() else sign for sign in text)


def read_number(text: str) -> Decimal | None:
    """The number; None where it is none, or where its marks part it as no language does (``1,23,4``).

    A point alone is the decimal mark in every language, unless the language parts thousands with it.
    """
    given = _PARTING.sub("", ascii_digits(text).strip()).replace("٫", ".").replace("٬", "")
    point, group = get_decimal_symbol(locale()), get_group_symbol(locale())
    whole, mark, rest = given.partition(point) if point in given else given.partition(".")
    if group in whole:
        if not re.fullmatch(rf"[-+]?{_GROUPED.format(group=re.escape(group))}", whole):
            return None
        whole = whole.replace(group, "")
    plain = f"{whole}.{rest}" if mark else whole
    return Decimal(plain) if re.fullmatch(r"[-+]?\d{1,30}(?:\.\d{0,12})?", plain) else None


def read_date(text: str) -> str | None:
    """As EDTF: a day, a month or a year as the language writes it, or EDTF itself; None where it is neither."""
    given = ascii_digits(text).strip()
    if is_valid(given.upper().replace("–", "-")):
        return given.upper().replace("–", "-")
    named = _MARKS.sub(" ", _ORDINAL.sub("", given.casefold()))
    words = [_months(locale()).get(fold(word).rstrip("."), word) for word in named.split()]
    by_marks = re.fullmatch(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4})", given)
    if by_marks:
        day, month, year = by_marks.groups()
        return _date(year, int(month), int(day))
    match words:
        case [int(month), year]:
            return _date(year, month)
        case [day, int(month), year] | [int(month), day, year] if day.isdecimal():
            return _date(year, month, int(day))
        case _:
            return None


def _date(year: str, month: int, day: int | None = None) -> str | None:
    """Where the calendar has such a day."""
    if not re.fullmatch(r"\d{4}", year) or int(year) == 0 or not 1 <= month <= 12:
        return None
    if day is None:
        return f"{year}-{month:02}"
    return f"{year}-{month:02}-{day:02}" if 1 <= day <= monthrange(int(year), month)[1] else None


@lru_cache(maxsize=32)
def _months(of: Locale) -> dict[str, int]:
    """Months by their names, whole and short, alone and within a date."""
    return {
        fold(name).rstrip("."): number
        for context in ("format", "stand-alone")
        for width in ("abbreviated", "wide")
        for number, name in get_month_names(width, context, of).items()
    }
