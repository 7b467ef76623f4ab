"""Where values go if they go on as they went, how sure that is, and how wrong it would have been before. Pure.

The model is a random walk with drift: the mean yearly step goes on, and the doubt grows with the distance. Its band is
of Student's t with as many degrees as there are steps less one, for the step itself is only known from them. Why this
one, and not a fitted trend: decision 046. Steps are taken where they can be the same everywhere: in the odds of shares
(0 to 100), in the logarithm of what falls towards nothing, else in the number itself.

SciPy gives the quantiles of t; it is an extra (``cosante[results]``) that is imported when a projection is asked for.
"""

import math
from collections.abc import Callable, Sequence
from fractions import Fraction
from itertools import pairwise
from typing import NamedTuple

from cosante.register.records.moments import YEAR
from cosante.register.records.progress import Point

#: Fewer values than these give no projection.
FEWEST = 6
#: A back-test begins with so many values.
FIRST = 4
#: How often the value should lie in the band.
LEVEL = 0.8
#: A share of 0 or 100 has no odds: it stands this far inside.
_EDGE = 0.25

Number = float


class Scale(NamedTuple):
    """How numbers become such in which steps are even, and back."""

    name: str
    to: Callable[[Number], Number]
    back: Callable[[Number], Number]


class Ahead(NamedTuple):
    """What is to be expected at a moment: the middle, and the band that holds it eight times in ten."""

    at: Fraction
    value: Number
    low: Number
    high: Number


class Tried(NamedTuple):
    """One projection made as if it were then: the value that came, and what had been expected."""

    at: Fraction
    came: Number
    expected: Ahead
    unchanged: Number


class BackTest(NamedTuple):
    """How wrong it would have been: mean error, that of saying that all stays as it is, how many lay in the band."""

    tries: Sequence[Tried]
    error: Number
    unchanged: Number
    inside: int


class Projection(NamedTuple):
    """Why there is none (``too-few``, ``too-close``, ``no-library``), or all of it."""

    lacking: str
    scale: str = ""
    ahead: Sequence[Ahead] = ()
    test: BackTest | None = None
    #: It was asked for further ahead than the values reach back: up to here it is given.
    cut: Fraction | None = None


def project(points: Sequence[Point], at: Sequence[Fraction], unit: str, up: bool) -> Projection:
    """The projection to these moments, which lie after the last value; those too far ahead are left out.

    ``points`` at different moments. Further ahead than the values reach back nothing is said.
    """
    known = sorted(points)
    if len(known) < FEWEST:
        return Projection("too-few")
    if any(later.at == sooner.at for sooner, later in pairwise(known)):
        return Projection("too-close")
    if _quantile(LEVEL, 3) is None:
        return Projection("no-library")
    scale = scale_for(unit, up, [float(point.value) for point in known])
    furthest = known[-1].at + (known[-1].at - known[0].at)
    asked = sorted({moment for moment in at if moment > known[-1].at})
    cut = furthest if asked and asked[-1] > furthest else None
    ahead = _ahead(known, [*(moment for moment in asked if moment <= furthest), *([cut] if cut else [])], scale)
    return Projection("", scale.name, ahead, _tested(known, scale), cut)


def scale_for(unit: str, up: bool, values: Sequence[Number]) -> Scale:
    """The scale for values of that unit."""
    if unit in ("percent", "index") and all(0 <= value <= 100 for value in values):
        return Scale("odds", _odds, _share)
    if not up and all(value > 0 for value in values):
        return Scale("ratio", math.log, math.exp)
    if all(value >= 0 for value in values):
        return Scale("number", float, lambda value: max(0.0, value))
    return Scale("number", float, float)


def _odds(value: Number) -> Number:
    inside = min(max(value, _EDGE), 100 - _EDGE)
    return math.log(inside / (100 - inside))


def _share(odds: Number) -> Number:
    return 100 / (1 + math.exp(-odds)) if odds > -700 else 0.0


def _ahead(known: Sequence[Point], moments: Sequence[Fraction], scale: Scale) -> list[Ahead]:
    """The model: the step of a year and its doubt from what is known, carried on."""
    times = [float(point.at / YEAR) for point in known]
    values = [scale.to(float(point.value)) for point in known]
    gaps = [later - sooner for sooner, later in pairwise(times)]
    steps = [later - sooner for sooner, later in pairwise(values)]
    length, degrees = times[-1] - times[0], len(steps) - 1
    drift = (values[-1] - values[0]) / length
    variance = sum((step - drift * gap) ** 2 / gap for step, gap in zip(steps, gaps, strict=True)) / degrees
    wide = _quantile(LEVEL, degrees) or 0.0
    found = []
    for moment in moments:
        on = float(moment / YEAR) - times[-1]
        middle, doubt = values[-1] + drift * on, wide * math.sqrt(variance * (on + on * on / length))
        found.append(Ahead(moment, scale.back(middle), scale.back(middle - doubt), scale.back(middle + doubt)))
    return found


def _tested(known: Sequence[Point], scale: Scale) -> BackTest:
    """Rolling origin: with the first four values the fifth is projected, with the first five the sixth, and so on."""
    tries = []
    for n in range(FIRST, len(known)):
        (expected,) = _ahead(known[:n], [known[n].at], scale)
        tries.append(Tried(known[n].at, float(known[n].value), expected, float(known[n - 1].value)))
    return BackTest(
        tries,
        sum(abs(one.came - one.expected.value) for one in tries) / len(tries),
        sum(abs(one.came - one.unchanged) for one in tries) / len(tries),
        sum(within(one.came, one.expected) for one in tries),
    )


def within(value: Number, band: Ahead) -> bool:
    """Does the value lie in the band? Its ends do, but for what floats lose."""
    slack = 1e-9 * max(1.0, abs(value))
    return band.low - slack <= value <= band.high + slack


def _quantile(level: Number, degrees: int) -> Number | None:
    """How many standard errors the band is wide, each way; nothing where SciPy is not installed."""
    try:
        from scipy.stats import t
    except ImportError:
        return None
    return float(t.ppf((1 + level) / 2, degrees))
