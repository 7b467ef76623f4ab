"""What a record is made of, for who wants to split it: its facts one by one, and what goes with those that leave."""

from collections.abc import Iterable, Sequence

from django.db.models import Q, QuerySet

from cosante.register.models import Act, Fact, Partner

#: So many facts can be chosen from at once; with words fewer are found.
MOST = 200


def sources(record: Partner | Act, words: str = "") -> QuerySet[Fact]:
    """Its live facts, the oldest first; with words, those whose name or document has them."""
    name = "partner" if isinstance(record, Partner) else "act"
    found = record.facts.live().filter(kind=name).order_by("pk")
    if words:
        called = Q(document__name__icontains=words) | Q(evidence__quote__icontains=words)
        found = found.filter(pk__in=record.facts.filter(called).values("pk"))
    return with_all(found)


def with_all(found: QuerySet[Fact]) -> QuerySet[Fact]:
    """With what a page shows of them."""
    return found.select_related("document", "reading").defer("document__text").prefetch_related("evidence")


def persons_naming(facts: Iterable[Fact]) -> list[Fact]:
    """Persons who act for partners as these facts name them: where the partner goes, they go."""
    named = {(fact.reading_id, fact.local_id) for fact in facts if fact.kind == "partner"}
    found = Fact.objects.filter(kind="person", reading__in={reading for reading, _ in named}).exclude(partner=None)
    return [one for one in found if (one.reading_id, one.payload.get("partner")) in named]


def deeds_naming(facts: Sequence[Fact]) -> int:
    """In how many acts the partner has a part as these facts, or persons who act for it, name it."""
    named = {(fact.reading_id, fact.local_id) for fact in (*facts, *persons_naming(facts))}
    told = Fact.objects.live().filter(kind="act", reading__in={reading for reading, _ in named}).exclude(act=None)
    return len(
        {
            fact.act_id
            for fact in told
            for ref in (*fact.payload.get("actors", ()), *fact.payload.get("recipients", ()))
            if (fact.reading_id, ref) in named
        }
    )
