"""A date as the text states it, and the checks that its digits pass."""

import re
from datetime import date
from typing import Final

from cosante.reading.scanning import Scan
from cosante.vocabulary.codes import DateRole

#: The word for year beside its number.
YEAR_BESIDE: Final = re.compile(r" ?(?:年|년|ปี|ឆ្នាំ|ປີ|ခုနှစ်)")
#: Without capitals, a year after Latin letters or at the end of a short name in quotation marks is of that name.
_LATIN_NAME: Final = re.compile(r"[A-Za-z]{2,}[ -]?$")
_NAME_ENDS: Final = re.compile(r"['\"”’》」』]")
_NAME_BEGINS: Final = re.compile(r"['\"“‘《「『][^'\"“”‘’《》「」『』\n,.。、]{1,24}$")

#: After the day on which somebody told of what is told: 13日报道, "14일 밝혔다" (said on the 14th).
REPORTED: Final = re.compile(r" ?(?:报道|報道|報導|밝혔|밝힌|전했|말했|알렸|보도했)")

#: What stands between a year and its ending ("2014'te", "2014-жылы").
_ENDED_BY: Final = frozenset("'’-")
#: What parts a number from the words before it.
_PARTED: Final = re.compile(r"[,.;:()\n،।]")


class Dated:
    """A date as the text states it."""

    def __init__(
        self,
        start: int,
        end: int,
        value: str,
        role: DateRole,
        relative: bool = False,
        nearest: tuple[str, ...] = (),
    ) -> None:
        self.start, self.end, self.value, self.role, self.relative = start, end, value, role, relative
        #: the days that it may be, of which the one nearest to the page's own date holds
        self.nearest = nearest


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


def of_what_is_called(scan: Scan, start: int, end: int, before: str, after: str) -> bool:
    """Does a year belong to a name or a meeting ("the 2015 Forum", "ملتقى الصحة 2024"), no word of time by it?"""
    titled = _of_a_title(before, after) if scan.pack.settings["capitals"] else False
    if not titled and not _of_a_meeting(scan, start):
        return False
    near = scan.within("date", start - 16, end + 4)
    return not any([start - m[1] in {1, 2} or m[0] - end in {0, 1} for m in near])


def _of_a_meeting(scan: Scan, start: int) -> bool:
    words = scan.within("word", start - 32, start)
    return any([m[2][0] == "conference" and not _PARTED.search(scan.text, m[1], start) for m in words])


def _of_a_title(before: str, after: str) -> bool:
    """Where names have capitals: "at Africa Health 2025", "the 2015 Forum", but not "TİKA 2014'te"."""
    if before[-1:] != " " or (after[:1] in _ENDED_BY and after[1:2].isalpha()):
        return False
    *earlier, last = before.split()[-2:] or [""]
    if last.lower() == "the":
        return after[:1] == " " and after[1:2].isupper()
    return len(last) > 2 and last[0].isupper() and last.isalpha() and bool(earlier) and earlier[0][-1].isalnum()
