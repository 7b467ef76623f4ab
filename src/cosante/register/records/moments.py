"""When a period is, as one number: so that periods of different lengths can stand on one line. Pure functions.

A period stands at its middle, in days since 1 January of year 1 as ``date.toordinal`` counts, exactly.
"""

from datetime import date
from fractions import Fraction

from cosante.vocabulary.dates import Duration, parse
from cosante.vocabulary.errors import BadValue

#: Days in a year of the Gregorian calendar, over its 400 years.
YEAR = Fraction(146_097, 400)


def middle(period: str) -> Fraction | None:
    """The middle of an EDTF period; nothing for one that has no first or last day, or is a length."""
    try:
        found = parse(period)
    except BadValue:
        return None
    if isinstance(found, Duration) or found.earliest is None or found.latest is None:
        return None
    return Fraction(found.earliest.toordinal() + found.latest.toordinal() + 1, 2)


def year_of(at: Fraction) -> int:
    """The calendar year in which that moment lies."""
    return date.fromordinal(max(1, int(at))).year


def start_of(year: int) -> Fraction:
    """The moment at which a year begins."""
    return Fraction(date(year, 1, 1).toordinal())
