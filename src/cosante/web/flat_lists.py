"""Partners and totals as flat tables: what their pages show, as files."""

from collections.abc import Callable, Collection, Iterable, Iterator
from typing import Any

from cosante.register.queries.filters import Asked
from cosante.register.queries.public import as_seen
from cosante.register.queries.totals import rows
from cosante.register.records.totals import total
from cosante.web.flat import Flat
from cosante.web.totals import Wanted, key_names

_BATCH = 500
PARTNERS = ("partner", "address", "name", "kind", "country", "identifier", "acts", "sources")
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
