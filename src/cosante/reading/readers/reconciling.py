"""Two readings of one text as one: what both say is said once, and surer; where they differ, both stand.

Readers agree on a value that is equal, on a name that is the same or stands at the same spot, and on a deed of one type
whose words overlap. The first reader's fact is kept, with the other's evidence and what it left open.
"""

from collections.abc import Callable
from typing import Any, TypeVar

import msgspec

from cosante.languages.folding import fold_term
from cosante.vocabulary.facts import Act, Count, Date, Fact, HealthArea, Money, Partner, Person, Place

#: Nobody is surer, as in ``weighing``.
_SURE = 0.99
_BY_HALF = 0.5
F = TypeVar("F", bound=Fact)


def reconciled(first: list[Fact], other: list[Fact]) -> list[Fact]:
    """The facts of both. Ids are given anew where the second reader's are; neither list is changed."""
    facts = [msgspec.structs.replace(fact) for fact in first]
    ids: dict[str, str] = {}
    added: list[Fact] = []
    free = list(facts)
    pairs: list[tuple[Fact, Fact]] = []
    for fact in other:
        match = next((f for f in free if _same(f, fact)), None)
        if match is not None:
            ids[fact.id] = match.id
            pairs.append((match, fact))
            free.remove(match)
            continue
        ids[fact.id] = f"f{_next(facts, added)}"
        added.append(msgspec.structs.replace(fact, id=ids[fact.id]))
    for one, second in pairs:
        _agree(one, _renamed(second, ids))
    return [*facts, *(_renamed(fact, ids) for fact in added)]


def _next(*lists: list[Fact]) -> int:
    return max((int(fact.id[1:]) for facts in lists for fact in facts), default=0) + 1


def _same(one: Fact, other: Fact) -> bool:
    """Do both say the same?"""
    if type(one) is not type(other):
        return False
    return _SAME[type(one)](one, other)


def _names(one: Any, other: Any) -> bool:
    if one.identifier is not None and one.identifier == other.identifier:
        return True
    return fold_term(one.name) == fold_term(other.name) or _at_one_spot(one, other)


def _people(one: Person, other: Person) -> bool:
    return fold_term(one.name) == fold_term(other.name) or _at_one_spot(one, other)


def _at_one_spot(one: Fact, other: Fact) -> bool:
    """Does a spot of one hold most of a spot of the other, and the other way round?"""
    return any(
        2 * (min(a.end, b.end) - max(a.start, b.start)) > max(a.end - a.start, b.end - b.start)
        for a in one.evidence
        for b in other.evidence
    )


def _deeds(one: Act, other: Act) -> bool:
    if one.type != other.type:
        return False
    return any(a.start < b.end and b.start < a.end for a in one.evidence for b in other.evidence)


_SAME: dict[type[Fact], Callable[[Any, Any], bool]] = {
    Partner: _names,
    Place: _names,
    Person: _people,
    Money: lambda one, other: (one.amount, one.currency) == (other.amount, other.currency),
    Count: lambda one, other: (one.value, one.of) == (other.value, other.of),
    Date: lambda one, other: (one.value, one.role) == (other.value, other.role),
    HealthArea: lambda one, other: one.code == other.code,
    Act: _deeds,
}


def _agree(one: Fact, other: Fact) -> None:
    """Make ``one`` what both say."""
    one.confidence = raised(one.confidence, other.confidence)
    one.reader = f"{one.reader} {other.reader}"
    held = list(one.evidence)
    held += [e for e in other.evidence if not any(e.start < h.end and h.start < e.end for h in held)]
    one.evidence = sorted(held, key=lambda e: (e.start, e.end))
    for name in _OPEN:
        if getattr(one, name, "") in (None, []):
            setattr(one, name, getattr(other, name))
    if isinstance(one, Money) and isinstance(other, Money) and one.stage == "unknown":
        one.stage = other.stage


#: What one reader may leave open and the other say.
_OPEN = ("country", "role", "partner", "actors", "recipients", "when", "where", "money", "counts", "health_areas")


def raised(one: float, other: float) -> float:
    """The confidence of what two readers say: above the surer one's (at most 0.99).

    Two readers of one text err together more often than by chance, so the less sure one counts by half.

    >>> raised(0.7, 0.6), raised(0.4, 0.7), raised(0.99, 0.9)
    (0.79, 0.76, 0.99)
    """
    surer, other = max(one, other), min(one, other)
    return round(max(surer, min(_SURE, 1 - (1 - surer) * (1 - _BY_HALF * other))), 3)


def _renamed(fact: F, ids: dict[str, str]) -> F:
    """The fact with the ids that it refers to as they are now."""
    changes: dict[str, Any] = {}
    for name in ("partner", "where", "money"):
        if (said := getattr(fact, name, None)) is not None:
            changes[name] = ids.get(said)
    for name in ("actors", "recipients", "counts"):
        if said := getattr(fact, name, None):
            changes[name] = list(dict.fromkeys(ids[i] for i in said if i in ids))
    return msgspec.structs.replace(fact, **changes)
