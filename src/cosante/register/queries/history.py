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


def decisions_of(subject: Fact | Document | Partner | Act) -> QuerySet[Decision]:
    """Decisions about the subject and, for a record or a document, about its facts; for an act, about what it names."""
    match subject:
        case Fact():
            about = Q(fact=subject)
        case Document():
            about = Q(document=subject) | Q(fact__document=subject)
        case Partner():
            about = Q(partner=subject) | Q(other_partner=subject) | Q(fact__partner=subject, fact__kind="partner")
        case _:
            about = Q(act=subject) | Q(other_act=subject) | Q(fact__act=subject) | _named_by(subject)
    found = Decision.objects.filter(about).order_by("-pk")
    found = found.select_related(
        "by", "fact", "fact__document", "document", "partner", "other_partner", "act", "other_act"
    )
    found = found.select_related("undone_by", "undone_by__by", "undoes")
    texts = ("document__text", "document__searched", "fact__document__text", "fact__document__searched")
    return found.defer(*texts).prefetch_related("fact__evidence")[:SHOWN]
