"""Facts with their evidence."""

from collections.abc import Iterable

from django.db.models import Q, prefetch_related_objects

from cosante.register.models import Document, Fact
from cosante.register.models.facts import BY_HAND
from cosante.register.records.equals import Read
from cosante.register.records.heirs import Located


def facts_of(document: Document, public: bool = False) -> list[Fact]:
    """Live facts of the document's current reading, in reading order, with evidence and records; or the reviewed.

    With them what people entered by hand, also before it was read again, as long as the text is the same.
    """
    entered = Q(reader__startswith=BY_HAND, reading__text_then="")
    facts = Fact.objects.seen(public).filter(Q(reading__current=True) | entered, document=document)
    return list(facts.select_related("partner", "act").prefetch_related("evidence"))


def located(facts: Iterable[Fact]) -> list[Located]:
    """The facts as their kind, code and spans."""
    facts = list(facts)
    prefetch_related_objects(facts, "evidence")
    return [Located(f.pk, f.kind, f.code, tuple((e.start, e.end) for e in f.evidence.all())) for f in facts]


def as_they_were_read(facts: Iterable[Fact]) -> list[Read]:
    """The facts as the reader gave them, with where they stand."""
    facts = list(facts)
    prefetch_related_objects(facts, "evidence")
    return [Read(f.pk, f.local_id, f.kind, f.as_read, tuple((e.start, e.end) for e in f.evidence.all())) for f in facts]
