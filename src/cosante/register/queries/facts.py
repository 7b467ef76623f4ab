"""Facts with their evidence."""

from collections.abc import Iterable

from django.db.models import prefetch_related_objects

from cosante.register.models import Document, Fact
from cosante.register.records.heirs import Located


def facts_of(document: Document, public: bool = False) -> list[Fact]:
    """Live facts of the document's current reading, in reading order, with evidence and records; or the reviewed."""
    facts = Fact.objects.seen(public).filter(document=document, reading__current=True)
    return list(facts.select_related("partner", "act").prefetch_related("evidence"))


def located(facts: Iterable[Fact]) -> list[Located]:
    """The facts as their kind, code and spans."""
    facts = list(facts)
    prefetch_related_objects(facts, "evidence")
    return [Located(f.pk, f.kind, f.code, tuple((e.start, e.end) for e in f.evidence.all())) for f in facts]
