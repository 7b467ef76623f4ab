"""Values of indicators on their way to DHIS2: where each goes, or why it cannot go.

Promise: each value of the indicators asked for is in one of the two lists. Two that DHIS2 would hold in one place are
refused both; nothing is added up, estimated or sent to a place that nobody named.
"""

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from django.utils.translation import gettext as _

from cosante.exchange.dhis2.data_values import DataValue
from cosante.exchange.dhis2.periods import period
from cosante.register.models import DataElement, Indicator, OrgUnit, ResultValue
from cosante.register.queries.kept_rows import rows
from cosante.register.records.folding import fold
from cosante.vocabulary.dates import Duration, parse
from cosante.vocabulary.errors import BadValue


class Going(NamedTuple):
    """A value, and what DHIS2 gets of it; or why it gets nothing."""

    row: ResultValue
    value: DataValue | None
    why: str = ""


def going(indicators: Iterable[Indicator]) -> list[Going]:
    """Each of their values, by indicator, period and part."""
    asked = {one.pk: one for one in indicators}
    elements: dict[tuple[int, str], list[DataElement]] = {}
    for element in rows(DataElement).filter(indicator__in=asked):
        elements.setdefault((element.indicator_id, element.part), []).append(element)
    units: dict[str, set[str]] = {}
    for unit in rows(OrgUnit):
        units.setdefault(fold(unit.where).strip(), set()).add(unit.org_unit)
    values = rows(ResultValue).filter(indicator__in=asked).order_by("indicator", "period", "part", "pk")
    found = [_one(row, asked[row.indicator_id], elements, units) for row in values]
    twice = Counter(one.value.key for one in found if one.value)
    said = _("Another value goes to the same data element, period and organisation unit. Withdraw one of them.")
    return [one._replace(value=None, why=said) if one.value and twice[one.value.key] > 1 else one for one in found]


def _one(
    row: ResultValue,
    indicator: Indicator,
    elements: dict[tuple[int, str], list[DataElement]],
    units: dict[str, set[str]],
) -> Going:
    try:
        element = _element(elements.get((row.indicator_id, row.part), []), row.part)
        unit = _unit(units.get(fold(indicator.where).strip(), set()), indicator.where)
        value = DataValue(
            element.data_element,
            _period(row.period),
            unit,
            row.value,
            element.category_option_combo,
            element.attribute_option_combo,
            row.comment,
        )
    except BadValue as error:
        return Going(row, None, error.message)
    return Going(row, value)


def _element(found: list[DataElement], part: str) -> DataElement:
    if not found and part:
        raise BadValue(_("The indicator has no data element for the part “%(part)s”. Add it there.") % {"part": part})
    if not found:
        raise BadValue(_("The indicator has no data element. Add it there."))
    if len(found) > 1:
        raise BadValue(_("The indicator has several data elements for this. Withdraw all but one."))
    return found[0]


def _unit(found: set[str], where: str) -> str:
    if not found and where:
        raise BadValue(_("No organisation unit is said for “%(where)s”. Add it.") % {"where": where})
    if not found:
        raise BadValue(_("No organisation unit is said for indicators that name no place. Add it."))
    if len(found) > 1:
        raise BadValue(
            _("Several organisation units are said for “%(where)s”. Withdraw all but one.") % {"where": where}
        )
    return next(iter(found))


def _period(text: str) -> str:
    found = parse(text)
    try:
        if isinstance(found, Duration) or found.earliest is None or found.latest is None:
            raise BadValue(text)
        return period(found.earliest, found.latest)
    except BadValue:
        raise BadValue(
            _("“%(period)s” is no period of DHIS2, which has days, weeks, months, quarters, half years and years.")
            % {"period": text}
        ) from None
