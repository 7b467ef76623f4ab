"""Prices that were paid beside the reference lists that the office has loaded."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from cosante.register.models import OrderLine, ReferencePrice
from cosante.register.records.supply.exact import rounded
from cosante.register.records.supply.prices import Against, Reference, against, reference_of


@dataclass(frozen=True)
class Priced:
    """A line with its price; ``against`` is none where no list has its item in its currency on its day."""

    line: OrderLine
    against: Against | None
    source: ReferencePrice | None

    @property
    def percent(self) -> Decimal | None:
        """The price in hundredths of its reference, rounded to one decimal."""
        ratio = self.against.ratio if self.against else None
        return None if ratio is None else rounded(ratio * 100, 1)

    @property
    def above(self) -> bool:
        """Is it above its reference?"""
        return self.against is not None and self.against.more > 0


def priced(item: int | None = None) -> list[Priced]:
    """Lines with a price, those that cost most above their reference first, and those without one last."""
    rows = OrderLine.objects.filter(withdrawn=False, order__withdrawn=False, unit_price__isnull=False)
    rows = rows.select_related("item", "order", "order__agency")
    prices = ReferencePrice.objects.filter(withdrawn=False)
    if item is not None:
        rows, prices = rows.filter(item=item), prices.filter(item=item)
    known = defaultdict(list)
    by_number = {}
    for one in prices:
        by_number[one.pk] = one
        known[one.item_id].append(Reference(one.pk, one.price, one.currency, one.since, one.until))
    return sorted((_priced(row, known[row.item_id], by_number) for row in rows), key=_most)


def _priced(row: OrderLine, known: Iterable[Reference], by_number: dict[int, ReferencePrice]) -> Priced:
    day = row.order.contracted or row.order.ordered or row.order.requested
    found = reference_of(day, row.order.currency, known)
    if found is None or row.unit_price is None:
        return Priced(row, None, None)
    return Priced(row, against(row.unit_price, row.quantity, found), by_number[found.number])


def _most(one: Priced) -> tuple[bool, float, int]:
    ratio = one.against.ratio if one.against else None
    return ratio is None, -float(ratio or 0), -one.line.pk
