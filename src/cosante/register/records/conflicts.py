"""Where the sources of one act differ, and what a person has said of it. Pure functions.

A difference is one only where a single value can be right: two dates that share no day, two sums in one currency, two
numbers of one thing, two states of the deed, two places of which neither is the other's country. That it is under way
and that it is done are told on different days of one term: they contradict each other only where their days do.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from cosante.matching.deeds import statuses_agree
from cosante.register.records.acts import Deed
from cosante.register.records.dates import bounds, overlap

#: The fields in which sources can contradict each other.
FIELDS = ("status", "when", "place", "money", "counts")


class Conflict(NamedTuple):
    """A field, and each value given for it with the facts that give it."""

    field: str
    values: tuple[tuple[Any, tuple[int, ...]], ...]


def conflicts(told: Sequence[tuple[int, Deed]], resolved: Mapping[str, int] = {}) -> list[Conflict]:
    """The conflicts of an act's facts, but in the fields resolved. ``told``: a fact's number and its deed."""
    found = []
    for field in FIELDS:
        values: dict[Any, list[int]] = {}
        for number, deed in told:
            value = getattr(deed, field)
            if value:
                values.setdefault(value, []).append(number)
        apart = _states_apart(told) if field == "status" else _APART[field](list(values))
        if field not in resolved and apart:
            found.append(Conflict(field, tuple((value, tuple(facts)) for value, facts in values.items())))
    return found


def _states_apart(told: Sequence[tuple[int, Deed]]) -> bool:
    known = {(deed.status, deed.when) for _number, deed in told if deed.status}
    return any(
        not statuses_agree(one, _days(its), other, _days(theirs)) for one, its in known for other, theirs in known
    )


def _days(when: str | None) -> tuple[date, date] | None:
    days = bounds(when)
    return (days[0] or date.min, days[1] or date.max) if days else None


def _two(values: list[Any]) -> bool:
    return len(values) > 1


def _dates_apart(values: list[str]) -> bool:
    known = [days for value in values if (days := bounds(value))]
    return any(not overlap(one, other) for i, one in enumerate(known) for other in known[i + 1 :])


def _sums_apart(values: list[tuple[str, str]]) -> bool:
    return len(values) > len({currency for _, currency in values})


def _counts_apart(values: list[frozenset[tuple[str, str]]]) -> bool:
    for i, one in enumerate(values):
        for other in values[i + 1 :]:
            for what in {of for of, _ in one} & {of for of, _ in other}:
                if {v for of, v in one if of == what}.isdisjoint(v for of, v in other if of == what):
                    return True
    return False


_APART: dict[str, Callable[[list[Any]], bool]] = {
    "when": _dates_apart,
    "place": _two,
    "money": _sums_apart,
    "counts": _counts_apart,
}
