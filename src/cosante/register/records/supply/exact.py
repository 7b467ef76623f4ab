"""Sums and products of decimals without rounding, whatever their number of digits."""

from collections.abc import Iterable
from decimal import Context, Decimal, Inexact
from fractions import Fraction

#: Enough for products of two numbers of 15 digits, and for sums of as many of them as a register can have.
_EXACT = Context(prec=120, traps=[Inexact])
NOTHING = Decimal(0)


def total(numbers: Iterable[Decimal | None]) -> Decimal:
    """The sum; what is not there counts as nothing."""
    found = NOTHING
    for number in numbers:
        if number is not None:
            found = _EXACT.add(found, number)
    return found


def times(one: Decimal, other: Decimal) -> Decimal:
    """The product."""
    return _EXACT.multiply(one, other)


def rounded(exact: Fraction, places: int = 2) -> Decimal:
    """The nearest decimal of so many places, half to even."""
    return Decimal(round(exact * 10**places)).scaleb(-places)


def up(exact: Fraction, step: Decimal = Decimal(1)) -> Decimal:
    """The least multiple of ``step`` that is not below it."""
    return times(Decimal(-(-exact // Fraction(step))), step)
