"""A date as the text states it, and the checks that its digits pass."""

import re
from datetime import date

from msgspec import Struct

from cosante.vocabulary.codes import DateRole

#: The word for year beside its number.
YEAR_BESIDE = re.compile(r" ?(?:年|년|ปี|ឆ្នាំ|ປີ|ခုနှစ်)")
#: Without capitals, a year after Latin letters or at the end of a short name in quotation marks is of that name.
_LATIN_NAME = re.compile(r"[A-Za-z]{2,}[ -]?$")
_NAME_ENDS = re.compile(r"['\"”’》」』]")
_NAME_BEGINS = re.compile(r"['\"“‘《「『][^'\"“”‘’《》「」『』\n,.。、]{1,24}$")


class Dated(Struct):
    """A date as the text states it."""

    start: int
    end: int
    value: str
    role: DateRole
    relative: bool = False
    #: the days that it may be, of which the one nearest to the page's own date holds
    nearest: tuple[str, ...] = ()


def free(text: str, start: int, barred: str = "/.-") -> bool:
    """Does a number begin here, not a part of a longer one? (A pattern that begins with this is slow.)"""
    before = text[start - 1 : start] if start else ""
    return not before.isdigit() and (not before or before not in barred)


def ymd(year: int | None, month: int, day: int | None) -> str | None:
    try:
        date(year or 2000, month, day or 1)  # 2000 has a 29 February
    except ValueError:
        return None
    stem = "XXXX" if year is None else f"{year:04d}"
    return f"{stem}-{month:02d}" if day is None else f"{stem}-{month:02d}-{day:02d}"


def of_a_name(before: str, after: str) -> bool:
    """Is the year part of what a meeting, a plan or an order is called (「健康中国2030」, Expo 2019, 〔2019〕15号)?"""
    if _LATIN_NAME.search(before):
        return YEAR_BESIDE.match(after) is None
    if before[-1:] in {"〔", "["} and after[:1] in {"〕", "]"}:
        return True
    return _NAME_ENDS.match(after) is not None and _NAME_BEGINS.search(before) is not None
