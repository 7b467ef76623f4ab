"""A date as the text states it, and the checks that its digits pass."""

from datetime import date

from msgspec import Struct

from cosante.vocabulary.codes import DateRole


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
