"""When two documents tell of one deed, and what the acts told say together.

Two act facts of different documents are one deed when they have the same type and the same parties in the same parts
(in either part, for deeds done together), at least two of them, and nothing said apart: the same date, or dates within
a year that share a day, or, where one of them gives no such date, the same money, count, or place more exact than a
country. Of deeds done together on the very same day one may name more parties than the other: a title names two
countries, an article their ministries and guests too. Different money, or different numbers of the same thing, are
never one deed. Within a document the reader has already decided: its acts are not joined again.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from cosante.register.records.dates import Bounds, bounds, overlap

#: Deeds done together, in which the order of the parties says nothing.
MUTUAL = frozenset({"agreement", "visit", "conference", "policy", "research"})
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


def same_deed(one: Deed, other: Deed) -> str | None:
    """Why the two are one deed, in words for people; None where they are not."""
    if one.type != other.type or _said_apart(one, other):
        return None
    if not _same_parties(one, other):
        return "same kind and day, one names more parties" if _same_day_with_more_parties(one, other) else None
    if one.when and one.when == other.when:
        return "same kind, parties and date"
    first, second = _within_a_year(one.when), _within_a_year(other.when)
    if first and second:
        return "same kind, parties and date" if overlap(first, second) else None
    shared = _shared_mark(one, other)
    return f"same kind, parties and {shared}; one gives no exact date" if shared else None


def _said_apart(one: Deed, other: Deed) -> bool:
    if one.money and other.money and one.money != other.money:
        return True
    both = {what for what, _ in one.counts} & {what for what, _ in other.counts}
    return any(
        {value for of, value in one.counts if of == what}.isdisjoint(value for of, value in other.counts if of == what)
        for what in both
    )


def _within_a_year(when: str | None) -> Bounds | None:
    days = bounds(when)
    exact = days and days[0] and days[1] and (days[1] - days[0]).days <= 366
    return days if exact else None


def _same_parties(one: Deed, other: Deed) -> bool:
    everyone = one.actors | one.recipients
    if len(everyone) < FEWEST_PARTIES:
        return False
    if one.type in MUTUAL:
        return everyone == other.actors | other.recipients
    return (one.actors, one.recipients) == (other.actors, other.recipients)


def _same_day_with_more_parties(one: Deed, other: Deed) -> bool:
    first, second = one.actors | one.recipients, other.actors | other.recipients
    if one.type not in MUTUAL or len(first & second) < FEWEST_PARTIES or not (first <= second or second <= first):
        return False
    days = bounds(one.when)
    return bool(days and days[0] and days[0] == days[1] and one.when == other.when)


def _shared_mark(one: Deed, other: Deed) -> str | None:
    if one.money and one.money == other.money:
        return "sum of money"
    if one.counts & other.counts:
        return "number"
    if one.place and one.place == other.place:
        return "place"
    return None


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
