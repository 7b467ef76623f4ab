"""What was decided of a fact, a document or a record, the newest first."""

from django.db.models import Q, QuerySet

from cosante.register.models import Act, Decision, Document, Fact, Partner
from cosante.register.records.sequence import named

#: More than these are on the audit page only.
SHOWN = 100


def _named_by(act: Act) -> Q:
    """The parties and values that facts of the act refer to."""
    about = Q(pk__in=[])
    for reading, says in act.facts.filter(kind="act").values_list("reading", "payload"):
        about |= Q(fact__reading=reading, fact__local_id__in=named(says))
    return about


def _of_records(name: str, record: Partner | Act) -> Q:
    """The record, and all that became it: what was decided of them is undone from its page, for theirs lead to it."""
    merged = type(record)._default_manager.filter(merged_into=record).values_list("pk", flat=True)
    numbers = [record.pk, *merged]
    return Q(**{f"{name}__in": numbers}) | Q(**{f"other_{name}__in": numbers})


def decisions_of(subject: Fact | Document | Partner | Act) -> QuerySet[Decision]:
    """Decisions about the subject and, for a record or a document, about its facts; for an act, about what it names."""
    match subject:
        case Fact():
            about = Q(fact=subject)
        case Document():
            about = Q(document=subject) | Q(other_document=subject) | Q(fact__document=subject)
        case Partner():
            about = _of_records("partner", subject) | Q(fact__partner=subject, fact__kind="partner")
        case _:
            about = _of_records("act", subject) | Q(fact__act=subject) | _named_by(subject)
    found = Decision.objects.filter(about).order_by("-pk")
    records = ("document", "other_document", "partner", "other_partner", "act", "other_act")
    found = found.select_related("by", "fact", "fact__document", *records)
    found = found.select_related("undone_by", "undone_by__by", "undoes")
    found = found.defer("fact__document__text", "document__text", "other_document__text")
    return found.prefetch_related("fact__evidence")[:SHOWN]
