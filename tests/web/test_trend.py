"""The drawing of an indicator: all of it within its frame, round numbers at its side, a band that opens."""

import re
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as some

from cosante.web.trend import TALL, Band, Spot, steps, trend

spots = some.builds(
    Spot,
    some.integers(730_000, 745_000).map(Fraction),
    some.floats(-1e6, 1e6, allow_nan=False).map(lambda n: round(n, 3)),
)


@given(some.floats(-1e9, 1e9), some.floats(0, 1e9))
def test_the_lines_hold_everything_between(low, wide):
    found = steps(low, low + wide)
    slack = 1e-6 * max(1, abs(low), wide)
    assert found[0] <= low + slack
    assert found[-1] >= low + wide - slack
    assert 2 <= len(found) <= 7


def test_round_numbers_stand_at_the_side():
    assert steps(52, 79) == [50, 60, 70, 80]
    assert steps(5, 5) == pytest.approx([4, 6], abs=2)


@given(some.lists(spots, min_size=1, max_size=12), some.lists(spots, max_size=3))
def test_everything_drawn_lies_within_the_frame(values, goals):
    ordered = sorted(values)
    last = ordered[-1]
    ahead = [
        Band(last.at, last.value, last.value, last.value),
        Band(last.at + 700, last.value, last.value - 5, last.value + 5),
    ]
    found = trend(ordered, [ordered[0], *goals], goals, ahead)
    paths = "".join((found.went, found.dots, found.way, found.goals, found.ahead, found.band))
    for x, y in re.findall(r"[ML](-?\d+) (-?\d+)", paths):
        assert 0 <= int(x) <= 1000
        assert 0 <= int(y) <= TALL
    for tick in (*found.lines, *found.years):
        assert 0 <= tick.place <= 100
    assert len(found.years) <= 8
    assert found.band.endswith("Z")


def test_of_nothing_nothing_is_drawn():
    assert trend([], [], [], []) is None
