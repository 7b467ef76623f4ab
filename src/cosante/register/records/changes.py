"""What a row is, from its changes alone; and whether two people's changes meet. Pure functions.

A change has by field what it was and what it became, as JSON has them; a field that was never set has none.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

Values = Mapping[str, Any]


class Step(NamedTuple):
    """One change as this module needs it."""

    version: int
    done: str
    values: Mapping[str, Sequence[Any]]


class State(NamedTuple):
    """What changes make of a row."""

    values: dict[str, Any]
    version: int
    withdrawn: bool


class Meeting(NamedTuple):
    """A field that somebody else set to something else meanwhile: what both saw, what it is now, what is wanted."""

    seen: Any
    now: Any
    wanted: Any


def state(steps: Iterable[Step], version: int | None = None) -> State:
    """The row after all its changes, in their order; or as it was at that version."""
    values: dict[str, Any] = {}
    at, withdrawn = 0, False
    for step in steps:
        if version is not None and step.version > version:
            break
        values |= {name: after for name, (_, after) in step.values.items()}
        withdrawn = {"withdraw": True, "bring-back": False}.get(step.done, withdrawn)
        at = step.version
    return State(values, at, withdrawn)


def differing(before: Values, after: Values) -> dict[str, list[Any]]:
    """By field, what it was and what it is to become, where that is another."""
    return {name: [before.get(name), value] for name, value in after.items() if before.get(name) != value}


def joined(steps: Sequence[Step], seen: int, wanted: Values) -> tuple[dict[str, list[Any]], dict[str, Meeting]]:
    """What to write of what somebody wants who saw that version, and the fields in which another was there before.

    A field that only one of the two touched, or that both set to the same, meets nobody: each change is kept.
    """
    then, now = state(steps, seen).values, state(steps).values
    mine = differing(then, wanted)
    meets = {
        name: Meeting(then.get(name), now.get(name), value)
        for name, (_, value) in mine.items()
        if now.get(name) != then.get(name) and now.get(name) != value
    }
    return differing(now, {name: value for name, (_, value) in mine.items()}), meets


def undone(step: Step, now: Values) -> tuple[dict[str, list[Any]], list[str]]:
    """What taking a change back writes, and the fields in which it no longer can be: they were changed since."""
    since = [name for name, (_, after) in step.values.items() if now.get(name) != after]
    return {name: [after, before] for name, (before, after) in step.values.items() if before != after}, since
