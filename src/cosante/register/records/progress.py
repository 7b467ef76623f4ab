"""How far a value is on the way from its baseline to its target, and whether that is as far as it should be. Exact.

The rule, which pages state: the way is the straight line from the baseline through each target in the order of time.
``ahead`` is a tenth of the whole way or more before the line, ``off track`` a tenth or more behind it, ``on track`` is
between. From the day of the last target on it is ``reached`` or ``missed``; reached is reached before that, too.
"""

from collections.abc import Sequence
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import NamedTuple

#: So much of the whole way before or behind the line is still on track.
TOLERANCE = Fraction(1, 10)


class Point(NamedTuple):
    """A value and when it holds, as ``moments.middle`` counts."""

    at: Fraction
    value: Decimal


class Standing(StrEnum):
    """What can be said of it; the last four say why nothing can."""

    REACHED = "reached"
    AHEAD = "ahead"
    ON_TRACK = "on-track"
    OFF_TRACK = "off-track"
    MISSED = "missed"
    NO_BASELINE = "no-baseline"
    NO_TARGET = "no-target"
    NO_VALUE = "no-value"
    TOO_EARLY = "too-early"


class Progress(NamedTuple):
    """``share``: of the way from baseline to last target, below 0 where it went the other way; ``due``: what the line
    asks for by then, from 0 to 1; ``expected``: the value on the line. Nothing where there is no way to go."""

    standing: Standing
    share: Fraction | None = None
    due: Fraction | None = None
    expected: Fraction | None = None


def share(baseline: Decimal, value: Decimal, target: Decimal) -> Fraction | None:
    """The share of the way; nothing where the target is the baseline, so that there is no way."""
    if target == baseline:
        return None
    return (Fraction(value) - Fraction(baseline)) / (Fraction(target) - Fraction(baseline))


def on_the_line(at: Fraction, baseline: Point, targets: Sequence[Point]) -> Fraction:
    """The value that the way has at that moment; before it the baseline, after it the last target.

    Targets that are not after the baseline are no part of the way.
    """
    before = baseline
    for target in sorted(target for target in targets if target.at > baseline.at):
        if at < before.at:
            break
        if at < target.at:
            gone = (at - before.at) / (target.at - before.at)
            return Fraction(before.value) + gone * (Fraction(target.value) - Fraction(before.value))
        before = target
    return Fraction(before.value)


def progress(baseline: Point | None, targets: Sequence[Point], latest: Point | None, up: bool) -> Progress:
    """Where the latest value stands. ``up``: is more better? Asked only where baseline and target are the same."""
    if baseline is None or latest is None or not targets:
        lacking = {baseline is None: Standing.NO_BASELINE, latest is None: Standing.NO_VALUE}
        return Progress(Standing.NO_TARGET if not targets else lacking[True])
    if latest.at < baseline.at:
        return Progress(Standing.TOO_EARLY)
    last = max(targets)
    gone = share(baseline.value, latest.value, last.value)
    expected = on_the_line(latest.at, baseline, targets)
    if gone is None:
        held = latest.value >= last.value if up else latest.value <= last.value
        passed = Standing.REACHED if latest.at >= last.at else Standing.ON_TRACK
        failed = Standing.MISSED if latest.at >= last.at else Standing.OFF_TRACK
        return Progress(passed if held else failed, expected=expected)
    due = (expected - Fraction(baseline.value)) / (Fraction(last.value) - Fraction(baseline.value))
    return Progress(_standing(gone, due, latest.at >= last.at), gone, due, expected)


def _standing(gone: Fraction, due: Fraction, over: bool) -> Standing:
    if gone >= 1:
        return Standing.REACHED
    if over:
        return Standing.MISSED
    if gone - due >= TOLERANCE:
        return Standing.AHEAD
    return Standing.OFF_TRACK if due - gone >= TOLERANCE else Standing.ON_TRACK


def against(baseline: Decimal, target: Decimal, up: bool) -> bool:
    """Does the target lie on the wrong side of its baseline?"""
    return target < baseline if up else target > baseline
