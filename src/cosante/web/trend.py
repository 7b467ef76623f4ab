"""The line of an indicator as shapes: the way that was meant, the values, and a band where it may go. Pure functions.

1000 units wide and ``TALL`` high, stretched to the page; nothing here is text. Years and numbers stand over it in HTML,
at places in hundredths.
"""

import math
from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import NamedTuple

from cosante.register.records.moments import start_of, year_of

TALL = 400
_LEFT, _RIGHT, _TOP, _BOTTOM = 60, 985, 20, 360
#: At most so many years are named below, and so many numbers at the side.
_YEARS, _LINES = 8, 5


class Spot(NamedTuple):
    """A moment and a number."""

    at: Fraction
    value: float


class Band(NamedTuple):
    """The middle of what is to be expected at a moment, and from where to where."""

    at: Fraction
    value: float
    low: float
    high: float


class Tick(NamedTuple):
    """A number at the side or a year below: what it says, its place in the drawing, and in hundredths."""

    value: float
    at: int
    place: int


class Trend(NamedTuple):
    """All that is drawn: paths, and ticks with their places."""

    went: str
    dots: str
    way: str
    goals: str
    ahead: str
    band: str
    lines: Sequence[Tick]
    years: Sequence[Tick]


def trend(values: Sequence[Spot], way: Sequence[Spot], goals: Sequence[Spot], ahead: Sequence[Band]) -> Trend | None:
    """The drawing; nothing where there is nothing to draw. ``ahead`` begins where the values end."""
    spots = [*values, *way, *(Spot(band.at, band.value) for band in ahead)]
    if not spots:
        return None
    numbers = [spot.value for spot in spots] + [end for band in ahead for end in (band.low, band.high)]
    lines = steps(min(numbers), max(numbers))
    first = start_of(year_of(min(spot.at for spot in spots)))
    last = start_of(year_of(max(spot.at for spot in spots)) + 1)
    scale = _Scale(float(first), float(last), min([lines[0], *numbers]), max([lines[-1], *numbers]))
    run = [Spot(band.at, band.value) for band in ahead]
    low, high = [Spot(band.at, band.low) for band in ahead], [Spot(band.at, band.high) for band in reversed(ahead)]
    return Trend(
        scale.line(values),
        "".join(scale.dot(spot) for spot in values),
        scale.line(way),
        "".join(scale.dot(spot) for spot in goals),
        scale.line(run),
        f"{scale.line([*low, *high])}Z" if ahead else "",
        [Tick(value, scale.y(value), round(100 * scale.y(value) / TALL)) for value in lines],
        [Tick(year, x, round(x / 10)) for year, x in _years(first, last, scale)],
    )


class _Scale(NamedTuple):
    first: float
    last: float
    low: float
    high: float

    def x(self, at: Fraction) -> int:
        return round(_LEFT + (_RIGHT - _LEFT) * (float(at) - self.first) / (self.last - self.first))

    def y(self, value: float) -> int:
        wide = self.high - self.low or 1.0
        return round(_BOTTOM - (_BOTTOM - _TOP) * (value - self.low) / wide)

    def line(self, spots: Iterable[Spot]) -> str:
        said = [f"{self.x(spot.at)} {self.y(spot.value)}" for spot in spots]
        return f"M{'L'.join(said)}" if said else ""

    def dot(self, spot: Spot) -> str:
        """A line of no length, whose round ends are a dot however the drawing is stretched."""
        return f"M{self.x(spot.at)} {self.y(spot.value)}h0"


def steps(low: float, high: float) -> list[float]:
    """Round numbers that hold everything from low to high, a few: 50, 60, 70, 80."""
    wide = high - low
    if wide <= 1e-9 * max(1.0, abs(low), abs(high)):
        wide = max(1.0, abs(high))
    rough = wide / (_LINES - 1)
    size = 10.0 ** math.floor(math.log10(rough))
    step = next(size * factor for factor in (1, 2, 2.5, 5, 10) if size * factor >= rough * 0.999)
    first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
    return [round(n * step, 10) for n in range(first, max(last, first + 1) + 1)]


def _years(first: Fraction, last: Fraction, scale: _Scale) -> list[tuple[int, int]]:
    """Years that begin within the drawing, every one or every few, in the middle of each."""
    from_year, to_year = year_of(first), year_of(last) - 1
    every = max(1, math.ceil((to_year - from_year + 1) / _YEARS))
    found = []
    for year in range(from_year, to_year + 1, every):
        found.append((year, scale.x((start_of(year) + start_of(year + 1)) / 2)))
    return found
