"""Agreements, and what their parties did while they were in force."""

from datetime import date

from django.db.models import F, Q, QuerySet

from cosante.register.models import Act, ActParty, Part
from cosante.register.queries.filters import Asked, filtered

#: The kind of act that an agreement is.
KIND = "agreement"


def agreements(asked: Asked, today: date, force: str = "") -> QuerySet[Act]:
    """Agreements, the latest first. ``force``: ``now``, ``ended``, or ``open`` for those whose end is not told."""
    found = filtered(asked.without("type")).filter(type=KIND)
    if force == "now":
        found = found.filter(Q(starts=None) | Q(starts__lte=today), ends__gte=today)
        return found.order_by("ends", "pk")
    if force == "ended":
        found = found.filter(ends__lt=today).exclude(ends=F("starts"))
    if force == "open":
        found = found.filter(Q(ends=None) | Q(ends=F("starts")))
    return found.order_by(F("starts").desc(nulls_last=True), "-pk")


def done_since(agreement: Act) -> QuerySet[Act]:
    """Deeds of two of its parties, from its first day to its last where it has a term, in the order of their days."""
    parties = {part.partner_id for part in agreement.parties.all()}
    if agreement.starts is None or len(parties) < 2:
        return Act.objects.none()
    shared = ActParty.objects.filter(partner__in=parties).values_list("act", "partner")
    both: dict[int, set[int]] = {}
    for act, partner in shared.filter(act__sources__gt=0, act__starts__gte=agreement.starts):
        both.setdefault(act, set()).add(partner)
    found = Act.objects.filter(pk__in=[act for act, named in both.items() if len(named) > 1]).exclude(pk=agreement.pk)
    if agreement.ends and agreement.ends > agreement.starts:
        found = found.filter(starts__lte=agreement.ends)
    return found.exclude(type=KIND).order_by("starts", "pk")


def parties_of(agreement: Act) -> list[ActParty]:
    """Everybody who takes part, whoever is named first."""
    return sorted(agreement.parties.all(), key=lambda part: (part.role != Part.ACTOR, part.pk))
