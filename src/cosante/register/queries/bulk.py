"""Proposals by filter, to be accepted together."""

from collections import Counter
from dataclasses import dataclass

from django.db.models import QuerySet

from cosante.register.models import Document, Fact
from cosante.register.queries.review import undecided

#: As many as one form decides: each record that they are of is made anew at once.
MOST = 500
#: As many as are counted: a register may have a million proposals, and nobody looks at so many.
COUNTED = 5000


@dataclass(frozen=True)
class Filter:
    """What is asked for; what is empty narrows nothing. ``upto``: no fact that came after this one."""

    kind: str = ""
    publisher: str = ""
    document: int | None = None
    confidence: float = 0.0
    upto: int | None = None


def proposals(asked: Filter) -> QuerySet[Fact]:
    """Undecided facts like that, the oldest first; those of documents on something else only by their number."""
    found = undecided().filter(confidence__gte=asked.confidence)
    if asked.kind:
        found = found.filter(kind=asked.kind)
    if asked.publisher:
        found = found.filter(document__publisher=asked.publisher)
    found = found.filter(document=asked.document) if asked.document else found.exclude(document__relevant=False)
    if asked.upto is not None:
        found = found.filter(pk__lte=asked.upto)
    return found.order_by("pk")


def by_kind(found: QuerySet[Fact]) -> dict[str, int]:
    """How many there are of each kind; of more than ``COUNTED``, none is counted any further."""
    return dict(Counter(found.order_by().values_list("kind", flat=True)[: COUNTED + 1]))


def publishers() -> list[str]:
    """Publishers that some document has."""
    found = Document.objects.exclude(publisher="").order_by("publisher").values_list("publisher", flat=True)
    return list(found.distinct()[:500])
