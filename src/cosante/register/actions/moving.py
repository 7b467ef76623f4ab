"""Which record facts are of, brought up to date with merges and splits; the same for partners and acts."""

from collections.abc import Iterable, Mapping
from typing import TypeVar

from cosante.register.actions.deciding import acts_touched
from cosante.register.actions.index_records import index_documents
from cosante.register.actions.refresh_keys import wait
from cosante.register.actions.refresh_records import refresh_acts, refresh_partners
from cosante.register.actions.suggest import restate_suggestions
from cosante.register.models import Act, Decision, Document, Fact, Partner, Verb
from cosante.register.records.state import Move, heads, homes

Record = Partner | Act
Some = TypeVar("Some", Partner, Act)
MOVES = (Verb.MERGE, Verb.SPLIT)
_BATCH = 500


def noun(record: Record | Document) -> str:
    """What decisions and facts call a record of this kind: "partner", "act" or "document"."""
    return {Partner: "partner", Act: "act", Document: "document"}[type(record)]


def held(record: Some) -> Some:
    """What the record has become, as it is now and held until the transaction ends."""
    model = type(record)
    now = model._default_manager.select_for_update(of=("self",)).get(pk=record.pk)
    while now.merged_into_id is not None:
        now = model._default_manager.select_for_update(of=("self",)).get(pk=now.merged_into_id)
    return now


def rehome(name: str, ids: Iterable[int] | None = None) -> None:
    """Bring the facts of these records, or all, and of all that were ever one with them, to where decisions put them.

    What is made anew are the records that facts left or came to, and those whose address leads elsewhere now.
    """
    moves, ids = moves_of(name, ids)
    moved, touched = _move_facts(name, ids, moves)
    touched |= _lead_on(name, ids, heads(moves))
    if name == "partner":
        refresh_partners(touched)
        facts = Fact.objects.filter(pk__in=moved).only("reading", "document")
        refresh_acts(acts_touched(facts))
        index_documents({fact.document_id for fact in facts})
    else:
        refresh_acts(touched)
    restate_suggestions(name, ids)
    wait(name, ids)


def _move_facts(name: str, ids: set[int], moves: list[Move]) -> tuple[list[int], set[int]]:
    """The facts that moved, and the records that they left and came to."""
    rows = Fact.objects.filter(**{f"founded_{name}__in": ids}).order_by()
    now = {pk: (founded, record) for pk, founded, record in rows.values_list("pk", f"founded_{name}", name)}
    home = homes({pk: founded for pk, (founded, _) in now.items()}, moves)
    moved: dict[int, list[int]] = {}
    for pk, record in home.items():
        if now[pk][1] != record:
            moved.setdefault(record, []).append(pk)
    for record, facts in moved.items():
        for start in range(0, len(facts), _BATCH):
            Fact.objects.filter(pk__in=facts[start : start + _BATCH]).update(**{name: record})
    gone = [pk for facts in moved.values() for pk in facts]
    return gone, {now[pk][1] for pk in gone if now[pk][1] is not None} | moved.keys()


def own_records(name: str, facts: Mapping[int, int]) -> dict[int, int]:
    """The record that each of these facts is of but for merges. ``facts``: a fact, and the record it was linked to."""
    moves, _ = moves_of(name, facts.values())
    undone = {move.undoes for move in moves}
    return homes(facts, [move for move in moves if move.verb == Verb.SPLIT and move.id not in undone])


def moves_of(name: str, ids: Iterable[int] | None) -> tuple[list[Move], set[int]]:
    """The merges and splits of these records and of all that they were ever one with; and the numbers of those.

    Without numbers, all that there are. Of documents, the copies.
    """
    known, fresh = set[int](), set(ids or ())
    found = Decision.objects.filter(verb__in=(Verb.COPY,) if name == "document" else MOVES)
    found = found.exclude(**{name: None})
    rows: dict[int, Decision] = {row.pk: row for row in found} if ids is None else {}
    while fresh:
        known |= fresh
        for column in (name, f"other_{name}"):
            for row in found.filter(**{f"{column}__in": fresh}):
                rows[row.pk] = row
        fresh = _ends(name, rows.values()) - known
    known |= _ends(name, rows.values())
    undone = dict(Decision.objects.filter(undoes__in=list(rows)).values_list("undoes", "pk"))
    moves = [_move(name, row) for row in rows.values()]
    moves += [Move(pk, "undo", 0, None, undoes=of) for of, pk in undone.items()]
    return moves, known


def _ends(name: str, rows: Iterable[Decision]) -> set[int]:
    """The records of these decisions; of a split, also those that its facts come from: they belong to its story."""
    rows = list(rows)
    ends = {getattr(row, f"{column}_id") for row in rows for column in (name, f"other_{name}")}
    facts = {pk for row in rows if row.verb == Verb.SPLIT for pk in row.values.get("facts", [])}
    if facts:
        ends |= set(Fact.objects.filter(pk__in=facts).values_list(f"founded_{name}", flat=True))
    return {end for end in ends if end is not None}


def _move(name: str, row: Decision) -> Move:
    facts = frozenset(row.values.get("facts", []))
    record, other = getattr(row, f"{name}_id"), getattr(row, f"other_{name}_id")
    if row.verb == Verb.COPY:
        return Move(row.pk, "merge", other, record)
    return Move(row.pk, row.verb, record, other, facts)


def _lead_on(name: str, ids: Iterable[int], into: dict[int, int]) -> set[int]:
    """Addresses of merged records lead to what they have become; those of records set free again do not.

    Those whose address leads elsewhere than before.
    """
    model = Partner if name == "partner" else Act
    changed = set()
    for pk, leads in model._default_manager.filter(pk__in=list(ids)).values_list("pk", "merged_into"):
        if leads != into.get(pk):
            model._default_manager.filter(pk=pk).update(merged_into=into.get(pk))
            changed.add(pk)
    return changed
