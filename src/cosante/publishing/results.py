"""Indicators that an agreement serves, as results of its activity: baseline, targets, values, each with its parts.

Nobody says here whether an indicator is an output or an impact, so its type is 9 (other). Of two rows that say the
same period and part the one entered last holds, as on the pages.
"""

from collections.abc import Iterable
from datetime import date

from django.utils import translation
from django.utils.translation import gettext as _

from cosante.exchange.iati.nodes import FOREIGN, Node, words
from cosante.publishing.parts import Draft, clean_text, own_element, plain
from cosante.register.models import Agreement, Baseline, Figured, Indicator, ResultValue, Target, Unit
from cosante.register.queries.kept_rows import rows
from cosante.register.records.dates import bounds
from cosante.register.records.moments import middle, year_of
from cosante.register.records.parts_of_values import read

#: ResultType "other"; IndicatorMeasure unit and percentage; IndicatorVocabulary WHO registry and SDG.
_OTHER, _UNIT, _PERCENT, _WHO, _SDG = "9", "1", "2", "1", "9"


def results(draft: Draft, agreement: Agreement, language: str) -> list[str]:
    """Each indicator as a result; those that have no number are left out and told."""
    serving = agreement.indicator_parts.filter(withdrawn=False, indicator__withdrawn=False)
    left = []
    for part in serving.select_related("indicator").order_by("pk"):
        one = part.indicator
        numbers = _baselines(one, language), _periods(one, language)
        title = _title(one, language)
        if not any(numbers):
            left.append(_("“%(indicator)s” has neither a baseline nor a target nor a value") % {"indicator": title})
            continue
        named = [{"narrative": [words(title, language)]}]
        draft.add(
            "result", {"@type": _OTHER, "title": named, "indicator": [_indicator(one, named, *numbers, language)]}
        )
    return left


def _title(one: Indicator, language: str) -> str:
    listed = one.listed
    name = one.name or (listed.name(language) if listed else "")
    return clean_text(f"{name}, {one.where}" if one.where else name)


def _indicator(one: Indicator, named: list[Node], baselines: list[Node], periods: list[Node], language: str) -> Node:
    measure = _PERCENT if one.unit == Unit.PERCENT else _UNIT
    node: Node = {"@measure": measure, "@ascending": "1" if one.up else "0", "title": named}
    with translation.override(language):
        unit = one.unit_words or str(one.get_unit_display())
    said = clean_text("; ".join(filter(None, (unit, one.about))))
    node["description"] = [{"narrative": [words(said, language)]}]
    listed = one.listed
    codes = ((_SDG, listed.sdg), (_WHO, listed.gho)) if listed else ()
    if references := [{"@vocabulary": list_, "@code": code} for list_, code in codes if code]:
        node["reference"] = references
    return node | ({"baseline": baselines} if baselines else {}) | ({"period": periods} if periods else {})


def _baselines(one: Indicator, language: str) -> list[Node]:
    found = []
    for row in _latest(rows(Baseline).filter(indicator=one)):
        at, days = middle(row.period), bounds(row.period)
        if at is not None:
            node: Node = {"@year": str(year_of(at))}
            node |= {"@iso-date": days[0].isoformat()} if days and days[0] and days[0] == days[1] else {}
            found.append(node | _figure(row, language))
    return found


def _periods(one: Indicator, language: str) -> list[Node]:
    """A period for each pair of days that a target or a value is told of, in their order."""
    found: dict[tuple[date, date], Node] = {}
    for name, model in (("target", Target), ("actual", ResultValue)):
        for row in _latest(rows(model).filter(indicator=one)):
            first, last = bounds(row.period) or (None, None)
            if first and last:
                node = found.setdefault(
                    (first, last),
                    {
                        "period-start": [{"@iso-date": first.isoformat()}],
                        "period-end": [{"@iso-date": last.isoformat()}],
                    },
                )
                node.setdefault(name, []).append(_figure(row, language))
    return [found[days] for days in sorted(found)]


def _latest(found: Iterable[Figured]) -> list[Figured]:
    by_part = {(row.period, row.part): row for row in sorted(found, key=lambda row: row.pk)}
    return sorted(by_part.values(), key=lambda row: (row.part, row.period))


def _figure(row: Figured, language: str) -> Node:
    """A number, what it is told apart by, and where it is from; over how many it was counted in our own namespace."""
    node: Node = {"@value": plain(row.value)}
    if row.part:
        node["dimension"] = [{"@name": key, "@value": value} for key, value in read(row.part).items()]
    if said := clean_text("; ".join(filter(None, (row.comment, row.source)))):
        node["comment"] = [{"narrative": [words(said, language)]}]
    return node | ({FOREIGN: [own_element("counted-over", plain(row.weight))]} if row.weight is not None else {})
