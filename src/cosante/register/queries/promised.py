"""Promised against done: what an agreement promises, and the acts and sums of the register that are under it.

An act counts where at least two of the agreement's parties take part in it, of different sides where two are named,
from the day of signing to its end; where a work plan of the agreement says that it did an activity; where somebody
named it as what fulfils a promise; or where a deed that the office keeps says that it was done under the agreement. It
counts in each health area that is told of it, once. Deeds that the office keeps, and no act tells of, count beside, and
so do orders that were placed.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from django.db.models import Count, QuerySet

from cosante.register.models import Act, ActArea, ActMoney, Agreement, Promise
from cosante.register.queries.agreements import KIND
from cosante.register.queries.exchanges import Under
from cosante.register.queries.filters import seen
from cosante.register.queries.under import Gathered, gathered, money_of, sides_of, since_of
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
    return all_promised([agreement], today)[agreement.pk]


def all_promised(agreements: Iterable[Agreement], today: date) -> dict[int, Promised]:
    """The same of many, by number, in as many questions as of one."""
    found = gathered(agreements, today)
    acts = {pk: {one.pk: each.acts_of(one) for one in each.promises} for pk, each in found.items()}
    money = money_of({act for some in acts.values() for under in some.values() for act in under})
    return {
        pk: Promised(
            each.agreement,
            since_of(each.stands),
            each.stands.until,
            [_line(promise, each, today, acts[pk][promise.pk], money) for promise in each.promises],
            dict(each.why),
            {act: set(areas) for act, areas in each.areas.items()},
            [deed for deed in each.under if deed.act is None],
        )
        for pk, each in found.items()
    }


def active(promises: Sequence[Promise], today: date) -> set[int]:
    """Those of these promises for which something was done or is under way, by number; no sum is asked for."""
    agreements = {promise.agreement_id: promise.agreement for promise in promises}
    return {
        promise.pk
        for each in gathered(agreements.values(), today, promises).values()
        for promise in each.promises
        if _came(promise, each, each.acts_of(promise), today) == "active"
    }


def sums(acts: Iterable[int]) -> tuple[list[Sum], int]:
    """Their money, each stage and currency by itself, exact; and how many sums are left out of it."""
    numbers = set(acts)
    return _added(row for some in money_of(numbers).values() for row in some)


def _added(money: Iterable[ActMoney]) -> tuple[list[Sum], int]:
    found = sorted(money, key=lambda row: (row.stage, row.currency, row.pk))
    figures = total((Row("", f"{row.stage} {row.currency}", row.reasons, 1, row.amount) for row in found), COUNTED)
    added = [Sum(*figure.unit.split(), figure.amount) for figure in figures if figure.n]
    return added, sum(figure.left_out for figure in figures)


def undated(agreement: Agreement, promise: Promise) -> QuerySet[Act]:
    """Acts of its parties in that area whose day nobody told, most of its parties first: somebody may name them."""
    side = list(sides_of({agreement.pk: agreement})[agreement.pk])
    here = seen(ActArea, False).filter(area=promise.area).values("act")
    found = Act.objects.filter(pk__in=here, starts=None, ends=None, merged_into=None, sources__gt=0).exclude(type=KIND)
    of_them = found.filter(parties__partner__in=side).annotate(together=Count("parties__partner", distinct=True))
    return of_them.order_by("-together", "pk")


def _line(
    promise: Promise, each: Gathered, today: date, acts: Sequence[int], money: Mapping[int, list[ActMoney]]
) -> Line:
    added, left_out = _added(row for act in acts for row in money.get(act, ()))
    came = _came(promise, each, acts, today)
    return Line(promise, came, _day(promise, each), tuple(acts), tuple(_kept(promise, each)), added, left_out)


def _came(promise: Promise, each: Gathered, acts: Iterable[int], today: date) -> str:
    done, planned = set(acts) - set(each.planned), set(acts) & set(each.planned)
    return outcome(bool(done or _kept(promise, each)), bool(planned), _day(promise, each), today)


def _day(promise: Promise, each: Gathered) -> date | None:
    return promise.due or each.stands.until


def _kept(promise: Promise, each: Gathered) -> list[tuple[str, int]]:
    """Deeds of the office and orders in its area that no act tells of."""
    return [deed[:2] for deed in each.under if deed.act is None and deed.area == promise.area]
