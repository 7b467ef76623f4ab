"""Which of these records matching must not make one, whatever has been merged with them since it was said."""

from collections.abc import Iterable

from cosante.register.models import Decision, Verb
from cosante.register.queries.profiles import INTO, MODELS
from cosante.register.records.partings import Parted, Said, ordered, parted

_VERBS = (Verb.APART, Verb.SPLIT, Verb.MERGE, Verb.COPY)


def partings(kind: str, heads: Iterable[int]) -> Parted:
    """The pairs of these records that are parted: what was said of one that became them holds for them."""
    heads = set(heads)
    if not heads:
        return Parted(frozenset(), frozenset())
    head = members(kind, heads)
    columns = (f"{kind}_id", f"other_{kind}_id")
    rows: dict[int, Said] = {}
    for column in columns:
        found = Decision.objects.filter(verb__in=_VERBS, **{f"{column}__in": list(head)})
        rest = ("pk", "verb", "by", "undone_by", "undone_by__values")
        for pk, verb, by, undone, how, *pair in found.values_list(*rest, *columns):
            if None not in pair and not (how or {}).get("along"):  # not what went along with another undoing
                rows[pk] = Said(verb, *pair, automatic=by is None, undone=undone is not None)
    said = parted(rows.values())
    return Parted(_of_heads(said.apart, head), _of_heads(said.never_joined, head))


def members(kind: str, heads: Iterable[int]) -> dict[int, int]:
    """These records and all that became one of them, each with the one that it is now."""
    heads = set(heads)
    into = INTO[kind]
    merged = MODELS[kind]._default_manager.filter(**{f"{into}__in": heads}).values_list("pk", into)
    return {head: head for head in heads} | dict(merged)


def _of_heads(pairs: Iterable[tuple[int, int]], head: dict[int, int]) -> frozenset[tuple[int, int]]:
    found = ((head[one], head[other]) for one, other in pairs if one in head and other in head)
    return frozenset(ordered(one, other) for one, other in found if one != other)
