"""What indicators say: their values in order, wholes made of parts, how far each is on its way, what is not as it
should be. Nothing here is refused: a problem is shown beside the row that it is about.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from cosante.register.models import Baseline, Contribution, Figured, Indicator, IndicatorAgreement, ResultValue, Target
from cosante.register.queries.kept_rows import rows
from cosante.register.records.moments import middle
from cosante.register.records.parts_of_values import Cell, Whole, agrees, decimal_of, wholes
from cosante.register.records.progress import Point, Progress, against, progress
from cosante.register.records.projection import Projection, project

#: Units whose values lie between nothing and a hundred.
_HUNDRED = ("percent", "index")


@dataclass(frozen=True)
class Measured:
    """A value on the line of an indicator: a row, or a whole that was made of rows."""

    at: Fraction
    period: str
    value: Decimal
    row: Figured | None = None
    made: Whole | None = None

    @property
    def point(self) -> Point:
        """As arithmetic takes it."""
        return Point(self.at, self.value)


@dataclass(frozen=True)
class Problem:
    """What is not as it should be: its kind, the row or the period it is about, and what else is to be said."""

    kind: str
    about: Any = None
    values: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Line:
    """One part of an indicator, or the whole (``part`` is nothing): where it came from and where it is to go."""

    part: str
    baseline: Measured | None
    targets: Sequence[Measured]
    values: Sequence[Measured]
    progress: Progress

    @property
    def latest(self) -> Measured | None:
        """The last value in time."""
        return self.values[-1] if self.values else None

    @property
    def target(self) -> Measured | None:
        """The last target in time."""
        return self.targets[-1] if self.targets else None


@dataclass(frozen=True)
class Followed:
    """An indicator with all that was kept of it."""

    indicator: Indicator
    whole: Line
    parts: Sequence[Line]
    problems: Sequence[Problem]


def followed(indicators: Iterable[Indicator]) -> list[Followed]:
    """Each with its lines, in the order given; three questions to the database for all of them."""
    wanted = list(indicators)
    tables = [_by_indicator(model, wanted) for model in (Baseline, Target, ResultValue)]
    return [_followed(one, *(table.get(one.pk, []) for table in tables)) for one in wanted]


def until(one: Followed, year: int) -> Followed:
    """The same as it stood when the year ended: without the values of later."""
    end, whole = date(year + 1, 1, 1).toordinal(), one.whole
    known = [value for value in whole.values if value.at < end]
    latest = known[-1].point if known else None
    start = whole.baseline.point if whole.baseline else None
    found = progress(start, [target.point for target in whole.targets], latest, one.indicator.up)
    return replace(one, whole=replace(whole, values=known, progress=found))


def _by_indicator(model: type[Figured], wanted: Sequence[Indicator]) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = {}
    for row in rows(model).filter(indicator__in=wanted).select_related(None):
        found.setdefault(row.indicator_id, []).append(row)
    return found


def _followed(one: Indicator, baselines: Sequence[Any], targets: Sequence[Any], values: Sequence[Any]) -> Followed:
    problems = [*_of_rows(one, [*baselines, *targets, *values]), *_unsaid(values)]
    made, more = _made(one, values)
    parts = sorted({row.part for row in (*baselines, *targets, *values) if row.part})
    whole = _line(one, "", baselines, targets, values, made)
    lines = [_line(one, part, baselines, targets, values, []) for part in parts]
    problems += [*more, *(problem for line in (whole, *lines) for problem in _of_line(one, line))]
    return Followed(one, whole, lines, problems)


def _line(
    one: Indicator,
    part: str,
    baselines: Sequence[Any],
    targets: Sequence[Any],
    values: Sequence[Any],
    made: Sequence[Measured],
) -> Line:
    known = measured(row for row in values if row.part == part)
    periods = {value.period for value in known}
    known = sorted([*known, *(one for one in made if one.period not in periods)], key=lambda value: value.at)
    starts, ends = (measured(row for row in found if row.part == part) for found in (baselines, targets))
    start = starts[-1] if starts else None
    found = progress(
        start.point if start else None,
        [end.point for end in ends],
        known[-1].point if known else None,
        one.up,
    )
    return Line(part, start, ends, known, found)


def measured(found: Iterable[Any]) -> list[Measured]:
    """Rows in the order of time; of two for one period the one that was entered last."""
    latest: dict[str, Any] = {}
    for row in sorted(found, key=lambda row: row.pk):
        latest[row.period] = row
    moments = ((middle(row.period), row) for row in latest.values())
    return sorted(
        (Measured(at, row.period, row.value, row) for at, row in moments if at is not None), key=lambda one: one.at
    )


def _made(one: Indicator, values: Sequence[Any]) -> tuple[list[Measured], list[Problem]]:
    """Wholes made of parts, for periods that have none of their own; where both are there, whether they agree."""
    made: list[Measured] = []
    problems: list[Problem] = []
    for period in dict.fromkeys(row.period for row in values):
        at, of = middle(period), [row for row in values if row.period == period]
        own = next((row for row in reversed(of) if not row.part), None)
        for whole in wholes([Cell(row.part, row.value, row.weight) for row in of], one.added):
            if len(whole.cells) < 2 or at is None:
                continue
            if whole.value is None:
                if own is None and whole.lacking:
                    problems.append(Problem("no-weights", None, {"period": period}))
                continue
            if own is None:
                made.append(Measured(at, period, decimal_of(whole.value), None, whole))
            elif not agrees(own.value, whole.value):
                problems.append(Problem("not-the-whole", own, {"made": decimal_of(whole.value, 4), "period": period}))
    return list({one.period: one for one in reversed(made)}.values()), problems


def _of_rows(one: Indicator, found: Sequence[Any]) -> list[Problem]:
    """Values that are out of what the unit allows, and periods that are told twice."""
    problems, seen = [], set()
    for row in found:
        if (one.unit in _HUNDRED and not 0 <= row.value <= 100) or (row.value < 0 and one.unit != "other"):
            problems.append(Problem("out-of-bounds", row))
        if (row.noun, row.period, row.part) in seen:
            problems.append(Problem("told-twice", row))
        seen.add((row.noun, row.period, row.part))
    return problems


def _unsaid(values: Sequence[Any]) -> list[Problem]:
    lacking = [row for row in values if not row.source]
    return [Problem("no-source", None, {"n": len(lacking)})] if lacking else []


def _of_line(one: Indicator, line: Line) -> list[Problem]:
    """Targets on the wrong side of the baseline, or before it in time."""
    start, problems = line.baseline, []
    if start is None:
        return []
    for target in line.targets:
        if against(start.value, target.value, one.up):
            problems.append(Problem("wrong-side", target.row))
        if target.at <= start.at:
            problems.append(Problem("before-baseline", target.row))
    return problems


def projected(one: Followed) -> Projection:
    """Where the whole goes if it goes on as it went: to every target that is still to come, and to the next years."""
    values = one.whole.values
    moments = [target.at for target in one.whole.targets]
    return project([value.point for value in values], moments, one.indicator.unit, one.indicator.up)


def serving(indicator: Indicator) -> list[Any]:
    """The agreements that it serves."""
    return list(rows(IndicatorAgreement).filter(indicator=indicator))


def beside(indicator: Indicator) -> list[Any]:
    """What partners did beside it, the first first."""
    return list(rows(Contribution, ("begins", "id")).filter(indicator=indicator))
