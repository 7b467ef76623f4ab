"""Which record facts are of, brought up to date with merges and splits; the same for partners and acts."""

from collections.abc import Iterable

from cosante.register.actions.deciding import acts_touched
from cosante.register.actions.refresh_records import refresh_acts, refresh_partners
from cosante.register.models import Act, ActParty, Decision, Fact, Partner, Verb
from cosante.register.records.state import Move, heads, homes

Record = Partner | Act
MOVES = (Verb.MERGE, Verb.SPLIT)


def noun(record: Record) -> str:
    """What decisions and facts call a record of this kind: "partner" or "act"."""
    return "partner" if isinstance(record, Partner) else "act"


def held(record: Record) -> Record:
    """What the record has become, as it is now and held until the transaction ends."""
    model = type(record)
    now = model._default_manager.select_for_update(of=("self",)).get(pk=record.pk)
    while now.merged_into_id is not None:
        now = model._default_manager.select_for_update(of=("self",)).get(pk=now.merged_into_id)
    return now


def rehome(name: str, ids: Iterable[int]) -> None:
    """Bring the facts of these records, and of all that were ever one with them, to where the decisions put them."""
    moves, ids = moves_of(name, ids)
    facts = {fact.pk: fact for fact in Fact.objects.filter(**{f"founded_{name}__in": ids})}
    home = homes({pk: getattr(fact, f"founded_{name}_id") for pk, fact in facts.items()}, moves)
    moved = [fact for pk, fact in facts.items() if getattr(fact, f"{name}_id") != home[pk]]
    for fact in moved:
        setattr(fact, f"{name}_id", home[fact.pk])
    Fact.objects.bulk_update(moved, [name])
    _lead_on(name, ids, heads(moves))
    if name == "partner":
        others = refresh_partners(ids)
        parts = ActParty.objects.filter(partner__in=ids).values_list("act", flat=True)
        refresh_acts(acts_touched(moved) | set(parts) | others)
    else:
        refresh_acts(ids)


def moves_of(name: str, ids: Iterable[int]) -> tuple[list[Move], set[int]]:
    """The merges and splits of these records and of all that they were ever one with; and the numbers of those."""
    known, fresh = set[int](), set(ids)
    rows: dict[int, Decision] = {}
    while fresh:
        known |= fresh
        for column in (name, f"other_{name}"):
            for row in Decision.objects.filter(verb__in=MOVES, **{f"{column}__in": fresh}):
                rows[row.pk] = row
        ends = {getattr(row, f"{column}_id") for row in rows.values() for column in (name, f"other_{name}")}
        ends |= _founders(name, rows.values())
        fresh = {end for end in ends if end is not None} - known
    undone = dict(Decision.objects.filter(undoes__in=rows).values_list("undoes", "pk"))
    moves = [_move(name, row) for row in rows.values()]
    moves += [Move(pk, "undo", 0, None, undoes=of) for of, pk in undone.items()]
    return moves, known


def _founders(name: str, rows: Iterable[Decision]) -> set[int]:
    """The records that split facts come from: what is split belongs to their story too."""
    facts = {pk for row in rows if row.verb == Verb.SPLIT for pk in row.values.get("facts", [])}
    return set(Fact.objects.filter(pk__in=facts).values_list(f"founded_{name}", flat=True))


def _move(name: str, row: Decision) -> Move:
    facts = frozenset(row.values.get("facts", []))
    return Move(row.pk, row.verb, getattr(row, f"{name}_id"), getattr(row, f"other_{name}_id"), facts)


def _lead_on(name: str, ids: Iterable[int], into: dict[int, int]) -> None:
    """Addresses of merged records lead to what they have become; those of records set free again do not."""
    model = Partner if name == "partner" else Act
    for record in model._default_manager.filter(pk__in=list(ids)):
        target = into.get(record.pk)
        if record.merged_into_id != target:
            record.merged_into_id = target
            record.save(update_fields=["merged_into"])
