"""Durations ("for three years") and what looks like one: ages, and how long ago something was."""

import re
from bisect import bisect_left
from typing import Final

from msgspec.structs import replace

from cosante.reading.grammars.dated import Dated
from cosante.reading.grammars.number import Number
from cosante.reading.scanning import Mention, Scan

_GAP: Final = re.compile(r"^[ \-]{0,2}$")
#: A unit stands no farther from its number (characters).
_BESIDE: Final = 3
_UNITS: Final = {"day": "D", "week": "W", "month": "M", "year": "Y", "decade": "Y"}
#: People of whom an age is told; that doctors have been trained for five years is none.
_OF_AGE: Final = frozenset({"beneficiaries", "patients"})
_AGE_LINK: Final = re.compile(
    r" (?:(?:de|d'|of|aged?|âgée?s?|under|over|below|above|between|entre|moins|plus|from|to|than|less|more|à|et|and) ?"
    r"|\d+ ?-? ?)+$",
    re.IGNORECASE,
)
_AGE_BEFORE: Final = re.compile(
    r"(?:\b(?:aged?|age of|âgée?s? d[e'])|\u09ac\u09df\u09b8[ািেীরক]*)"
    r"(?: [^\W\d_]+| (?:between |entre )?\d+ ?(?:-|to|and|à|et))? ?$",
    re.IGNORECASE,
)
_AGE_AFTER: Final = re.compile(
    r"(?: [^\s,।]+){0,2} \u09ac\u09df\u09b8"
    r"| (?:and|or) (?:under|over|above|below|older|younger)\b| et (?:plus|moins)\b| révolus"
)
#: More years than these are a year.
_LONGEST: Final = 500
#: Between a number with its unit and "ago" or "il y a": nothing, or a hedge.
_AGO_GAP: Final = re.compile(r" ?(?:\w+ )?$")


#: A word of birth stands no farther from its date, and nothing that parts them between (characters).
_BIRTH: Final = 12
_PARTED: Final = re.compile(r"[,.;:\n、。]")


def find(scan: Scan, numbers: list[Number]) -> list[Dated]:
    """How long things take; ages and "three days ago" are no durations."""
    found = []
    for number, unit, end in lengths(scan, numbers):
        if ago(scan, number, end) is not None:
            continue
        amount = int(number.value) if number.value % 1 == 0 else 0
        name = unit
        if unit == "year" and not amount and not (number.value * 12) % 1:
            name, amount = "month", int(number.value * 12)
        if amount <= 0 or (name == "year" and amount > 500):
            continue
        found.append(Dated(number.start, end, f"P{amount * (10 if name == 'decade' else 1)}{_UNITS[name]}", "duration"))
    for start, end, (kind, unit) in scan.of("date"):
        if kind == "unit" and unit == "decade":
            found.append(Dated(start, end, "P10Y", "duration"))
    return found


def lengths(scan: Scan, numbers: list[Number]) -> list[tuple[Number, str, int]]:
    """Numbers with a unit of time right after them, ages apart: the number, the unit, and where it ends."""
    units = [m for m in scan.of("date") if m[2][0] == "unit"]
    starts, found = [m[0] for m in units], []
    if scan.pack.settings["nouns_before"]:
        return _units_before(scan, numbers, units)
    for number in numbers:
        i = bisect_left(starts, number.end)
        if number.ordinal or i >= len(units) or units[i][2][1] not in _UNITS:
            continue
        end = scan.token_end(number.end)
        if starts[i] - end > _BESIDE or not _GAP.match(scan.text[end : starts[i]]):
            continue
        if ago(scan, number, units[i][1]) is not None or not _is_age(scan, number, units[i]):
            found.append((number, units[i][2][1], units[i][1]))
    return found


def _units_before(scan: Scan, numbers: list[Number], units: list[Mention]) -> list[tuple[Number, str, int]]:
    """The same where the unit stands before its number ("miaka 25"); of an age ("umri wa miaka 25") there is none."""
    ends, found = {scan.token_end(m[1]): m for m in units}, []
    for number in numbers:
        unit = ends.get(number.start - 1)
        if number.ordinal or unit is None or scan.text[number.start - 1] != " " or unit[2][1] not in _UNITS:
            continue
        whole = [m for m in scan.within("counted", unit[0] - 10, unit[1]) if m[1] == unit[1]]
        if whole and whole[0][0] == unit[0] and not (number.plain and number.value > _LONGEST):
            found.append((replace(number, start=unit[0]), unit[2][1], number.end))
    return found


def ago(scan: Scan, number: Number, end: int) -> tuple[int, int] | None:
    """The whole span where a number of days or years tells how long ago ("il y a trois jours", "তিন দিন আগে")."""
    if not scan.of("ago"):
        return None
    after = scan.token_end(end)
    for start, stop, side in scan.within("ago", after, after + 2):
        if side == "after" and scan.text[after:start] in {" ", ""}:
            return number.start, stop
    for start, stop, side in scan.within("ago", number.start - 24, number.start):
        if side == "before" and _AGO_GAP.fullmatch(scan.text[stop : number.start]):
            return start, end
    return None


def _is_age(scan: Scan, number: Number, unit: Mention) -> bool:
    """Does the number of years tell how old somebody is ("45 years old", "enfants de 5 ans")?"""
    start, end, (_, name) = unit
    if any(m[2] == "not_counted" and m[1] > scan.token_end(end) for m in scan.within("counted", start, start + 1)):
        return True
    return name in {"year", "month"} and (
        _AGE_BEFORE.search(scan.text, max(0, number.start - 32), number.start) is not None
        or _AGE_AFTER.match(scan.text, scan.token_end(end)) is not None
        or any(
            m[2] in _OF_AGE
            and (m[1] > number.start or _AGE_LINK.fullmatch(scan.text, scan.token_end(m[1]), number.start))
            for m in scan.within("counted", number.start - 40, number.start)
        )
    )


def without_births(scan: Scan, dates: list[Dated]) -> list[Dated]:
    """The dates that do not tell when somebody was born ("born on 3 May 1975", 1975年出生)."""
    births = [(m[0], scan.token_end(m[1])) for m in scan.of("date") if m[2][0] == "born"]
    return [d for d in dates if d.role != "event" or not _of_a_birth(scan, d, births)] if births else dates


def _of_a_birth(scan: Scan, item: Dated, births: list[tuple[int, int]]) -> bool:
    final = scan.pack.settings["head"] == "final" or scan.pack.spaceless
    for start, end in births:
        if end > item.start and not final:
            continue
        between = scan.text[end : item.start] if end <= item.start else scan.text[item.end : start]
        if len(between) <= _BIRTH and not _PARTED.search(between):
            return True
    return False
