"""When a document is read again, what was decided of its facts holds for the equal facts of the new reading.

Each decision that holds is repeated for the new fact, in the name of who made it, and says which decision it carries;
undoing that one undoes it, too. The older fact is then *carried over*: superseded for good. A decided fact that has no
equal is left as it is, and is listed for a person (``queries.adrift``).
"""

from collections.abc import Mapping
from typing import Any

from cosante.register.actions.deciding import restate, write
from cosante.register.models import Decision, Fact, FactStatus, Reading, Verb
from cosante.register.models.facts import BY_HAND
from cosante.register.queries.facts import as_they_were_read
from cosante.register.records.equals import Read, equals, with_references
from cosante.register.records.reasons import because

#: What is decided of a fact.
_CARRIED = (Verb.ACCEPT, Verb.CORRECT, Verb.REJECT)


def carry_over(reading: Reading) -> None:
    """To the facts of this reading, which nobody has decided of yet, from all older readings of the same text."""
    decided = _decided(reading)
    if not decided:
        return
    new, heirs = as_they_were_read(reading.facts.all()), dict[int, int]()
    for older in sorted({fact.reading_id for fact in decided}, reverse=True):  # the newest of them first
        mine = [fact for fact in decided if fact.reading_id == older]
        heirs |= _carry(mine, new, as_they_were_read(Fact.objects.filter(reading=older)), set(heirs.values()))
    _repeat_resolutions(heirs)
    restate(Fact.objects.filter(pk__in={*heirs, *heirs.values()}).select_related("reading"))


def _carry(decided: list[Fact], new: list[Read], old: list[Read], taken: set[int]) -> dict[int, int]:
    """Each decided fact of one older reading whose decisions hold for a new one, and that."""
    names = {one.id: one.local_id for one in new}
    same, free = equals(new, old), equals(new, old, taken)
    known = {one.local_id: names[same[one.id]] for one in old if one.id in same}
    return {fact.pk: free[fact.pk] for fact in decided if fact.pk in free and _repeat(fact, free[fact.pk], known)}


def _decided(reading: Reading) -> list[Fact]:
    """Facts of older readings of this text of which something was decided that holds, and that no reading has since."""
    older = Fact.objects.filter(document=reading.document, reading__current=False, reading__text_then="")
    older = older.exclude(reader__startswith=BY_HAND).exclude(status=FactStatus.SUPERSEDED)
    said = Decision.objects.filter(fact__in=older, verb__in=_CARRIED, undone_by=None)
    return list(older.filter(pk__in=said.values("fact")).order_by("pk"))


def _repeat(old: Fact, new: int, known: Mapping[str, str]) -> bool:
    """Whether it could be done: a correction may name a fact that the new reading does not have."""
    rows = list(old.decisions.filter(verb__in=_CARRIED, undone_by=None).order_by("pk"))
    values = [with_references(row.values, lambda ref: known.get(ref)) for row in rows]
    if any(_lost(row.values, changed) for row, changed in zip(rows, values, strict=True)):
        return False
    for row, changed in zip(rows, values, strict=True):
        _again(row, fact_id=new, values=changed)
    write(Verb.CARRY, None, because("read-again"), fact=old)
    return True


def _repeat_resolutions(heirs: Mapping[int, int]) -> None:
    """Where a person has said that a fact is right among an act's sources, its heir is."""
    said = Decision.objects.filter(verb=Verb.RESOLVE, undone_by=None, values__fact__in=list(heirs)).order_by("pk")
    for row in said if heirs else ():
        _again(row, act_id=row.act_id, values=row.values | {"fact": heirs[row.values["fact"]]})


def _again(row: Decision, **about: Any) -> None:
    Decision.objects.create(verb=row.verb, by_id=row.by_id, why=row.why, carries=row, **about)


def _lost(before: Mapping[str, Any], after: Mapping[str, Any]) -> bool:
    """Does a reference lead nowhere now?"""
    return any(
        (after[name] is None and value is not None) or (isinstance(value, list) and None in after[name])
        for name, value in before.items()
        if name in after
    )
