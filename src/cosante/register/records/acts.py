"""When two deeds are surely one though matching has too little to say so, and what the acts told say together.

``same_deed`` adds to ``matching.deeds`` what this house holds for certain since decision 020: of the same type and
with the same parties in the same parts (in either part, for deeds done together), at least two of them, and the same
date, or dates within a year that share a day, or, where one of them gives no such date, the same money, number, or
place more exact than a country. It is asked only of deeds between which matching found no conflict.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from cosante.matching.deeds import MUTUAL
from cosante.matching.profiles import DeedProfile
from cosante.register.records.dates import Bounds, bounds, overlap

#: A deed with fewer parties known is never taken for another one.
FEWEST_PARTIES = 2


class Deed(NamedTuple):
    """One act fact with its references resolved: parties are partner records; values are comparable as they are."""

    type: str
    status: str
    actors: frozenset[int]
    recipients: frozenset[int]
    when: str | None
    place: str | None  # its identifier: a country alone has none and says too little
    money: tuple[str, str] | None  # (amount, currency)
    counts: frozenset[tuple[str, str]]  # (what, value)


class ActView(NamedTuple):
    """What an act's live facts say together; ``when`` is the most exact date."""

    type: str
    status: str
    when: str
    actors: tuple[int, ...]
    recipients: tuple[int, ...]


def same_deed(one: DeedProfile, other: DeedProfile) -> str:
    """By its code in ``reasons``, why two deeds of which nothing is said apart are surely one; empty: maybe two."""
    if one.type != other.type or not _same_parties(one, other):
        return ""
    if one.when and one.when == other.when:
        return "deed-date"
    first, second = _within_a_year(one.when), _within_a_year(other.when)
    if first and second:
        return "deed-date" if overlap(first, second) else ""
    return _shared_mark(one, other)


def _within_a_year(when: str) -> Bounds | None:
    days = bounds(when)
    exact = days and days[0] and days[1] and (days[1] - days[0]).days <= 366
    return days if exact else None


def _same_parties(one: DeedProfile, other: DeedProfile) -> bool:
    if len(one.parties) < FEWEST_PARTIES or one.parties != other.parties:
        return False
    return one.type in MUTUAL or (one.actors, one.recipients) == (other.actors, other.recipients)


def _shared_mark(one: DeedProfile, other: DeedProfile) -> str:
    if one.amounts & other.amounts:
        return "deed-sum"
    if one.counts & other.counts:
        return "deed-number"
    return "deed-place" if one.place == other.place and one.place != one.country else ""


def describe(deeds: Sequence[Deed], chosen: Mapping[str, Any] = {}) -> ActView:
    """The most frequent type and status (ties to the latest told), the narrowest date, every party.

    ``chosen``: values of fields in which sources differ and a person has said who is right.
    """
    return ActView(
        type=_most(deed.type for deed in reversed(deeds)),
        status=chosen.get("status") or _most(deed.status for deed in reversed(deeds)),
        when=chosen.get("when") or min((deed.when for deed in deeds if deed.when), key=_width, default=""),
        actors=_all(deed.actors for deed in deeds),
        recipients=_all(deed.recipients for deed in deeds),
    )


def _width(when: str) -> int:
    days = bounds(when)
    return (days[1] - days[0]).days if days and days[0] and days[1] else 10**6


def _most(values: Iterable[str]) -> str:
    counted = Counter(values)
    return counted.most_common(1)[0][0] if counted else ""


def _all(groups: Iterable[frozenset[int]]) -> tuple[int, ...]:
    return tuple(sorted(frozenset().union(*groups)))
