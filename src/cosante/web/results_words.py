"""Results in words: where an indicator stands, by what rule; values with their units; what is not as it should be.

What partners did stands beside the values. No sentence here, in whatever language, says that it brought them about: a
test reads all of them.
"""

from decimal import Decimal
from fractions import Fraction
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from cosante.register.models import Indicator, Unit
from cosante.register.models.measured import part_words
from cosante.register.queries.results import Measured, Problem
from cosante.register.records.progress import Standing
from cosante.web import dates, words
from cosante.web.labels import Labels

STANDINGS: Labels = {
    Standing.REACHED: gettext_lazy("reached"),
    Standing.AHEAD: gettext_lazy("ahead"),
    Standing.ON_TRACK: gettext_lazy("on track"),
    Standing.OFF_TRACK: gettext_lazy("off track"),
    Standing.MISSED: gettext_lazy("missed"),
    Standing.NO_BASELINE: gettext_lazy("no baseline"),
    Standing.NO_TARGET: gettext_lazy("no target"),
    Standing.NO_VALUE: gettext_lazy("no value"),
    Standing.TOO_EARLY: gettext_lazy("no value since the baseline"),
}
#: The colour of a standing, as badges have it.
TONES = {
    Standing.REACHED: "done",
    Standing.AHEAD: "done",
    Standing.ON_TRACK: "ongoing",
    Standing.OFF_TRACK: "conflict",
    Standing.MISSED: "conflict",
}
PROGRAMMES: Labels = {
    "sdg3": gettext_lazy("SDG 3"),
    "uhc": gettext_lazy("Universal health coverage"),
    "malaria": gettext_lazy("Malaria"),
    "tuberculosis": gettext_lazy("Tuberculosis"),
    "hiv": gettext_lazy("HIV and AIDS"),
    "immunization": gettext_lazy("Immunization"),
    "maternal-child": gettext_lazy("Maternal, newborn and child health"),
    "system": gettext_lazy("Health system"),
}
TRACERS: Labels = {
    "rmnch": gettext_lazy("reproductive, maternal, newborn and child health"),
    "infectious": gettext_lazy("infectious diseases"),
    "ncd": gettext_lazy("noncommunicable diseases"),
    "capacity": gettext_lazy("service capacity and access"),
}
SCALES: Labels = {
    "odds": gettext_lazy("Steps are taken in the odds, so that a share stays between 0 and 100."),
    "ratio": gettext_lazy("Steps are taken as a share of the value, so that it falls towards nothing and not below."),
    "number": gettext_lazy("Steps are taken in the number itself."),
}
RULE = gettext_lazy(
    "The way is the straight line from the baseline through each target. A tenth of the whole way or more before the "
    "line is ahead, a tenth or more behind it is off track, between them is on track. Whoever has the last target is "
    "at “reached”; whoever does not when its time has come, at “missed”."
)
BESIDE = gettext_lazy(
    "What partners did stands beside the values, by when it was. It does not say why the values are as they are: "
    "many things move them."
)
WHOLE = pgettext_lazy("of an indicator", "whole")


def short_words(value: Decimal | Fraction | float, indicator: Indicator) -> str:
    """Where the unit is said already: 70 %, 12.5."""
    said = number_words(value)
    return _("%(number)s %%") % {"number": said} if indicator.unit == Unit.PERCENT else said


def value_words(value: Decimal | Fraction | float, indicator: Indicator) -> str:
    """With its unit: 70 %, 12.5 per 1,000 live births."""
    said = short_words(value, indicator)
    if indicator.unit == Unit.PERCENT:
        return said
    if indicator.unit in (Unit.NUMBER, Unit.INDEX, Unit.OTHER):
        return f"{said} {indicator.unit_words}" if indicator.unit_words else said
    return f"{said} {indicator.get_unit_display()}"


def number_words(value: Decimal | Fraction | float) -> str:
    """An exact number as it is; a share or what was computed to four digits that count."""
    if isinstance(value, Decimal):
        return words.number_words(value)
    rough = float(value)
    if abs(rough) >= 1000:
        return words.number_words(Decimal(round(rough)))
    return words.number_words(Decimal(f"{rough:.{1 if abs(rough) >= 10 else 2}f}"))


def share_words(share: Fraction | None) -> str:
    """``2/3`` → 67 %; nothing for nothing."""
    return "" if share is None else words.percent_words(Decimal(round(share * 100)))


def period_words(period: str) -> str:
    """As pages say dates."""
    return dates.date_words(period)


def standing_words(standing: Standing) -> str:
    """Where it stands."""
    return str(STANDINGS[standing])


def problem_words(problem: Problem, indicator: Indicator) -> str:
    """What is not as it should be, in a sentence."""
    row, values = problem.about, problem.values
    said: dict[str, Any] = {
        "n": words.number_words(values.get("n", 0)),
        "period": period_words(values.get("period", "")),
    }
    if row is not None:
        said |= {"value": value_words(row.value, indicator), "period": period_words(row.period)}
        said |= {"part": part_words(row.part) or WHOLE}
    if "made" in values:
        said["made"] = value_words(values["made"], indicator)
    return str(_PROBLEMS[problem.kind]) % said


_PROBLEMS: Labels = {
    "out-of-bounds": gettext_lazy("%(value)s for %(period)s is outside what the unit allows."),
    "told-twice": gettext_lazy("%(period)s (%(part)s) is there twice; the one entered last is used."),
    "not-the-whole": gettext_lazy("The whole of %(period)s is %(value)s, and its parts make %(made)s."),
    "no-weights": gettext_lazy("The parts of %(period)s make no whole: say over how many each was counted."),
    "wrong-side": gettext_lazy("The target %(value)s for %(period)s lies on the wrong side of the baseline."),
    "before-baseline": gettext_lazy("The target for %(period)s is not after the baseline."),
    "no-source": gettext_lazy("Values without a source: %(n)s."),
    "other-than-listed": gettext_lazy("Its unit or direction is not that of the catalogue."),
}


def measured_words(measured: Measured | None, indicator: Indicator, unit: bool = True) -> str:
    """``70 % (2024)``; nothing for nothing. Where the unit stands beside it already, without it."""
    if measured is None:
        return ""
    said = (value_words if unit else short_words)(measured.value, indicator)
    return f"{said} ({period_words(measured.period)})"
