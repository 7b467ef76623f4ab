"""Which facts of two readings are equal: the same kind, the same values, the same words. Pure functions.

What a fact refers to is compared by what that says, not by what its reading calls it: f3 here may be f7 there.
"""

import json
from collections.abc import Collection, Iterable, Mapping
from typing import Any, NamedTuple


class Read(NamedTuple):
    """A fact as a reader gave it."""

    id: int
    local_id: str
    kind: str
    values: Mapping[str, Any]
    spans: tuple[tuple[int, int], ...]


#: The fields that refer to other facts of the reading: to one, and to several.
ONE, SEVERAL = ("partner", "where", "money"), ("actors", "recipients", "counts")


def equals(new: Iterable[Read], old: Iterable[Read], taken: Collection[int] = ()) -> dict[int, int]:
    """Old fact → the new one that is equal to it. Of several that say the same, each is used once, in order.
    ``taken`` new ones are left out.

    Both readings must be of the same text: spans are compared as they are.
    """
    free: dict[str, list[int]] = {}
    for pk, mark in marks(new).items():
        if pk in taken:
            continue
        free.setdefault(mark, []).append(pk)
    found = {}
    for pk, mark in marks(old).items():
        if free.get(mark):
            found[pk] = free[mark].pop(0)
    return found


def marks(facts: Iterable[Read]) -> dict[int, str]:
    """For each fact of one reading, all that it says, what it refers to included."""
    known = {fact.local_id: fact for fact in facts}
    return {fact.id: _mark(fact, known, ()) for fact in known.values()}


def _mark(fact: Read, known: Mapping[str, Read], above: tuple[str, ...]) -> str:
    def said(ref: str) -> str:
        other = known.get(ref)
        if other is None or ref in above:
            return ref
        return _mark(other, known, (*above, fact.local_id))

    return json.dumps([fact.kind, with_references(fact.values, said), sorted(fact.spans)], sort_keys=True)


def with_references(values: Mapping[str, Any], changed: Any) -> dict[str, Any]:
    """The values, with every reference replaced by what ``changed`` makes of it."""
    said = dict(values)
    for name in ONE:
        if isinstance(said.get(name), str):
            said[name] = changed(said[name])
    for name in SEVERAL:
        if isinstance(said.get(name), list):
            said[name] = [changed(ref) for ref in said[name]]
    return said
