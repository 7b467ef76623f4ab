"""Decided facts that the newest reading of their document does not have, until a person says whether they still hold.

They stay as they were decided: nothing that a person said is lost because a reader changed its mind. Saying anything of
such a fact after its document was read again takes it off the list.
"""

from collections.abc import Iterable

from django.db.models import Count, F, OuterRef, Q, QuerySet, Subquery

from cosante.register.models import Decision, Document, Fact, FactStatus, Verb
from cosante.register.models.facts import BY_HAND

_SAID = (Verb.ACCEPT, Verb.CORRECT, Verb.REJECT, Verb.ENTER)


def adrift() -> QuerySet[Fact]:
    """All of them, whatever the document. What a person entered by hand is, where the text is no longer the same."""
    last = Decision.objects.filter(verb__in=_SAID, undone_by=None, fact=OuterRef("pk")).order_by("-pk")
    replaced = Decision.objects.filter(verb=Verb.SUPERSEDE).order_by("-pk")
    found = Fact.objects.filter(reading__current=False).exclude(status=FactStatus.SUPERSEDED).order_by("pk")
    found = found.annotate(
        said=Subquery(last.values("pk")[:1]),
        replaced=Subquery(replaced.filter(reading=OuterRef("reading")).values("pk")[:1]),
        read_last=Subquery(replaced.filter(document=OuterRef("document")).values("pk")[:1]),
    )
    entered = Q(reader__startswith=BY_HAND)
    read = ~entered & Q(said__lt=F("replaced"))
    return found.filter(read | (entered & ~Q(reading__text_then="") & Q(said__lt=F("read_last"))))


def adrift_of(document: Document) -> QuerySet[Fact]:
    """Those of a document, with what a page shows of them."""
    return with_all(adrift().filter(document=document))


def with_all(found: QuerySet[Fact]) -> QuerySet[Fact]:
    """With what a page shows of them."""
    return found.select_related("partner", "act", "reading", "document").prefetch_related("evidence")


def documents_adrift() -> QuerySet[Document]:
    """The documents that have any, those read last first; their number is kept with them (``Document.adrift``)."""
    return Document.objects.filter(adrift__gt=0).defer("text").order_by("-pk")


def numbers(documents: QuerySet[Document]) -> dict[int, int]:
    """How many each of these documents has; those that have none are left out."""
    counted = adrift().filter(document__in=documents).order_by().values("document").annotate(n=Count("pk"))
    return dict(counted.values_list("document", "n"))


def last_said(facts: Iterable[Fact]) -> dict[int, Decision]:
    """The decision that holds of each of these facts."""
    said = Decision.objects.filter(fact__in=list(facts), verb__in=_SAID, undone_by=None).order_by("pk")
    return {row.fact_id: row for row in said.select_related("by", "fact") if row.fact_id}
