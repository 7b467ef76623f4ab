"""What waits for a decision, in the order in which people go through it, and how long they take."""

from collections.abc import Iterable
from datetime import timedelta
from statistics import median
from typing import NamedTuple

from django.db.models import Count, Q, QuerySet, Sum
from django.utils import timezone

from cosante.register.models import Account, Decision, Document, Fact, FactStatus, Submission, Verb
from cosante.register.models.facts import BY_HAND
from cosante.register.records import sequence

#: Of how many days the handling time tells.
DAYS = 30
#: How many forms it looks at, at most, and how many documents a search for the next proposal.
_FORMS, _DOCUMENTS = 5000, 200


class Waiting(NamedTuple):
    """How much waits for a decision."""

    facts: int
    documents: int


def waiting() -> Waiting:
    """Undecided facts of documents on health cooperation, and the number of those documents."""
    found = documents_waiting().order_by().aggregate(facts=Sum("waiting"), documents=Count("pk"))
    return Waiting(found["facts"] or 0, found["documents"])


def documents_waiting() -> QuerySet[Document]:
    """Documents of which something waits, the oldest first; those on something else only where they are asked for."""
    return Document.objects.filter(waiting__gt=0).exclude(relevant=False).order_by("added_at", "pk")


def first_waiting(number: int) -> QuerySet[Document]:
    """The first of them, without their text; which they are is read from an index alone."""
    chosen = list(documents_waiting().values_list("pk", flat=True)[:number])
    return Document.objects.filter(pk__in=chosen).order_by("added_at", "pk").defer("text")


def undecided() -> QuerySet[Fact]:
    """Proposals of current readings."""
    return Fact.objects.filter(status=FactStatus.PROPOSED, reading__current=True)


def facts_to_review(document: Document) -> list[Fact]:
    """All facts of the document but superseded ones, in the order of review, with evidence and records."""
    mine = Q(reading__current=True) | Q(reader__startswith=BY_HAND, reading__text_then="")
    found = Fact.objects.filter(mine, document=document).exclude(status=FactStatus.SUPERSEDED)
    facts = {fact.pk: fact for fact in found.select_related("partner", "act", "reading").prefetch_related("evidence")}
    return [facts[pk] for pk in sequence.in_order(_items(facts.values()))]


def _items(facts: Iterable[Fact]) -> list[sequence.Item]:
    return [
        sequence.Item(
            fact.pk,
            fact.reading_id,
            fact.local_id,
            fact.kind,
            min((e.start for e in fact.evidence.all()), default=0),
            fact.payload,
        )
        for fact in facts
    ]


def waiting_for(facts: Iterable[Fact], account: Account) -> list[Fact]:
    """Those of the facts that this account can decide: undecided, and not waiting for somebody else to agree."""
    open_ones = [fact for fact in facts if fact.status == FactStatus.PROPOSED]
    said = Decision.objects.filter(fact__in=open_ones, by=account, undone_by=None)
    mine = set(said.filter(verb__in=(Verb.ACCEPT, Verb.CORRECT)).values_list("fact", flat=True))
    return [fact for fact in open_ones if fact.pk not in mine]


def next_document(account: Account, after: Document | None = None) -> Document | None:
    """The oldest document after that one of which something waits for this account; at the end, from the start."""
    found = documents_waiting().values_list("pk", flat=True)
    later, earlier = found, found.none()
    if after is not None:
        behind = Q(added_at__gt=after.added_at) | Q(added_at=after.added_at, pk__gt=after.pk)
        later, earlier = found.filter(behind), found.exclude(behind).exclude(pk=after.pk)
    for some in (later[:_DOCUMENTS], earlier[:_DOCUMENTS]):
        for pk in some:
            if waiting_for(undecided().filter(document=pk), account):
                return Document.objects.defer("text").get(pk=pk)
    return None


def named_by(fact: Fact) -> list[Fact]:
    """Undecided facts that an act (or a person) refers to."""
    refs = sequence.named(fact.payload)
    found = undecided().filter(reading=fact.reading_id, local_id__in=refs) if refs else Fact.objects.none()
    people = [ref for one in found if one.kind == "person" for ref in sequence.named(one.payload)]
    return list(undecided().filter(reading=fact.reading_id, local_id__in=[*refs, *people])) if refs else []


def named_only_by(fact: Fact) -> list[Fact]:
    """Undecided facts that this act refers to and no other act that counts does."""
    others = Fact.objects.live().filter(reading=fact.reading_id, kind="act").exclude(pk=fact.pk)
    elsewhere = {ref for other in others for ref in sequence.named(other.payload)}
    return [one for one in named_by(fact) if one.local_id not in elsewhere]


def completed(document: Document) -> Decision | None:
    """The decision that says that its current reading has been gone through, if it holds."""
    said = Decision.objects.filter(document=document, verb=Verb.COMPLETE, undone_by=None, reading__current=True)
    return said.select_related("by").last()


def last_form(account: Account) -> Submission | None:
    """The last form of this account of which some decision still holds: what it can undo."""
    for form in Submission.objects.filter(by=account).exclude(decisions=[]).order_by("-pk")[:20]:
        if Decision.objects.filter(pk__in=form.decisions, undone_by=None).exclude(verb=Verb.UNDO).exists():
            return form
    return None


def median_seconds() -> float | None:
    """Median seconds from opening a proposal to its decision, of the last 30 days; None where none was decided."""
    since = timezone.now() - timedelta(days=DAYS)
    forms = Submission.objects.filter(at__gte=since, opened_at__isnull=False).exclude(decisions=[])
    times = [
        (at - opened).total_seconds() for at, opened in forms.order_by("-pk").values_list("at", "opened_at")[:_FORMS]
    ]
    return median(times) if times else None
