"""What money comes to: conversion with dated rates, totals, tables, the burn-down. Pure functions, exact Decimals.

Nothing appears or vanishes: what is given to a total is in its figure or among what it leaves out. Every figure is the
sum of what it lists. Another currency is converted with the latest rate at or before the value date, each row rounded
to the smallest unit of the currency (half to even) before it is added, so that the rows add up to their total. Where
there is no such rate there is no figure, never nought.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_EVEN, Context, Decimal, Inexact
from typing import NamedTuple

from cosante.vocabulary.money import minor_units

#: What is planned, then the stages in their order.
BUDGET = "budget"
STAGES = ("pledge", "commitment", "allocation", "disbursement", "expenditure", "delivered")
KINDS = (BUDGET, *STAGES)
#: Whose money; delegated funds are nobody's own and are not added to the others.
OWN, COFINANCED, DELEGATED = FUNDING = ("own", "cofinanced", "delegated")

_EXACT = Context(prec=60, traps=[Inexact])
_WIDE = Context(prec=60)


class Money(NamedTuple):
    """One budget line (its stage is ``budget``) or one transaction.

    ``day``: its value date; of a line the first day of its period. ``until``: the last day of a line's period.
    ``year``: ``2024``, of a line perhaps ``2024/2025``, or nothing where it is not stated.
    """

    number: int
    stage: str
    amount: Decimal
    currency: str
    day: date | None = None
    until: date | None = None
    year: str = ""
    area: str = ""
    funding: str = OWN
    agreement: int = 0
    line: int = 0
    provider: int = 0
    receiver: int = 0
    in_kind: bool = False
    estimated: bool = False
    reference: bool = True


class Rate(NamedTuple):
    """What one unit of a currency was in another on a day, and who says so."""

    currency: str
    into: str
    day: date
    rate: Decimal
    source: str
    number: int = 0


class Used(NamedTuple):
    """The rate of a conversion; ``inverse``: it is told the other way about, and the amount is divided by it."""

    rate: Rate
    inverse: bool = False


class Rates:
    """Every rate there is. Of two of one day and pair, the one that was entered last holds."""

    def __init__(self, rates: Iterable[Rate] = ()) -> None:
        self._of: dict[tuple[str, str], list[Rate]] = {}
        for rate in sorted(rates, key=lambda rate: (rate.day, rate.number)):
            self._of.setdefault((rate.currency, rate.into), []).append(rate)

    def latest(self, currency: str, into: str, day: date | None) -> Used | None:
        """The latest rate at or before the day, either way about; the one told in this direction where both are."""
        if day is None:
            return None
        straight, other = self._before(currency, into, day), self._before(into, currency, day)
        if other and (straight is None or other.day > straight.day):
            return Used(other, inverse=True)
        return Used(straight) if straight else None

    def _before(self, currency: str, into: str, day: date) -> Rate | None:
        found = self._of.get((currency, into), [])
        at = bisect_right(found, day, key=lambda rate: rate.day)
        return found[at - 1] if at else None


class Counted(NamedTuple):
    """Money with its amount in the currency of a total, and the rate by which it was converted, if it was."""

    money: Money
    amount: Decimal
    used: Used | None = None


@dataclass(frozen=True)
class Total:
    """A figure, what it is the sum of, and what is left out of it for want of a rate.

    ``amount`` is None where nothing could be counted.
    """

    currency: str
    amount: Decimal | None
    counted: tuple[Counted, ...] = ()
    left: tuple[Money, ...] = ()

    @property
    def rates(self) -> list[Used]:
        """The rates that were used, each once, in the order of their days."""
        used = {one.used for one in self.counted if one.used}
        return sorted(used, key=lambda one: (one.rate.day, one.rate.currency, one.rate.number))


def counted(money: Money, into: str, rates: Rates) -> Counted | None:
    """The money in that currency; None where there is no rate."""
    if money.currency == into:
        return Counted(money, money.amount)
    used = rates.latest(money.currency, into, money.day)
    if used is None:
        return None
    found = (_WIDE.divide if used.inverse else _WIDE.multiply)(money.amount, used.rate.rate)
    step = Decimal(1).scaleb(-minor_units(into))
    return Counted(money, found.quantize(step, ROUND_HALF_EVEN, _WIDE), used)


def total(moneys: Iterable[Money], into: str, rates: Rates) -> Total:
    """The figure of these in one currency."""
    given = [(money, counted(money, into, rates)) for money in moneys]
    inside = tuple(one for _money, one in given if one)
    left = tuple(money for money, one in given if one is None)
    return Total(into, added(one.amount for one in inside) if inside else None, inside, left)


def added(amounts: Iterable[Decimal]) -> Decimal:
    """Their exact sum."""
    found = Decimal(0)
    for amount in amounts:
        found = _EXACT.add(found, amount)
    return found


def less(one: Decimal, other: Decimal) -> Decimal:
    """Their exact difference."""
    return _EXACT.subtract(one, other)


def grouped(moneys: Iterable[Money], by: Callable[[Money], str]) -> dict[str, list[Money]]:
    """Each in the group of its key, in the order in which they come."""
    found: dict[str, list[Money]] = {}
    for money in moneys:
        found.setdefault(by(money), []).append(money)
    return found


def percent(part: Decimal | int, whole: Decimal | int) -> Decimal | None:
    """The share in hundredths with one decimal; None of nothing."""
    if whole <= 0:
        return None
    share = _WIDE.divide(_WIDE.multiply(Decimal(part), Decimal(100)), Decimal(whole))
    return share.quantize(Decimal("0.1"), ROUND_HALF_EVEN, _WIDE)


class Point(NamedTuple):
    """How things stand at the end of a day: share of the time gone and of the money spent, and what is left of it."""

    day: date
    gone: Decimal
    spent: Decimal
    share: Decimal
    left: Decimal


@dataclass(frozen=True)
class Burn:
    """Money spent against time gone: the first point is the eve of the first day. ``after``: spent after the end."""

    whole: Decimal
    first: date
    last: date
    points: tuple[Point, ...]
    after: tuple[Counted, ...]


def burn(spent: Total, whole: Decimal | None, first: date | None, last: date | None, until: date) -> Burn | None:
    """How what is spent goes down against time, step by step to ``until`` or the end; None where no term or sum is."""
    if not whole or first is None or last is None or last < first:
        return None
    days, stop = (last - first).days + 1, min(until, last)
    ends = [first - timedelta(days=1), *(day for day in _steps(first, last) if day < stop)]
    if stop >= first:
        ends.append(stop)
    points = []
    for day in ends:
        so_far = added(one.amount for one in spent.counted if one.money.day and one.money.day <= day)
        gone = percent((day - first).days + 1, days) or Decimal(0)
        points.append(Point(day, gone, so_far, percent(so_far, whole) or Decimal(0), less(whole, so_far)))
    after = tuple(one for one in spent.counted if one.money.day and one.money.day > last)
    return Burn(whole, first, last, tuple(points), after)


def _steps(first: date, last: date) -> list[date]:
    """The ends of months, quarters or years within the term, as many as a table can have."""
    months = 12 * (last.year - first.year) + last.month - first.month + 1
    step = 1 if months <= 12 else 3 if months <= 48 else 12
    found, month = [], 12 * first.year + first.month - 1
    while True:
        month = month - month % step + step
        end = date(month // 12, month % 12 + 1, 1) - timedelta(days=1)
        if end >= last:
            return found
        found.append(end)
