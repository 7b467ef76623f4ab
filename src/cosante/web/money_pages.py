"""What the page of all money and the list behind a figure show: filters with their words, tables, sums."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from cosante.register.models import Funding
from cosante.register.queries.money import UNSTATED, Asked, all_rates, everything
from cosante.register.records.money import DELEGATED, KINDS, Money, Rates, Total, grouped, total
from cosante.web import words
from cosante.web.labels import HEALTH_AREAS
from cosante.web.money import (
    MONEY_BY,
    Columns,
    Page,
    Table,
    conversions,
    crossed,
    key_names,
    stage_words,
    stages_of,
    years_of,
)

_YES_NO = (("yes", _("yes")), ("no", _("no")))


class Filter(NamedTuple):
    """A filter: its name, what it is called, what is chosen and can be."""

    name: str
    label: "str | Promise"
    chosen: str
    options: Sequence[tuple[str, "str | Promise"]]


def filters(asked: Asked) -> list[Filter]:
    """Every filter with what there is to choose."""
    there = everything()
    chosen = dict(asked.said())
    found = [
        Filter("agreement", _("agreement"), chosen.get("agreement", ""), _named(there, "agreement")),
        Filter("stage", _("stage"), asked.stage, [(stage, stage_words(stage)) for stage in KINDS]),
        Filter("funding", _("whose money"), asked.funding, Funding.choices),
        Filter("area", _("health area"), asked.area, _areas(there)),
        Filter("year", _("year"), asked.year, _said("year", there)),
        Filter("currency", _("currency"), asked.currency, _said("currency", there)),
        Filter("provider", _("provider"), chosen.get("provider", ""), _named(there, "provider")),
        Filter("receiver", _("receiver"), chosen.get("receiver", ""), _named(there, "receiver")),
        Filter("in_kind", _("in kind"), asked.in_kind, _YES_NO),
        Filter("estimated", _("estimated"), asked.estimated, _YES_NO),
    ]
    return [one for one in found if one.options]


def _said(name: str, there: Sequence[Money]) -> list[tuple[str, str]]:
    held = grouped(there, lambda money: getattr(money, name))
    names = key_names(name, held)
    return [(key or UNSTATED, names[key].text) for key in sorted(held, key=lambda key: (not key, key))]


def _areas(there: Sequence[Money]) -> list[tuple[str, str]]:
    held = {money.area for money in there}
    names = key_names("area", held)
    order = [*HEALTH_AREAS, ""]
    return [(key or UNSTATED, names[key].text) for key in sorted(held, key=order.index)]


def _named(there: Sequence[Money], name: str) -> list[tuple[str, str]]:
    names = key_names(name, {str(getattr(money, name)) for money in there if getattr(money, name)})
    return [(key, named.text) for key, named in sorted(names.items(), key=lambda pair: pair[1].order)]


def shown_of(given: Mapping[str, str], asked: Asked, found: Sequence[Money]) -> dict[str, Any]:
    """The table of the page, and what it can be of."""
    by = given.get("by", "stage")
    by = by if by in MONEY_BY else "stage"
    into = given.get("in", "").upper()
    into = into if into in words.currencies() else ""
    numbers = {code: len(held) for code, held in grouped(found, lambda money: money.currency).items()}
    numbers = dict(sorted(numbers.items(), key=lambda pair: (-pair[1], pair[0])))
    of = given.get("of", "") if given.get("of", "") in numbers else next(iter(numbers), "")
    table = _table(by, into, of, list(numbers), asked, found)
    return {
        "by": by,
        "choices": MONEY_BY,
        "into": into,
        "of": of,
        "currencies": [] if into or by == "stage" else [(code, n, code == of) for code, n in numbers.items()],
        "into_choices": sorted(numbers | ({into: 0} if into else {})),
        "table": table,
        "number": len(found),
        "conversions": conversions(table.totals),
        "apart": sum(money.funding == DELEGATED for money in everything()) if not asked.funding else 0,
    }


def _table(by: str, into: str, of: str, codes: Sequence[str], asked: Asked, found: Sequence[Money]) -> Table:
    """Of stages, a column for each currency by itself; in one currency, for each year. Of all else, for each stage."""
    page = Page(asked, into or of, all_rates() if into else None)
    if by == "stage":
        return crossed(
            page, found, by, years_of(found) if into else Columns("currency", {code: code for code in codes})
        )
    shown = found if into else [money for money in found if money.currency == of]
    return crossed(page, shown, by, stages_of(shown))


class Sum(NamedTuple):
    """The sum of a list, or of one stage of it in one currency: stages are never added, nor are currencies."""

    stage: str
    total: Total


def rows_sums(found: Sequence[Money], into: str, rates: Rates) -> tuple[str, list[Sum]]:
    """The currency of a list, if it is in one, and its sums."""
    codes = sorted({money.currency for money in found})
    into = into or (codes[0] if len(codes) == 1 else "")
    sums = []
    for stage in (stage for stage in KINDS if any(money.stage == stage for money in found)):
        held = [money for money in found if money.stage == stage]
        by_code = {into: held} if into else grouped(held, lambda money: money.currency)
        sums += [Sum(stage_words(stage), total(rows, code, rates)) for code, rows in sorted(by_code.items())]
    return into, sums
