"""What decisions make of facts (status, values, which record each is of) and of documents. Pure functions.

Each takes rows as they were written, in the order of their numbers, and leaves out what was undone.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple


class Decided(NamedTuple):
    """A decision as far as states need it; ``by`` is an account's number, None for a rule."""

    id: int
    verb: str
    by: int | None
    values: Mapping[str, Any]
    undoes: int | None = None


class FactState(NamedTuple):
    """What a fact is worth now: its status, and its payload with the corrections made."""

    status: str
    payload: dict[str, Any]
    #: how many people stand behind it
    accepted_by: int


def effective(decisions: Iterable[Decided]) -> list[Decided]:
    """The decisions that hold: not undone, and no undoing itself."""
    rows = sorted(decisions, key=lambda d: d.id)
    undone = {d.undoes for d in rows if d.undoes is not None}
    return [d for d in rows if d.id not in undone and d.undoes is None]


def fact_state(as_read: Mapping[str, Any], decisions: Sequence[Decided], current: bool, needed: int = 1) -> FactState:
    """The state of a fact. ``current``: is its reading the document's present one? ``needed``: how many must accept."""
    payload, status = dict(as_read), "proposed" if current else "superseded"
    acceptors: set[int | None] = set()
    for decision in effective(decisions):
        match decision.verb:
            case "accept" | "enter":
                acceptors.add(decision.by)
                status = _accepted(acceptors, needed, corrected=payload != as_read)
            case "correct":
                payload |= decision.values
                acceptors = {decision.by}
                status = _accepted(acceptors, needed, corrected=True)
            case "reject":
                acceptors = set()
                status = "rejected"
            case "carry":  # what was decided holds for the equal fact of a newer reading instead
                return FactState("superseded", payload, len(acceptors))
    return FactState(status, payload, len(acceptors))


def _accepted(acceptors: set[int | None], needed: int, corrected: bool) -> str:
    """Accepted, once enough people stand behind it; until then it waits for the next."""
    if len(acceptors) < needed:
        return "proposed"
    return "corrected" if corrected else "accepted"


def document_state(as_read: Mapping[str, Any], decisions: Sequence[Decided]) -> dict[str, Any]:
    """What is said of a document: as its reading has it, with what people said of it since; their last word holds."""
    said = dict(as_read)
    for decision in effective(decisions):
        if decision.verb == "describe":
            said |= decision.values
    return said


class Move(NamedTuple):
    """A decision about records of one kind: a merge of ``other`` into ``record``, or a split of facts to ``record``."""

    id: int
    verb: str
    record: int
    other: int | None
    facts: frozenset[int] = frozenset()
    undoes: int | None = None


def standing(moves: Iterable[Move]) -> list[Move]:
    """The moves that hold: not undone."""
    rows = sorted(moves, key=lambda m: m.id)
    undone = {m.undoes for m in rows if m.undoes is not None}
    return [m for m in rows if m.id not in undone and m.undoes is None]


def heads(moves: Iterable[Move]) -> dict[int, int]:
    """Each merged record and the one that it has become in the end."""
    into: dict[int, int] = {}
    for move in standing(moves):
        if move.verb == "merge" and move.other is not None:
            source, target = head(into, move.other), head(into, move.record)
            if source != target:
                into[source] = target
    return {record: head(into, record) for record in into}


def head(into: Mapping[int, int], record: int) -> int:
    """The record at the end of a chain of merges."""
    while record in into:
        record = into[record]
    return record


def homes(founded: Mapping[int, int], moves: Iterable[Move]) -> dict[int, int]:
    """Of which record each fact is: where it was linked first, where it was split off to, and what that has become."""
    rows = list(moves)
    home = dict(founded)
    for move in standing(rows):
        if move.verb == "split":
            home |= {fact: move.record for fact in move.facts if fact in home}
    into = heads(rows)
    return {fact: into.get(record, record) for fact, record in home.items()}
