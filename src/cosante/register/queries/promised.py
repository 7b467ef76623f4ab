"""Promised against done: what an agreement promises, and the acts and sums of the register that are under it.

An act counts where at least two of the agreement's parties take part in it, of different sides where two are named,
from the day of signing to its end; where a work plan of the agreement says that it did an activity; where somebody
named it as what fulfils a promise; or where a deed that the office keeps says that it was done under the agreement. It
counts in each health area that is told of it, once. Deeds that the office keeps, and no act tells of, count beside, and
so do orders that were placed.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from django.db.models import Count, QuerySet

from cosante.register.models import (
    Act,
    ActArea,
    ActMoney,
    ActParty,
    Agreement,
    Cited,
    PlannedActivity,
    Promise,
)
from cosante.register.queries.agreements import KIND
from cosante.register.queries.exchanges import Under, belonging
from cosante.register.queries.filters import seen
from cosante.register.queries.followed import Followed, one, parties
from cosante.register.queries.kept_rows import rows
from cosante.register.queries.partners import surviving
from cosante.register.queries.supply.books import placed_under
from cosante.register.records.agreements import counted, outcome
from cosante.register.records.totals import Row, total

#: The area of whatever is ordered.
SUPPLIES = "medicines_supply"
#: What counts though nobody has reviewed it yet: the list of acts has it, too.
COUNTED = ("unreviewed",)


class Sum(NamedTuple):
    """Money of one stage in one currency."""

    stage: str
    currency: str
    amount: Decimal


@dataclass(frozen=True)
class Line:
    """One promise: what became of it, the acts and kept deeds under it, the acts' money by stage, sums left out."""

    promise: Promise
    outcome: str
    due: date | None
    acts: tuple[int, ...]
    kept: tuple[tuple[str, int], ...]
    money: list[Sum]
    left_out: int

    @property
    def number(self) -> int:
        """How many acts and kept deeds are under it."""
        return len(self.acts) + len(self.kept)


@dataclass(frozen=True)
class Promised:
    """All promises of an agreement. ``why``: by act, why it counts; ``areas``: by act, where; ``kept``: deeds."""

    agreement: Agreement
    since: date | None
    until: date | None
    lines: list[Line]
    why: dict[int, str] = field(default_factory=dict)
    areas: dict[int, set[str]] = field(default_factory=dict)
    kept: list[Under] = field(default_factory=list)

    @property
    def numbers(self) -> dict[str, int]:
        """How many promises are active, only planned, late and waiting."""
        return counted(line.outcome for line in self.lines)

    @property
    def elsewhere(self) -> list[int]:
        """Acts under it in no promised area."""
        here = {pk for line in self.lines for pk in line.acts}
        return [pk for pk in self.why if pk not in here]

    @property
    def all_kept(self) -> list[tuple[str, int]]:
        """Every kept deed and order under it, by noun and number, once."""
        return list(dict.fromkeys(one[:2] for one in self.kept))

    @property
    def kept_elsewhere(self) -> list[tuple[str, int]]:
        """Kept deeds under it in no promised area."""
        here = {one for line in self.lines for one in line.kept}
        return [one for one in self.all_kept if one not in here]


def promised(agreement: Agreement, today: date) -> Promised:
    """What it promises against what was done, on that day."""
    stands = one(agreement, today)
    papers = {agreement.pk, stands.first.pk, *(paper.pk for paper in stands.amendments)}
    under = [*belonging(papers), *_orders(agreement, papers)]
    why = deeds(agreement, stands, under)
    areas, named = _areas(why, agreement, under), _named(agreement)
    kept = [one for one in under if one.act is None]
    planned = set(Act.objects.filter(pk__in=why, status="planned").values_list("pk", flat=True))
    lines = [
        _line(promise, stands, today, [pk for pk in why if _under(pk, promise, areas, named)], planned, kept)
        for promise in rows(Promise).filter(agreement=agreement)
    ]
    return Promised(agreement, stands.first.signed or stands.terms.begins, stands.until, lines, why, areas, kept)


def deeds(agreement: Agreement, stands: Followed, under: Iterable[Under] = ()) -> dict[int, str]:
    """By act that counts, in the order of their days, why: ``parties``, ``kept``, ``plan`` or ``named``."""
    since = stands.first.signed or stands.terms.begins
    found = dict.fromkeys(_of_parties(agreement, since, stands.until), "parties")
    found |= dict.fromkeys(_told(under), "kept")
    for activity in _activities(agreement):
        found[surviving(activity.act).pk] = "plan"
    for acts in _named(agreement).values():
        found |= dict.fromkeys(acts, "named")
    counts = Act.objects.filter(pk__in=found, merged_into=None).exclude(type=KIND)
    return {pk: found[pk] for pk in counts.order_by("starts", "pk").values_list("pk", flat=True)}


def sums(acts: Iterable[int]) -> tuple[list[Sum], int]:
    """Their money, each stage and currency by itself, exact; and how many sums are left out of it."""
    found = seen(ActMoney, False).filter(act__in=list(acts)).order_by("stage", "currency", "pk")
    figures = total((Row("", f"{row.stage} {row.currency}", row.reasons, 1, row.amount) for row in found), COUNTED)
    money = [Sum(*figure.unit.split(), figure.amount) for figure in figures if figure.n]
    return money, sum(figure.left_out for figure in figures)


def undated(agreement: Agreement, promise: Promise) -> QuerySet[Act]:
    """Acts of its parties in that area whose day nobody told, most of its parties first: somebody may name them."""
    side = [surviving(party.partner).pk for party in parties(agreement)]
    here = seen(ActArea, False).filter(area=promise.area).values("act")
    found = Act.objects.filter(pk__in=here, starts=None, ends=None, merged_into=None, sources__gt=0).exclude(type=KIND)
    of_them = found.filter(parties__partner__in=side).annotate(together=Count("parties__partner", distinct=True))
    return of_them.order_by("-together", "pk")


def _line(
    promise: Promise, stands: Followed, today: date, acts: list[int], planned: set[int], kept: Iterable[Under]
) -> Line:
    due = promise.due or stands.until
    here = tuple(one[:2] for one in kept if one.area == promise.area)
    money, left_out = sums(acts)
    came = outcome(bool(here or set(acts) - planned), bool(planned & set(acts)), due, today)
    return Line(promise, came, due, tuple(acts), here, money, left_out)


def _orders(agreement: Agreement, papers: Collection[int]) -> list[Under]:
    """Orders placed under it count for the programmes that need them, and as supplies."""
    areas = {(pk, area) for pk, programme in placed_under(papers) for area in (programme, SUPPLIES) if area}
    return [Under("order", pk, area, None, agreement.pk) for pk, area in sorted(areas)]


def _told(under: Iterable[Under]) -> dict[int, set[str]]:
    """By act that tells of a deed the office keeps, the areas of the deed."""
    found: dict[int, set[str]] = {}
    told = {one.act for one in under} - {None}
    for act in Act.objects.filter(pk__in=told) if told else ():
        areas = {one.area for one in under if one.act == act.pk and one.area}
        found.setdefault(surviving(act).pk, set()).update(areas)
    return found


def _under(act: int, promise: Promise, areas: dict[int, set[str]], named: dict[int, set[int]]) -> bool:
    return promise.area in areas.get(act, ()) or act in named.get(promise.pk, ())


def _of_parties(agreement: Agreement, since: date | None, until: date | None) -> list[int]:
    side = {surviving(party.partner).pk: party.side for party in parties(agreement)}
    if since is None or len(side) < 2:
        return []
    found = seen(ActParty, False).filter(partner__in=side, act__starts__gte=since)
    found = found.filter(act__starts__lte=until) if until else found
    together: dict[int, set[int]] = {}
    for act, partner in found.values_list("act", "partner"):
        together.setdefault(act, set()).add(partner)
    two = len(set(side.values())) > 1
    return [act for act, who in together.items() if len({side[p] for p in who} if two else who) > 1]


def _activities(agreement: Agreement) -> list[PlannedActivity]:
    found = rows(PlannedActivity).filter(plan__agreement=agreement, plan__withdrawn=False)
    return list(found.exclude(act=None))


def _named(agreement: Agreement) -> dict[int, set[int]]:
    """By promise, the acts that somebody named as what fulfils it."""
    numbers = Promise.objects.filter(agreement=agreement, withdrawn=False).values_list("pk", flat=True)
    found: dict[int, set[int]] = {}
    for cited in Cited.objects.filter(noun=Promise.noun, record__in=list(numbers), withdrawn_at=None):
        if cited.act is not None:
            found.setdefault(cited.record, set()).add(surviving(cited.act).pk)
    return found


def _areas(acts: Iterable[int], agreement: Agreement, under: Iterable[Under]) -> dict[int, set[str]]:
    found: dict[int, set[str]] = _told(under)
    for act, area in seen(ActArea, False).filter(act__in=list(acts)).values_list("act", "area"):
        found.setdefault(act, set()).add(area)
    for activity in _activities(agreement):
        if activity.area:
            found.setdefault(surviving(activity.act).pk, set()).add(activity.area)
    return found
