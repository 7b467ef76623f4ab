"""What the pages of indicators show: the sentence of where one stands, its table and drawing, the projection, parts."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Any, NamedTuple

from django.http import HttpRequest
from django.utils.translation import gettext as _

from cosante.register.models import Agreement, Indicator, IndicatorAgreement, ReadinessList
from cosante.register.models.measured import part_words
from cosante.register.queries import results
from cosante.register.queries.kept_rows import rows
from cosante.register.queries.results import Followed, Line, Measured
from cosante.register.records.moments import year_of
from cosante.register.records.progress import on_the_line, share
from cosante.register.records.projection import FEWEST, LEVEL, Projection, within
from cosante.web import words
from cosante.web.looks import looks
from cosante.web.results_words import (
    BESIDE,
    RULE,
    SCALES,
    TONES,
    measured_words,
    number_words,
    period_words,
    problem_words,
    share_words,
    short_words,
    standing_words,
)
from cosante.web.trend import Band, Spot, Tick, Trend, trend


class Cells(NamedTuple):
    """A line of the table of values."""

    period: str
    value: str
    due: str
    gone: str
    source: str
    made: str
    target: str
    row: Any


class Shown(NamedTuple):
    """One indicator in a list: its row, where it stands, and in words what that is made of."""

    row: Indicator
    standing: str
    tone: str
    latest: str
    baseline: str
    target: str
    gone: str
    due: str
    problems: int


def shown(one: Followed) -> Shown:
    """A line of the board."""
    line, indicator = one.whole, one.indicator
    return Shown(
        indicator,
        standing_words(line.progress.standing),
        TONES.get(line.progress.standing, ""),
        measured_words(line.latest, indicator),
        measured_words(line.baseline, indicator, unit=False),
        measured_words(line.target, indicator, unit=False),
        share_words(line.progress.share),
        share_words(line.progress.due),
        len(one.problems) + _unlike(indicator),
    )


def _unlike(indicator: Indicator) -> bool:
    listed = indicator.listed
    return listed is not None and (listed.unit, listed.direction) != (indicator.unit, indicator.direction)


def indicator_page(row: Indicator, request: HttpRequest) -> Mapping[str, Any]:
    """Context of ``indicator.html`` besides what every page of kept rows has."""
    (one,) = results.followed([row])
    projection = results.projected(one)
    problems = [problem_words(problem, row) for problem in one.problems]
    if _unlike(row):
        problems.append(problem_words(results.Problem("other-than-listed"), row))
    return {
        "one": shown(one),
        "from_to": [measured_words(value, row, unit=False) for value in (one.whole.baseline, one.whole.target)],
        "listed": row.listed,
        "rule": RULE,
        "beside_words": BESIDE,
        "beside": years_beside(one),
        "table": table(one),
        "drawing": drawing(one, projection),
        "lines": [shown_part(line, row) for line in one.parts],
        "projection": projection,
        "ahead": ahead_words(projection, one),
        "test": test_words(projection, row),
        "lacking": lacking_words(projection, one),
        "scale": SCALES.get(projection.scale, ""),
        "problems": problems,
    }


def table(one: Followed) -> list[Cells]:
    """Every value and target of the whole in the order of time."""
    line, indicator = one.whole, one.indicator
    cells = [(value.at, _cells(value, line, indicator)) for value in line.values]
    for target in line.targets:
        said = short_words(target.value, indicator)
        cells.append((target.at, Cells(period_words(target.period), "", "", "", "", "", said, target.row)))
    return [cell for _at, cell in sorted(cells, key=lambda pair: pair[0])]


def _cells(value: Measured, line: Line, indicator: Indicator) -> Cells:
    start, due, gone = line.baseline, "", ""
    if start and line.targets and value.at >= start.at:
        expected = on_the_line(value.at, start.point, [target.point for target in line.targets])
        due = short_words(expected, indicator)
        gone = share_words(share(start.value, value.value, line.targets[-1].value))
    made = ", ".join(str(cell.part) for cell in value.made.cells) if value.made else ""
    source = value.row.source if value.row else ""
    return Cells(
        period_words(value.period), short_words(value.value, indicator), due, gone, source, made, "", value.row
    )


def shown_part(line: Line, indicator: Indicator) -> dict[str, str]:
    """A line of the table by part."""
    return {
        "part": part_words(line.part),
        "latest": measured_words(line.latest, indicator),
        "baseline": measured_words(line.baseline, indicator),
        "target": measured_words(line.target, indicator),
        "gone": share_words(line.progress.share),
        "standing": standing_words(line.progress.standing),
        "tone": TONES.get(line.progress.standing, ""),
    }


class Drawn(NamedTuple):
    """The drawing with its years and numbers in words."""

    trend: Trend
    lines: Sequence[tuple[Tick, str]]
    years: Sequence[tuple[Tick, str]]
    unit: str


def drawing(one: Followed, projection: Projection) -> Drawn | None:
    """The line of the whole; two values or more."""
    line = one.whole
    values = [Spot(value.at, float(value.value)) for value in line.values]
    goals = [Spot(target.at, float(target.value)) for target in line.targets]
    start = [Spot(line.baseline.at, float(line.baseline.value))] if line.baseline else []
    ahead = [Band(one.at, one.value, one.low, one.high) for one in projection.ahead]
    if ahead:
        last = values[-1]
        ahead.insert(0, Band(last.at, last.value, last.value, last.value))
    if len(values) + len(goals) + len(start) < 2:
        return None
    found = trend(values, [*start, *goals] if start and goals else [], goals, ahead)
    if found is None:
        return None
    lines = [(tick, words.number_words(Decimal(str(tick.value)))) for tick in found.lines]
    years = [(tick, words.digits(int(tick.value))) for tick in found.years]
    return Drawn(found, lines, years, str(one.indicator.unit_words or one.indicator.get_unit_display()))


def ahead_words(projection: Projection, one: Followed) -> list[dict[str, str]]:
    """Each moment of the projection: what is to be expected, from where to where, and what the target says to it."""
    targets = {target.at: target for target in one.whole.targets}
    found = []
    for ahead in projection.ahead:
        target = targets.get(ahead.at)
        within_band = target is not None and within(float(target.value), ahead)
        better = target is not None and (
            ahead.low > float(target.value) if one.indicator.up else ahead.high < float(target.value)
        )
        verdict = ""
        if target is not None:
            verdict = _("the target lies within it") if within_band else _("it falls short of the target")
            verdict = _("it is beyond the target") if better else verdict
        found.append(
            {
                "period": period_words(target.period) if target else words.digits(year_of(ahead.at)),
                "value": short_words(ahead.value, one.indicator),
                "low": number_words(ahead.low),
                "high": number_words(ahead.high),
                "target": short_words(target.value, one.indicator) if target else "",
                "verdict": verdict,
            }
        )
    return found


def test_words(projection: Projection, indicator: Indicator) -> dict[str, Any]:
    """The back-test in words: how wrong it would have been."""
    test = projection.test
    if test is None:
        return {}
    return {
        "n": words.number_words(len(test.tries)),
        "inside": words.number_words(test.inside),
        "error": number_words(test.error),
        "unchanged": number_words(test.unchanged),
        "worse": test.error >= test.unchanged,
        "level": share_words(Fraction(str(LEVEL))),
        "tries": [
            {
                "year": words.digits(year_of(tried.at)),
                "came": number_words(tried.came),
                "expected": number_words(tried.expected.value),
                "low": number_words(tried.expected.low),
                "high": number_words(tried.expected.high),
                "inside": within(tried.came, tried.expected),
            }
            for tried in test.tries
        ],
    }


def lacking_words(projection: Projection, one: Followed) -> str:
    """Why there is no projection, or none as far as was asked."""
    if projection.lacking == "too-few":
        said = {"n": words.number_words(len(one.whole.values)), "least": words.number_words(FEWEST)}
        return _("There are too few values for a projection: %(n)s, and it takes %(least)s.") % said
    if projection.lacking == "too-close":
        return _("Two values stand at the same time, so that no step between them can be told: no projection is made.")
    if projection.lacking == "no-library":
        return _("Projections need the extra “results”: pip install 'cosante[results]'.")
    if not projection.ahead:
        return _("There is no target ahead, so that nothing is projected.")
    if projection.cut is not None:
        return _("A target lies further ahead than the values reach back; the projection ends in %(year)s.") % {
            "year": words.digits(year_of(projection.cut))
        }
    return ""


def years_beside(one: Followed) -> list[dict[str, Any]]:
    """By year: the values, and beside them what partners did then."""
    found: dict[int, dict[str, Any]] = {}
    for value in one.whole.values:
        line = found.setdefault(year_of(value.at), {"values": [], "beside": []})
        line["values"].append(short_words(value.value, one.indicator))
    timeless = {"values": [], "beside": []}
    for row in results.beside(one.indicator):
        first = (row.begins or row.ends).year if row.begins or row.ends else None
        last = row.ends.year if row.ends else first
        for year in range(first, last + 1) if first else ():
            found.setdefault(year, {"values": [], "beside": []})["beside"].append(row)
        if first is None:
            timeless["beside"].append(row)
    if not timeless["beside"] and not any(line["beside"] for line in found.values()):
        return []
    lines = [{"year": words.digits(year)} | line for year, line in sorted(found.items())]
    return lines + ([{"year": _("when is not said")} | timeless] if timeless["beside"] else [])


def of_agreement(agreement: Agreement, request: HttpRequest) -> Mapping[str, Any]:
    """The panel on the page of an agreement: indicators that serve it, readiness lists under it."""
    serving = rows(IndicatorAgreement).filter(agreement=agreement, indicator__withdrawn=False)
    indicators = [part.indicator for part in serving]
    return {
        "indicators": [shown(one) for one in results.followed(indicators)],
        "lists": rows(ReadinessList).filter(agreement=agreement),
        "list_look": looks()["readiness-list"],
    }
