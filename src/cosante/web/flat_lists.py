"""Partners, totals and money as flat tables: what their pages show, as files."""

from collections.abc import Callable, Collection, Iterable, Iterator
from typing import Any

from cosante.register.queries.filters import Asked
from cosante.register.queries.public import as_seen
from cosante.register.queries.totals import rows
from cosante.register.records.money import Money, Rates, counted
from cosante.register.records.totals import total
from cosante.web.flat import Flat
from cosante.web.totals import Wanted, key_names

_BATCH = 500
PARTNERS = ("partner", "address", "name", "kind", "country", "identifier", "acts", "sources")
MONEY = (
    "number", "stage", "day", "year", "area", "funding", "agreement", "provider", "receiver", "in_kind", "estimated",
    "amount", "currency", "into", "converted", "rate", "rate_of", "rate_day", "rate_source",
)  # fmt: skip
TOTALS = ("by", "called", "unit", "currency", "amount", "number", "out")


def partners_flat(found: Any, address: Callable[[str], str], public: bool) -> Flat:
    """Partners as the list has them; ``found`` of ``queries.partners``."""
    return Flat("partners", PARTNERS, _partners(found, address, public))


def _partners(found: Any, address: Callable[[str], str], public: bool) -> Iterator[list[Any]]:
    for one in found.iterator(chunk_size=_BATCH):
        (partner,) = as_seen([one], public)
        yield [
            partner.pk,
            address(partner.get_absolute_url()),
            partner.name,
            partner.type,
            partner.country,
            partner.identifier,
            partner.act_count,
            partner.sources,
        ]


def totals_flat(wanted: Wanted, asked: Asked, counted: Collection[str]) -> Flat:
    """The figures of a total, one a key and unit. Where all rows of one are out, there is no amount: never a nought."""
    figures = total(rows(wanted.measure, wanted.by, asked), counted)
    return Flat("totals", TOTALS, _totals(wanted, figures, asked.public))


def _totals(wanted: Wanted, figures: Iterable[Any], public: bool) -> Iterator[list[Any]]:
    figures = list(figures)
    names = key_names(wanted.by, {figure.key for figure in figures}, public)
    for figure in figures:
        unit, _gap, currency = (figure.unit or wanted.measure).partition(" ")
        yield [
            figure.key,
            names[figure.key],
            unit,
            currency,
            figure.amount if figure.n else None,
            figure.n,
            figure.left_out,
        ]


def money_flat(found: Iterable[Money], into: str, rates: Rates) -> Flat:
    """Budget lines and transactions; in one currency where ``into`` says which, each with the rate, its day and source.

    A row without a rate has no converted amount: never a nought.
    """
    return Flat("money", MONEY, _money(found, into, rates))


def _money(found: Iterable[Money], into: str, rates: Rates) -> Iterator[list[Any]]:
    for one in found:
        kept = counted(one, into, rates) if into else None
        used = kept.used if kept else None
        yield [
            one.number,
            one.stage,
            one.day.isoformat() if one.day else None,
            one.year,
            one.area,
            one.funding,
            one.agreement or None,
            one.provider or None,
            one.receiver or None,
            one.in_kind,
            one.estimated,
            one.amount,
            one.currency,
            into,
            kept.amount if kept else None,
            used.rate.rate if used else None,
            f"{used.rate.currency}/{used.rate.into}" if used else "",
            used.rate.day.isoformat() if used else None,
            used.rate.source if used else "",
        ]
