"""What was decided of a fact, a document or a record, the newest first."""

from collections.abc import Iterable, Sequence

from django.db.models import Q, QuerySet

from cosante.register.models import Act, Decision, Document, Fact, Partner
from cosante.register.queries.these import these
from cosante.register.records.sequence import named

#: So many are on the page of what they are about; the others are on the page of its history.
SHOWN = 20


def numbers_of(subject: Fact | Document | Partner | Act) -> list[int]:
    """The numbers of all decisions about the subject and, for a record or a document, about its facts.

    For an act, also of those about what it names. Every way to them is asked by itself, so that an index answers it.
    """
    found: set[int] = set()
    for way in _ways(subject):
        found.update(Decision.objects.filter(way).order_by().values_list("pk", flat=True))
    return sorted(found, reverse=True)


def _ways(subject: Fact | Document | Partner | Act) -> Sequence[Q]:
    match subject:
        case Fact():
            return [Q(fact=subject)]
        case Document():
            return [Q(document=subject), Q(other_document=subject), Q(fact__in=these(_keys(subject.facts.all())))]
        case Partner():
            facts = subject.facts.filter(kind="partner").order_by().values("pk")  # of a busy one, thousands
            return [*_of_records("partner", subject), Q(fact__in=facts)]
        case _:
            facts = [*_keys(subject.facts.all()), *_keys(_named_by(subject))]
            return [*_of_records("act", subject), Q(fact__in=these(facts))]


def _of_records(name: str, record: Partner | Act) -> list[Q]:
    """The record, and all that became it: what was decided of them is undone from its page, for theirs lead to it."""
    merged = type(record)._default_manager.filter(merged_into=record).values_list("pk", flat=True)
    numbers = [record.pk, *merged]
    return [Q(**{f"{name}__in": numbers}), Q(**{f"other_{name}__in": numbers})]


def _keys(facts: QuerySet[Fact]) -> list[int]:
    return list(facts.order_by().values_list("pk", flat=True))


def _named_by(act: Act) -> QuerySet[Fact]:
    """The parties and values that facts of the act refer to."""
    about = Q(pk__in=[])
    for reading, says in act.facts.filter(kind="act").values_list("reading", "payload"):
        about |= Q(reading=reading, local_id__in=named(says))
    return Fact.objects.filter(about)


def decisions(numbers: Iterable[int]) -> QuerySet[Decision]:
    """The decisions of these numbers, the newest first, with all that their words need."""
    found = Decision.objects.filter(pk__in=list(numbers)).order_by("-pk")
    records = ("document", "other_document", "partner", "other_partner", "act", "other_act")
    found = found.select_related("by", "fact", "fact__document", *records)
    found = found.select_related("undone_by", "undone_by__by", "undoes")
    found = found.defer("fact__document__text", "document__text", "other_document__text")
    return found.prefetch_related("fact__evidence")


def facts_of(subject: Document | Partner | Act) -> QuerySet[Fact]:
    """Every fact that ever told of the record, the newest first; none of a document, whose page has them all."""
    told = Fact.objects.none() if isinstance(subject, Document) else subject.facts.filter(kind=subject._meta.model_name)
    return told.select_related("document", "reading").prefetch_related("evidence").order_by("-pk")


def decisions_of(subject: Fact | Document | Partner | Act) -> QuerySet[Decision]:
    """The newest decisions about the subject, as many as its page shows."""
    return decisions(numbers_of(subject)[:SHOWN])
