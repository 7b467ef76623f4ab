"""Results of a published activity as indicators of the office, when somebody asks for it: baselines, targets, values.

Each number says as its source the activity, the XPath and the line; the indicator cites the activity's document. What
is no number, or is told apart by what the register does not know, is left out with the reason. Entered again, only
what is new is entered; of two numbers for one period and part the one entered last holds, as everywhere.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any, NamedTuple

from django.db import transaction
from django.utils.translation import gettext as _

from cosante.exchange.iati.nodes import first, narratives, standard_of, walk
from cosante.intake.iati.lines import decimal_of
from cosante.register.actions.kept import change, cite, keep
from cosante.register.actions.kept.writing import last_change
from cosante.register.models import (
    Account,
    Baseline,
    Change,
    Cited,
    Document,
    Figured,
    IatiActivity,
    Indicator,
    ResultValue,
    Target,
    Unit,
    Wanted,
)
from cosante.register.models.columns import DIGITS
from cosante.register.records.moments import middle
from cosante.register.records.parts_of_values import KEYS, keys_of, write
from cosante.vocabulary.errors import BadValue
from cosante.vocabulary.indicators import indicators

#: Units of the measures that are numbers; nominal, ordinal and qualitative ones are none.
COUNTED = {"1": Unit.NUMBER, "2": Unit.PERCENT}
_MODELS: Mapping[str, type[Figured]] = {"baseline": Baseline, "target": Target, "actual": ResultValue}
_SDG, _WHO = "9", "1"
_PLACES = 6


class Number(NamedTuple):
    """One number of an indicator: what it is, and the columns that it fills."""

    model: type[Figured]
    values: dict[str, Any]


class Measured(NamedTuple):
    """An indicator as the activity has it, with its numbers."""

    values: dict[str, Any]
    numbers: list[Number]


class Results(NamedTuple):
    """What can be entered; ``left``: where something stood that cannot, and why."""

    indicators: list[Measured]
    left: list[tuple[str, str]]


def results_of(row: IatiActivity) -> Results:
    """What entering the results of the activity would take up."""
    return _Reading(row).all()


@transaction.atomic
def enter_results(row: IatiActivity, by: Account | None, why: str = "") -> int:
    """How many rows were entered: one deed, taken back by its first. ``BadValue`` before the activity was told."""
    cited = Cited.objects.filter(noun=row.noun, record=row.pk, withdrawn_at=None).exclude(document=None).first()
    if cited is None or cited.document is None:
        raise BadValue(_("The register is not told of this activity yet. Try again in a moment."))
    return _Entering(cited.document, by, why or str(row)).all(results_of(row).indicators)


class _Entering:
    def __init__(self, document: Document, by: Account | None, why: str) -> None:
        self.document, self.by, self.why = document, by, why
        self.lead: Change | None = None
        self.done = 0
        told = Cited.objects.filter(noun=Indicator.noun, document=document, withdrawn_at=None)
        here = Indicator.objects.filter(pk__in=told.values("record"), withdrawn=False)
        self._here = {(one.name, one.code): one for one in here}

    def all(self, found: list[Measured]) -> int:
        for one in found:
            key = one.values["name"], one.values["code"]
            if key not in self._here:
                self._here[key] = self._keep(Indicator, one.values)
                cite(self._here[key], self.document, self.by)
            self._told_apart(self._here[key], one.values["keys"])
            for number in one.numbers:
                self._number(self._here[key], number)
        return self.done

    def _told_apart(self, indicator: Indicator, keys: list[str]) -> None:
        """By all that a later version of the activity tells its numbers apart by, too."""
        if set(keys) - set(indicator.keys):
            wider = {"keys": sorted({*indicator.keys, *keys}, key=KEYS.index)}
            made = change(indicator, wider, indicator.version, self.by, self.why, self.lead)
            self.lead = self.lead or made

    def _number(self, indicator: Indicator, number: Number) -> None:
        said = number.values
        same = {name: said[name] for name in ("period", "part", "value")}
        if not number.model._default_manager.filter(indicator=indicator, withdrawn=False, **same).exists():
            self._keep(number.model, said | {"indicator": indicator.pk})

    def _keep(self, model: Any, values: Mapping[str, Any]) -> Any:
        made = keep(model, values, self.by, self.why, self.lead)
        self.lead = self.lead or last_change(made)
        self.done += 1
        return made


class _Reading:
    def __init__(self, row: IatiActivity) -> None:
        self.row, self.node = row, row.node()
        self.language = self.node.get("@xml:lang", "")
        paths = (path for path, _name, _node in walk(self.node, standard_of(row.item)))
        self.lines = dict(zip(paths, row.source.get("lines", ()), strict=False))
        self.left: list[tuple[str, str]] = []

    def all(self) -> Results:
        found = []
        for n, result in enumerate(self.node.get("result", ()), 1):
            for m, one in enumerate(result.get("indicator", ()), 1):
                path = f"result[{n}]/indicator[{m}]"
                unit = COUNTED.get(one.get("@measure", ""))
                if unit is None:
                    self.left.append((path, _("what it measures is no number")))
                    continue
                numbers = [number for number in self._numbers(one, path) if number]
                if numbers:
                    keys = {key for number in numbers for key in keys_of(number.values["part"])}
                    found.append(Measured(self._indicator(result, one, unit, keys), numbers))
        called: Counter[str] = Counter()
        for told in found:  # two of one name are two
            called[told.values["name"]] += 1
            if (again := called[told.values["name"]]) > 1:
                told.values["name"] = f"{told.values['name'][:290]} ({again})"
        return Results(found, self.left)

    def _indicator(
        self, result: Mapping[str, Any], one: Mapping[str, Any], unit: str, keys: set[str]
    ) -> dict[str, Any]:
        titles = [self._said(first(node, "title")) for node in (result, one)]
        about = self._said(first(one, "description"))
        down = one.get("@ascending") in ("0", "false")
        return {
            "name": ": ".join(dict.fromkeys(filter(None, titles)))[:300],
            "code": _code(one),
            "unit": unit,
            "direction": Wanted.DOWN if down else Wanted.UP,
            "keys": sorted(keys, key=KEYS.index),
            "about": about,
        }

    def _numbers(self, one: Mapping[str, Any], path: str) -> Iterator[Number | None]:
        for n, base in enumerate(one.get("baseline", ()), 1):
            period = base.get("@iso-date") or base.get("@year", "")
            yield self._number("baseline", base, period, f"{path}/baseline[{n}]")
        for n, span in enumerate(one.get("period", ()), 1):
            first_day, last = (first(span, f"period-{end}").get("@iso-date", "") for end in ("start", "end"))
            for name in ("target", "actual"):
                for m, node in enumerate(span.get(name, ()), 1):
                    yield self._number(name, node, f"{first_day}/{last}", f"{path}/period[{n}]/{name}[{m}]")

    def _number(self, name: str, node: Mapping[str, Any], period: str, path: str) -> Number | None:
        value, part = decimal_of(node.get("@value", "")), _part(node)
        why = ""
        if not node.get("@value", "").strip():
            return None  # nothing is said: nothing is left out
        if value is None or not _fits(value):
            why = _("“%(value)s” is no number, or a longer one than is kept") % {"value": node["@value"][:40]}
        elif middle(period) is None:
            why = _("“%(period)s” is no period") % {"period": period[:40]}
        elif part is None:
            why = _("it is told apart by what the register does not know")
        if why:
            self.left.append((path, why))
            return None
        about = {"identifier": self.row.identifier, "path": path, "line": self.lines.get(path, 0)}
        source = _("%(identifier)s, %(path)s, line %(line)s") % about
        said = {"period": period, "value": value, "part": part, "source": source[:300]}
        return Number(_MODELS[name], said | {"comment": self._said(first(node, "comment"))[:500]})

    def _said(self, node: Mapping[str, Any]) -> str:
        return next((text for _language, text in narratives(node, self.language)), "")


def _code(one: Mapping[str, Any]) -> str:
    """The key of the catalogue that its reference names, of the SDG or of the Global Health Observatory."""
    for reference in one.get("reference", ()):
        of = {_SDG: "sdg", _WHO: "gho"}.get(reference.get("@vocabulary", ""))
        code = reference.get("@code", "").strip()
        if of and code:
            for key, listed in indicators().items():
                if getattr(listed, of) == code:
                    return key
    return ""


def _part(node: Mapping[str, Any]) -> str | None:
    """As the register writes it; None where it has no such key, or where a place tells it apart."""
    parts: dict[str, str] = {}
    for one in node.get("dimension", ()):
        key, value = one.get("@name", "").strip().lower(), one.get("@value", "").strip()
        if key not in KEYS or not value or key in parts or set(value) & set(";=\n"):
            return None
        parts[key] = value
    return None if node.get("location") else write(parts)


def _fits(value: Decimal) -> bool:
    """Can a column of exact numbers have it?"""
    digits = value.normalize().as_tuple()
    return len(digits.digits) <= DIGITS and int(digits.exponent) >= -_PLACES and value.adjusted() < DIGITS
