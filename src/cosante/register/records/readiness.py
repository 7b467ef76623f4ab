"""How ready a facility is, before and after: shares of yes, partly and no. Exact, without Django.

Yes counts one, partly a half, no nothing; what nobody answered counts nowhere and is told. Numbers have no share: they
stand beside each other, with their difference.
"""

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

POINTS = {"yes": Fraction(1), "partly": Fraction(1, 2), "no": Fraction(0)}


class Score(NamedTuple):
    """``share`` of what was answered, nothing where nothing was; how many of how many were."""

    share: Fraction | None
    answered: int
    asked: int


class Compared(NamedTuple):
    """Before and after, over all that was answered at either time, and the change over what was answered at both."""

    before: Score
    after: Score
    change: Fraction | None
    both: int


def score(answers: Iterable[str]) -> Score:
    """The share of one time."""
    every = list(answers)
    given = [POINTS[answer] for answer in every if answer in POINTS]
    return Score(sum(given, Fraction(0)) / len(given) if given else None, len(given), len(every))


def compared(pairs: Iterable[tuple[str, str]]) -> Compared:
    """Of answers before and after."""
    every = list(pairs)
    both = [(POINTS[one], POINTS[two]) for one, two in every if one in POINTS and two in POINTS]
    change = sum((two - one for one, two in both), Fraction(0)) / len(both) if both else None
    return Compared(score(one for one, _ in every), score(two for _, two in every), change, len(both))


def difference(before: Decimal | None, after: Decimal | None) -> Decimal | None:
    """How much more there is; nothing where either is not known."""
    return None if before is None or after is None else after - before
