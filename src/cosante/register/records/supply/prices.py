"""What was paid against a reference price of its day and currency. Nothing is converted."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from cosante.register.records.supply.exact import times, total


class Reference(NamedTuple):
    """The price of one unit by a list."""

    number: int
    price: Decimal
    currency: str
    since: date | None = None
    until: date | None = None


class Against(NamedTuple):
    """A price beside its reference: the ratio, and how much more (or less) the whole quantity cost."""

    reference: Reference
    ratio: Fraction | None
    more: Decimal


def reference_of(day: date | None, currency: str, known: Iterable[Reference]) -> Reference | None:
    """The reference of that currency that holds on the day, the newest of several; the newest of all without a day."""
    fits = [
        one
        for one in known
        if one.currency == currency
        and (day is None or ((one.since is None or one.since <= day) and (one.until is None or day <= one.until)))
    ]
    return max(fits, key=lambda one: (one.since or date.min, one.number), default=None)


def against(price: Decimal, quantity: Decimal, reference: Reference) -> Against:
    """The price beside that reference."""
    ratio = Fraction(price) / Fraction(reference.price) if reference.price else None
    return Against(reference, ratio, times(quantity, total((price, -reference.price))))
