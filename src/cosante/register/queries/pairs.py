"""Pairs that a person is asked about, and those that matching joined by itself."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Count, Prefetch, QuerySet

from cosante.register.models import Act, Decision, Document, Evidence, Fact, Partner, Sort, State, Suggestion, Verb
from cosante.register.queries.acts import with_parties


def waiting() -> dict[str, int]:
    """How many pairs of each kind wait for an answer."""
    found = Suggestion.objects.filter(state=State.OPEN).order_by().values_list("kind").annotate(n=Count("pk"))
    return {sort.value: 0 for sort in Sort} | dict(found)


def open_pairs(kind: str) -> QuerySet[Suggestion]:
    """The pairs of a kind that wait, the likeliest first; those that were put off come last."""
    return Suggestion.objects.filter(state=State.OPEN, kind=kind)


def records(kind: str, pairs: Iterable[Suggestion]) -> dict[int, Any]:
    """The records of the pairs with all that is shown of them, in a fixed number of questions."""
    numbers = {pk for pair in pairs for pk in (pair.one, pair.other)}
    found: QuerySet[Any]
    if kind == Sort.ACT:
        found = with_parties(Act.objects.all())
    elif kind == Sort.PARTNER:
        named = Fact.objects.live().filter(kind="partner").select_related("document")
        quoted = named.defer("document__text").order_by("id")
        evidence = Prefetch("evidence", Evidence.objects.order_by("id"))
        found = Partner.objects.annotate(act_count=Count("parts__act", distinct=True)).prefetch_related(
            Prefetch("facts", quoted.prefetch_related(evidence)[:SHOWN], to_attr="told")
        )
    else:
        found = Document.objects.all()
    return {record.pk: record for record in found.filter(pk__in=numbers)}


#: Facts of one partner that are shown: enough to see who it is.
SHOWN = 6


def joined_by_itself() -> QuerySet[Decision]:
    """What matching joined, the latest first, but for what was undone."""
    made = Decision.objects.filter(verb__in=(Verb.MERGE, Verb.COPY), by=None, undone_by=None)
    return _with_records(made.order_by("-id"))


def decision(pk: int) -> Decision | None:
    """One decision with the records that it names, and whether it was undone."""
    return _with_records(Decision.objects.filter(pk=pk)).select_related("undone_by").first()


def _with_records(found: QuerySet[Decision]) -> QuerySet[Decision]:
    named = ("partner", "other_partner", "act", "other_act", "document", "other_document")
    return found.select_related(*named).defer(*(f"{column}__text" for column in named[4:]))
