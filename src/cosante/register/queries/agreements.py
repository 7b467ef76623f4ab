"""Agreements, and what their parties did while they were in force."""

from dataclasses import replace
from datetime import date

from django.db.models import Q, QuerySet

from cosante.register.models import Act, ActParty, Part
from cosante.register.queries.filters import Asked, filtered, latest, seen
from cosante.register.queries.sets import narrowed

#: The kind of act that an agreement is.
KIND = "agreement"


def agreements(asked: Asked, today: date, force: str = "") -> QuerySet[Act]:
    """Agreements, the latest first. ``force``: ``now``, ``ended``, or ``open`` for those whose end is not told."""
    starts, ends = asked.column("starts"), asked.column("ends")
    asked = replace(asked, type=KIND)
    found = narrowed(asked) if asked.partner else filtered(asked)
    if force == "now":
        begun = Q(**{starts: None}) | Q(**{f"{starts}__lte": today})
        return found.filter(begun, **{f"{ends}__gte": today}).order_by(ends, "pk")
    if force == "ended":
        found = found.filter(**{f"{ends}__lt": today})
    if force == "open":
        found = found.filter(**{ends: None})
    return latest(found, asked.public)


def done_since(agreement: Act, public: bool = False) -> QuerySet[Act]:
    """Deeds of two of its parties, from its first day to its last where it has a term, in the order of their days.

    ``agreement``: as those who ask see it, and its parties.
    """
    parties = {part.partner_id for part in agreement.parties.all()}
    if agreement.starts is None or len(parties) < 2:
        return Act.objects.none()
    asked = Asked(public=public)
    type, starts = asked.column("type"), asked.column("starts")
    shared = seen(ActParty, public).filter(partner__in=parties).values_list("act", "partner")
    both: dict[int, set[int]] = {}
    for act, partner in shared.filter(**{f"act__{starts}__gte": agreement.starts}):
        both.setdefault(act, set()).add(partner)
    found = Act.objects.filter(pk__in=[act for act, named in both.items() if len(named) > 1]).exclude(pk=agreement.pk)
    if agreement.ends and agreement.ends > agreement.starts:
        found = found.filter(**{f"{starts}__lte": agreement.ends})
    return found.exclude(**{type: KIND}).order_by(starts, "pk")


def parties_of(agreement: Act) -> list[ActParty]:
    """Everybody who takes part, whoever is named first."""
    return sorted(agreement.parties.all(), key=lambda part: (part.role != Part.ACTOR, part.pk))
