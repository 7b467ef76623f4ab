"""How much is needed, from consumption or from morbidity; how long stock lasts; what the risk is to run out.

Consumption: World Health Organization, Operational Guide for National Tuberculosis Control Programmes on the
Introduction and Use of Fixed-Dose Combination Drugs (2002), annex 5; the same method is in Management Sciences for
Health, MDS-3: Managing Access to Medicines and Health Technologies (2012), chapter 20, as is the one from morbidity.

    CA = CT ÷ (RM − DOS ÷ 30.4)            average monthly consumption, days without stock taken out
    SS = CA × LT                           safety stock, or CA × the months that are said
    QO = CA × (LT + PP) + SS − (SI + SO)   quantity to order
    QM = C × S % × Q                       from morbidity: cases × share treated × units for a treatment

Losses add their share to what is needed before stock is taken off. Quantities are rounded up to whole units.
"""

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from cosante.register.records.supply.exact import NOTHING, up

DAYS_OF_A_MONTH = Fraction("30.4")
Number = Decimal | None


class Reckoned(NamedTuple):
    """What is to be asked for, and each figure on the way, by its sign; none where a figure is missing."""

    quantity: Decimal | None
    steps: tuple[tuple[str, Fraction], ...]
    missing: tuple[str, ...] = ()


def _of(number: Number) -> Fraction:
    return Fraction(number) if number is not None else Fraction(0)


def monthly(used: Number, months: Number, days_out: Number = None) -> Fraction | None:
    """CA: the average monthly consumption; none where nothing is known, or there never was stock."""
    if used is None or months is None:
        return None
    with_stock = _of(months) - _of(days_out) / DAYS_OF_A_MONTH
    return Fraction(used) / with_stock if with_stock > 0 else None


class Consumption(NamedTuple):
    """Figures of the consumption method; in units and months. ``safety`` that is not said is the lead time."""

    used: Number
    months: Number
    days_out: Number = None
    lead: Number = None
    cover: Number = None
    safety: Number = None
    on_hand: Number = None
    on_order: Number = None
    extra: Number = None


def by_consumption(known: Consumption) -> Reckoned:
    """The quantity to order."""
    average = monthly(known.used, known.months, known.days_out)
    names = (("CA", average), ("LT", known.lead), ("PP", known.cover))
    missing = tuple(name for name, value in names if value is None)
    if average is None or missing:
        return Reckoned(None, (("CA", average),) if average is not None else (), missing)
    lead, cover = _of(known.lead), _of(known.cover)
    safety = average * (lead if known.safety is None else _of(known.safety))
    gross = (average * (lead + cover) + safety) * (1 + _of(known.extra) / 100)
    there = _of(known.on_hand) + _of(known.on_order)
    quantity = max(up(gross - there), NOTHING)
    steps = (("CA", average), ("SS", safety), ("gross", gross), ("there", there), ("QO", Fraction(quantity)))
    return Reckoned(quantity, steps)


class Morbidity(NamedTuple):
    """Figures of the morbidity method. ``share`` in per cent: all where it is not said."""

    cases: Number
    per_case: Number
    share: Number = None
    on_hand: Number = None
    on_order: Number = None
    extra: Number = None


def by_morbidity(known: Morbidity) -> Reckoned:
    """The quantity to order: cases × treatment."""
    missing = tuple(name for name, value in (("C", known.cases), ("Q", known.per_case)) if value is None)
    if missing:
        return Reckoned(None, (), missing)
    share = Fraction(100) if known.share is None else _of(known.share)
    treated = _of(known.cases) * share / 100
    needed = treated * _of(known.per_case)
    gross = needed * (1 + _of(known.extra) / 100)
    there = _of(known.on_hand) + _of(known.on_order)
    quantity = max(up(gross - there), NOTHING)
    steps = (("treated", treated), ("QM", needed), ("gross", gross), ("there", there), ("QO", Fraction(quantity)))
    return Reckoned(quantity, steps)


def months_of_stock(
    on_hand: Decimal, average: Fraction, arriving: Iterable[tuple[Fraction, Decimal]] = ()
) -> Fraction | None:
    """How many months stock lasts at the average consumption, with what arrives before it has run out.

    ``arriving``: in how many months, and how much. None where nothing is used.
    """
    if average <= 0:
        return None
    lasts = max(Fraction(on_hand), Fraction(0)) / average
    for when, quantity in sorted(arriving):
        if when > lasts:
            break
        lasts += Fraction(quantity) / average
    return lasts


def risk(lasts: Fraction | None, on_hand: Decimal, lead: Number, safety: Number = None) -> str:
    """The risk to run out, by this rule: ``out`` where there is none now; ``high`` where it lasts less than the lead

    time, so that an order of today comes too late; ``some`` where it lasts less than lead time and safety stock; else
    ``low``. ``unknown`` where consumption or lead time is not known.
    """
    if on_hand <= 0:
        return "out"
    if lasts is None or lead is None:
        return "unknown"
    until = _of(lead) + (_of(lead) if safety is None else _of(safety))
    return "high" if lasts < _of(lead) else "some" if lasts < until else "low"
