#!/usr/bin/env python3
"""How sure three ways to project few yearly values are, beside how sure they say they are (decision 046).

Makes series of four kinds with fixed seeds, projects each from its first values, and prints how often what came lay in
the band of 80 %, and the mean distance to its middle. Needs the extras ``results`` and ``bench`` (statsmodels).
"""

import argparse
import math
import random
import warnings
from collections.abc import Callable, Sequence
from decimal import Decimal

from cosante.register.records.moments import middle
from cosante.register.records.progress import Point
from cosante.register.records.projection import LEVEL, project

AHEAD = 5
Band = tuple[float, float, float]


def walk(values: Sequence[float]) -> Band:
    """The register's own: random walk with drift."""
    points = [Point(middle(str(2000 + n)), Decimal(repr(value))) for n, value in enumerate(values)]
    (ahead,) = project(points, [middle(str(2000 + len(values) + AHEAD - 1))], "other", True).ahead
    return ahead.low, ahead.value, ahead.high


def trend(values: Sequence[float]) -> Band:
    """A straight line by least squares, with its prediction interval."""
    import statsmodels.api as sm

    years = sm.add_constant([float(n) for n in range(len(values))])
    found = sm.OLS(values, years).fit().get_prediction([[1.0, len(values) - 1.0 + AHEAD]])
    low, high = found.conf_int(obs=True, alpha=1 - LEVEL)[0]
    return low, found.predicted_mean[0], high


def state_space(values: Sequence[float]) -> Band:
    """Level with drift and noise, its variances estimated."""
    import statsmodels.api as sm

    found = sm.tsa.UnobservedComponents(list(values), "lldtrend").fit(disp=0).get_forecast(AHEAD)
    low, high = found.conf_int(alpha=1 - LEVEL)[-1]
    return low, found.predicted_mean[-1], high


def noise(made: random.Random, n: int) -> list[float]:
    return [0.15 * year + made.gauss(0, 0.3) for year in range(n)]


def drifting(made: random.Random, n: int) -> list[float]:
    value, values = 0.0, []
    for _year in range(n):
        value += made.gauss(0.15, 0.3)
        values.append(value)
    return values


def lasting(made: random.Random, n: int) -> list[float]:
    error, values = 0.0, []
    for year in range(n):
        error = 0.6 * error + made.gauss(0, 0.25)
        values.append(0.15 * year + error)
    return values


def slowing(made: random.Random, n: int) -> list[float]:
    return [2 * (1 - math.exp(-year / 6)) + made.gauss(0, 0.1) for year in range(n)]


KINDS: dict[str, Callable[[random.Random, int], list[float]]] = {
    "trend and noise": noise,
    "random walk with drift": drifting,
    "trend with noise that lasts": lasting,
    "growth that slows down": slowing,
}


def main() -> None:
    """Print a line for each kind of series."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--values", type=int, default=9)
    parser.add_argument("--series", type=int, default=300)
    asked = parser.parse_args()
    warnings.simplefilter("ignore")
    print(f"{asked.values} values, {AHEAD} years ahead, band of {LEVEL:.0%}: in the band, off by")
    for name, make in KINDS.items():
        said = []
        for way in (trend, walk, state_space):
            made, inside, off = random.Random(46), 0, 0.0
            for _series in range(asked.series):
                values = make(made, asked.values + AHEAD)
                low, expected, high = way(values[: asked.values])
                inside += low <= values[-1] <= high
                off += abs(values[-1] - expected)
            said.append(f"{way.__name__} {inside / asked.series:.2f}, {off / asked.series:.2f}")
        print(f"{name}: {'; '.join(said)}")


if __name__ == "__main__":
    main()
