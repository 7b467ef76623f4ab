"""Arithmetic of results: nothing appears or vanishes, nothing is divided by nothing, and bounds hold."""

import math
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as some

from cosante.register.records.moments import YEAR, middle, start_of, year_of
from cosante.register.records.parts_of_values import Cell, agrees, decimal_of, mean, read, total, wholes, write
from cosante.register.records.progress import TOLERANCE, Point, Standing, on_the_line, progress, share
from cosante.register.records.projection import FEWEST, project, scale_for, within
from cosante.register.records.readiness import compared, difference, score
from cosante.vocabulary.errors import BadValue
from cosante.vocabulary.indicators import KEYS

numbers = some.decimals(-(10**9), 10**9, places=3)
counts = some.decimals(0, 10**9, places=2)
moments = some.integers(700_000, 740_000).map(Fraction)
points = some.builds(Point, moments, numbers)


# A whole and its parts


@given(some.lists(some.tuples(numbers, counts), min_size=1, max_size=8))
def test_a_weighted_mean_lies_between_its_parts_and_gives_back_their_sum(cells):
    found = mean([Cell(f"age={n}", value, weight) for n, (value, weight) in enumerate(cells)])
    weights = sum(Fraction(weight) for _value, weight in cells)
    if weights == 0:
        assert found is None
        return
    counted = [value for value, weight in cells if weight]
    assert min(counted) <= found <= max(counted)
    assert found * weights == sum(Fraction(value) * Fraction(weight) for value, weight in cells)


@given(some.lists(some.tuples(counts, counts), min_size=2, max_size=6), some.data())
def test_it_does_not_matter_how_the_parts_are_grouped(cells, data):
    every = [Cell(f"age={n}", value, weight) for n, (value, weight) in enumerate(cells)]
    assume(sum(weight for _value, weight in cells) > 0)
    at = data.draw(some.integers(1, len(every) - 1))
    groups = []
    for part in (every[:at], every[at:]):
        weight = sum(Fraction(cell.weight) for cell in part)
        groups.append((mean(part) or Fraction(0), weight))
    joined = sum(value * weight for value, weight in groups) / sum(weight for _value, weight in groups)
    assert joined == mean(every)


@given(some.lists(numbers, max_size=8))
def test_a_sum_is_exactly_that_of_its_parts(values):
    cells = [Cell(f"province={n}", value) for n, value in enumerate(values)]
    assert total(cells) == sum(map(Fraction, values))
    assert decimal_of(total(cells)) == sum(values, Decimal(0))


def test_parts_without_their_weights_make_no_whole_and_say_which():
    (found,) = wholes([Cell("sex=female", Decimal(60), Decimal(10)), Cell("sex=male", Decimal(50))], added=False)
    assert found.value is None
    assert found.lacking == ["sex=male"]
    (found,) = wholes([Cell("sex=female", Decimal(60)), Cell("sex=male", Decimal(50))], added=True)
    assert found.value == 110


def test_a_part_that_is_told_twice_makes_no_whole():
    (found,) = wholes([Cell("sex=female", Decimal(6)), Cell("sex=female", Decimal(5))], added=True)
    assert (found.value, found.double) == (None, ["sex=female"])


def test_each_kind_of_parts_makes_a_whole_of_its_own():
    cells = [
        Cell("sex=female", Decimal(6)),
        Cell("sex=male", Decimal(4)),
        Cell("age=0-4", Decimal(7)),
        Cell("", Decimal(9)),
    ]
    assert [(found.keys, found.value) for found in wholes(cells, True)] == [(("age",), 7), (("sex",), 10)]


def test_a_written_whole_agrees_with_its_parts_to_its_last_digit():
    assert agrees(Decimal("66.7"), Fraction(200, 3))
    assert not agrees(Decimal("66.6"), Fraction(200, 3))
    assert agrees(Decimal(110), Fraction(110))
    assert not agrees(Decimal(111), Fraction(110))


names = some.text(
    some.characters(exclude_characters=";=\n", exclude_categories=("Cs", "Cc", "Zs", "Zl", "Zp")),
    min_size=1,
    max_size=8,
)


@given(some.dictionaries(some.sampled_from(KEYS), names, max_size=4))
def test_a_part_is_read_as_it_was_written(parts):
    assert read(write(parts)) == parts
    assert write(read(write(parts))) == write(parts)


@pytest.mark.parametrize("wrong", ["female", "sex", "sex=", "colour=red", "sex=a; sex=b"])
def test_what_is_no_part_is_refused(wrong):
    with pytest.raises(BadValue):
        read(wrong)


# Progress


@given(numbers, numbers, numbers)
def test_the_way_is_none_of_it_at_the_baseline_and_all_of_it_at_the_target(start, end, value):
    if start == end:
        assert share(start, value, end) is None
        return
    assert share(start, start, end) == 0
    assert share(start, end, end) == 1
    found = share(start, value, end)
    assert Fraction(start) + found * (Fraction(end) - Fraction(start)) == Fraction(value)
    if min(start, end) <= value <= max(start, end):
        assert 0 <= found <= 1


@given(points, some.lists(points, min_size=1, max_size=4), points, some.booleans())
def test_progress_divides_by_nothing_and_keeps_its_rule(start, targets, latest, up):
    found = progress(start, targets, latest, up)
    if latest.at < start.at:
        assert found.standing == Standing.TOO_EARLY
        return
    last = max(targets)
    if found.share is None:
        assert last.value == start.value
        assert found.standing in (Standing.REACHED, Standing.MISSED, Standing.ON_TRACK, Standing.OFF_TRACK)
        return
    if found.share >= 1:
        assert found.standing == Standing.REACHED
    elif latest.at >= last.at:
        assert found.standing == Standing.MISSED
    else:
        lead = found.share - found.due
        said = {True: Standing.AHEAD, False: Standing.ON_TRACK}[lead >= TOLERANCE]
        assert found.standing == (Standing.OFF_TRACK if lead <= -TOLERANCE else said)


@given(points, some.lists(points, min_size=1, max_size=4), moments)
def test_the_line_goes_through_its_ends_and_never_beyond(start, targets, at):
    after = [target for target in targets if target.at > start.at]
    ends = [Fraction(start.value), *(Fraction(target.value) for target in targets)]
    assert min(ends) <= on_the_line(at, start, targets) <= max(ends)
    assert on_the_line(start.at, start, after) == start.value
    if after:
        assert on_the_line(max(after).at, start, after) == max(after).value


@given(points, points, numbers)
def test_up_and_down_mirror_each_other(start, end, value):
    assume(start.at < end.at and start.value != end.value)
    latest = Point((start.at + end.at) / 2, value)
    mirrored = [Point(point.at, -point.value) for point in (start, end, latest)]
    one, two = progress(start, [end], latest, True), progress(mirrored[0], [mirrored[1]], mirrored[2], False)
    assert (one.standing, one.share, one.due) == (two.standing, two.share, two.due)


def test_what_is_lacking_is_said():
    point = Point(Fraction(730_000), Decimal(5))
    assert progress(point, [], point, True).standing == Standing.NO_TARGET
    assert progress(None, [point], point, True).standing == Standing.NO_BASELINE
    assert progress(point, [point], None, True).standing == Standing.NO_VALUE


def test_a_level_to_be_kept_is_kept_or_not():
    start, end = Point(Fraction(730_000), Decimal(95)), Point(Fraction(733_000), Decimal(95))
    assert progress(start, [end], Point(Fraction(731_000), Decimal(96)), True).standing == Standing.ON_TRACK
    assert progress(start, [end], Point(Fraction(731_000), Decimal(94)), True).standing == Standing.OFF_TRACK
    assert progress(start, [end], Point(Fraction(733_000), Decimal(94)), True).standing == Standing.MISSED


def test_a_period_stands_at_its_middle():
    assert middle("2023") == Fraction(start_of(2023) + start_of(2024), 2)
    assert middle("2024-01/2024-06") == Fraction(start_of(2024) + Fraction(start_of(2024) + 182), 2)
    assert year_of(middle("2024-12-31")) == 2024
    assert [middle(text) for text in ("2024/..", "P2Y", "soon", "XXXX-05")] == [None] * 4


# Projection


def yearly(values, first=2010):
    return [Point(middle(str(year)), Decimal(str(value))) for year, value in enumerate(values, first)]


def test_too_few_values_give_no_projection():
    found = project(yearly(range(10, 10 + FEWEST - 1)), [middle("2030")], "percent", True)
    assert found.lacking == "too-few"
    assert not found.ahead
    assert found.test is None


def test_a_straight_line_goes_on_straight_and_its_past_is_met():
    found = project(yearly([10, 12, 14, 16, 18, 20, 22]), [middle("2020")], "number", True)
    (ahead,) = found.ahead
    assert ahead.value == pytest.approx(30, abs=0.01)
    assert found.test.error == pytest.approx(0, abs=0.02)
    assert found.test.unchanged == pytest.approx(2)
    assert len(found.test.tries) == 3


def test_further_ahead_than_the_values_reach_back_nothing_is_said():
    found = project(yearly([10, 12, 13, 16, 18, 20, 22]), [middle("2018"), middle("2060")], "number", True)
    assert found.cut == middle("2016") + (middle("2016") - middle("2010"))
    assert max(ahead.at for ahead in found.ahead) == found.cut


def test_two_values_at_one_moment_give_none():
    points = yearly([10, 12, 13, 16, 18, 20])
    assert project([*points, points[-1]], [middle("2020")], "number", True).lacking == "too-close"


shares = some.lists(some.decimals(0, 100, places=1), min_size=FEWEST, max_size=12)


@given(shares)
def test_a_share_stays_a_share_and_the_doubt_grows(values):
    found = project(yearly(values), [middle(str(2010 + len(values) + n)) for n in (0, 2)], "percent", True)
    for ahead in [*found.ahead, *(tried.expected for tried in found.test.tries)]:
        assert 0 <= ahead.low <= ahead.value + 1e-9
        assert ahead.value <= ahead.high + 1e-9
        assert ahead.high <= 100
    near, far = found.ahead
    odds = scale_for("percent", True, [50.0]).to
    widths = [odds(ahead.high) - odds(ahead.low) for ahead in (near, far)]
    assert widths[1] >= widths[0] - 1e-6 or far.low < 0.3 or far.high > 99.7
    assert len(found.test.tries) == len(values) - 4
    assert 0 <= found.test.inside <= len(found.test.tries)


@given(some.lists(some.decimals("0.1", 1000, places=1), min_size=FEWEST, max_size=12))
def test_what_falls_never_falls_below_nothing(values):
    found = project(yearly(values), [middle(str(2012 + len(values)))], "per-100000", False)
    assert found.scale == "ratio"
    assert all(ahead.low >= 0 and math.isfinite(ahead.value) for ahead in found.ahead)


def test_the_band_holds_eight_in_ten_of_walks_that_were_made():
    """Random walks with drift of a fixed seed: what came lies in the band about as often as it says."""
    import random

    made, inside, asked = random.Random(3), 0, 400
    for _walk in range(asked):
        value, values = 500.0, []
        for _year in range(12):
            value += made.gauss(2, 5)
            values.append(round(value, 3))
        found = project(yearly(values[:9]), [middle("2021")], "number", True)
        inside += within(values[11], found.ahead[0])
    assert abs(inside / asked - 0.8) < 0.04


def test_a_gap_of_years_is_a_longer_step():
    """Surveys come when they come: five years between two of them are not one step."""
    uneven = [Point(middle(str(year)), Decimal(2 * (year - 2000))) for year in (2000, 2001, 2006, 2007, 2012, 2013)]
    (ahead,) = project(uneven, [middle("2018")], "number", True).ahead
    assert ahead.value == pytest.approx(36, abs=0.05)


# Readiness

answers = some.sampled_from(["yes", "partly", "no", ""])


@given(some.lists(some.tuples(answers, answers), max_size=12))
def test_readiness_is_between_nothing_and_all_and_counts_what_was_answered(pairs):
    found = compared(pairs)
    for side, answered in ((found.before, [one for one, _ in pairs]), (found.after, [two for _, two in pairs])):
        assert side.asked == len(pairs)
        assert side.answered == sum(bool(one) for one in answered)
        assert (side.share is None) == (side.answered == 0)
        assert side.share is None or 0 <= side.share <= 1
    assert (found.change is None) == (found.both == 0)
    if found.both == len(pairs) and pairs:
        assert found.change == found.after.share - found.before.share


def test_partly_is_a_half():
    assert score(["yes", "partly", "no", ""]).share == Fraction(1, 2)


def test_a_difference_needs_both():
    assert difference(Decimal("4.5"), Decimal(10)) == Decimal("5.5")
    assert difference(None, Decimal(10)) is None


def test_a_year_is_that_of_the_calendar():
    assert Fraction(3652425, 10000) == YEAR
