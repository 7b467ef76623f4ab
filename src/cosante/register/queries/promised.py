"""Promised against done: what an agreement promises, and the acts and sums of the register that are under it.

An act counts where at least two of the agreement's parties take part in it, of different sides where two are named,
from the day of signing to its end; where a work plan of the agreement says that it did an activity; or where somebody
named it as what fulfils a promise. It counts in each health area that is told of it, once.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import NamedTuple

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
from cosante.register.queries.filters import seen
from cosante.register.queries.followed import Followed, one, parties
from cosante.register.queries.kept_rows import rows
from cosante.register.queries.partners import surviving
from cosante.register.records.agreements import counted, outcome
from cosante.register.records.totals import Row, total

#: What counts though nobody has reviewed it yet: the list of acts has it, too.
COUNTED = ("unreviewed",)


class Sum(NamedTuple):
    """Money of one stage in one currency."""

    stage: str
    currency: str
    amount: Decimal


@dataclass(frozen=True)
class Line:
    """One promise: what became of it, the acts under it, their money by stage, and how many sums are left out."""

    promise: Promise
    outcome: str
    due: date | None
    acts: tuple[int, ...]
    money: list[Sum]
    left_out: int


@dataclass(frozen=True)
class Promised:
    """All promises of an agreement. ``why``: by act, why it counts; ``areas``: by act, where."""

    agreement: Agreement
    since: date | None
    until: date | None
    lines: list[Line]
    why: dict[int, str] = field(default_factory=dict)
    areas: dict[int, set[str]] = field(default_factory=dict)

    @property
    def numbers(self) -> dict[str, int]:
        """How many promises are active, late and waiting."""
        return counted(line.outcome for line in self.lines)

    @property
    def elsewhere(self) -> list[int]:
        """Acts under it in no promised area."""
        here = {pk for line in self.lines for pk in line.acts}
        return [pk for pk in self.why if pk not in here]


def promised(agreement: Agreement, today: date) -> Promised:
    """What it promises against what was done, on that day."""
    stands = one(agreement, today)
    why = deeds(agreement, stands)
    areas = _areas(why, agreement)
    named = _named(agreement)
    lines = [
        _line(promise, stands, today, [pk for pk in why if _under(pk, promise, areas, named)])
        for promise in rows(Promise).filter(agreement=agreement)
    ]
    return Promised(agreement, stands.first.signed or stands.terms.begins, stands.until, lines, why, areas)


def deeds(agreement: Agreement, stands: Followed) -> dict[int, str]:
    """By act that counts, in the order of their days, why: ``parties``, ``plan`` or ``named``."""
    since = stands.first.signed or stands.terms.begins
    found = dict.fromkeys(_of_parties(agreement, since, stands.until), "parties")
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


def _line(promise: Promise, stands: Followed, today: date, acts: list[int]) -> Line:
    due = promise.due or stands.until
    money, left_out = sums(acts)
    return Line(promise, outcome(bool(acts), due, today), due, tuple(acts), money, left_out)


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


def _areas(acts: Iterable[int], agreement: Agreement) -> dict[int, set[str]]:
    found: dict[int, set[str]] = {}
    for act, area in seen(ActArea, False).filter(act__in=list(acts)).values_list("act", "area"):
        found.setdefault(act, set()).add(area)
    for activity in _activities(agreement):
        if activity.area:
            found.setdefault(surviving(activity.act).pk, set()).add(activity.area)
    return found
