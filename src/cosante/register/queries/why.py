"""Why facts are of the record that they are of."""

from collections.abc import Iterable

from cosante.register.models import Decision, Fact, Verb


def with_merges(facts: Iterable[Fact], name: str) -> list[Fact]:
    """The facts; as ``merged_by`` each has the merge that took the record it was linked to first, if any did."""
    found = list(facts)
    founded = {getattr(fact, f"founded_{name}_id") for fact in found}
    merges = Decision.objects.filter(verb=Verb.MERGE, undone_by=None, **{f"other_{name}__in": founded - {None}})
    of = {getattr(merge, f"other_{name}_id"): merge for merge in merges.select_related("by").order_by("id")}
    for fact in found:
        moved = getattr(fact, f"founded_{name}_id") != getattr(fact, f"{name}_id")
        fact.merged_by = of.get(getattr(fact, f"founded_{name}_id")) if moved else None  # type: ignore[attr-defined]
    return found
