"""Deeds that the office keeps, as lines: on a partner's page, and behind the figures of a ledger."""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import HttpRequest
from django.urls import reverse

from cosante.register.queries.exchanges import deeds
from cosante.register.queries.filters import Asked
from cosante.register.queries.ledger import directions
from cosante.register.queries.totals import rows_of
from cosante.register.records.exchanges import Deed, behind, reasons
from cosante.register.records.ledger import DIRECTIONS, GIVEN
from cosante.register.records.totals import total, verdict
from cosante.web.asked import side_name
from cosante.web.labels import label
from cosante.web.lines import acts_behind, heads
from cosante.web.totals import counted_in

#: So many of each direction are on a partner's page; the rest is a click away.
FIRST = 10
PER_PAGE = 50
_MEASURES = ("acts", "counts", "days", "money")


class DeedLine(NamedTuple):
    """One deed; ``reason``: why it is out of the figure; ``told``: the act of the register that counts instead."""

    deed: Deed
    kind: str
    reason: str = ""
    told: int | None = None


class Way(NamedTuple):
    """What went in one direction."""

    name: str
    number: int
    lines: Sequence[DeedLine]
    href: str


def ways(one: str, found: Iterable[tuple[str, Deed]]) -> list[Way]:
    """The deeds of one partner in each direction, those that an act tells of among them."""
    by_way: dict[str, list[Deed]] = {}
    for way, deed in found:
        by_way.setdefault(way, []).append(deed)
    return [
        Way(name, len(by_way[way]), lines(by_way[way][:FIRST]), _list(one, way))
        for way, name in zip(DIRECTIONS, heads(""), strict=True)
        if way in by_way
    ]


def _list(one: str, way: str) -> str:
    return f"{reverse('ledger-behind')}?{urlencode({'one': one, 'way': way, 'all': 'yes'})}"


def lines(found: Iterable[Deed], counted: Iterable[str] = ()) -> list[DeedLine]:
    """Each with its kind in words, and why it is out where it is."""
    on = frozenset(counted)
    return [DeedLine(deed, str(deed.row._meta.verbose_name), verdict(reasons(deed), on), deed.told) for deed in found]


def behind_of(request: HttpRequest, one: str, other: str) -> dict[str, Any]:
    """Context of ``ledger_behind.html``: what is in one figure. With ``all`` also those that acts tell of."""
    way, kind, measure, unit = (request.GET.get(name, "")[:40] for name in ("way", "kind", "measure", "unit"))
    way = way if way in DIRECTIONS else GIVEN
    measure, counted = measure if measure in _MEASURES else "", counted_in(request)
    every = deeds(one, other)
    if request.GET.get("all"):
        every = [deed._replace(told=None) for deed in every]
    found = behind(every, one, other, way, kind, measure, unit)
    found.sort(key=lambda deed: (deed.starts is not None, deed.starts or 0, deed.pk), reverse=True)
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    names = (side_name(one), side_name(other) if other else "")
    asked = directions(one, other)[way]
    return {
        "names": names,
        "one": one,
        "other": other,
        "head": heads(*names)[DIRECTIONS.index(way)],
        "kind": label(kind, "act") if kind else "",
        "page": page,
        "lines": lines(page, counted),
        "acts": _acts(kind, measure or "acts", unit, asked, counted) if kind else 0,
        "acts_href": acts_behind(kind, asked, counted, measure or "acts", unit) if kind else "",
    }


def _acts(kind: str, measure: str, unit: str, asked: Asked, counted: Iterable[str]) -> int:
    """How many acts of the register are in the same figure."""
    return sum(figure.n for figure in total(rows_of(measure, "type", kind, unit, asked), frozenset(counted)))
