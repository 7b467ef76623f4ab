"""Prices that were paid beside the reference lists that the office has loaded."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal

from cosante.register.models import OrderLine, ReferencePrice
from cosante.register.records.supply.exact import rounded
from cosante.register.records.supply.prices import Against, Reference, against, reference_of


@dataclass(frozen=True)
class Priced:
    """The price of a line; ``against`` is none where no list has its item in its currency on its day.

    ``line`` is its row where somebody is to look at it (``with_lines``).
    """

    pk: int
    against: Against | None
    source: ReferencePrice | None
    line: OrderLine | None = None

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
    rows = OrderLine.objects.filter(withdrawn=False, order__withdrawn=False, unit_price__isnull=False).order_by()
    prices = ReferencePrice.objects.filter(withdrawn=False)
    if item is not None:
        rows, prices = rows.filter(item=item), prices.filter(item=item)
    known: dict[int, list[Reference]] = defaultdict(list)
    by_number = {}
    for one in prices:
        by_number[one.pk] = one
        known[one.item_id].append(Reference(one.pk, one.price, one.currency, one.since, one.until))
    found = []
    for pk, of, price, quantity, currency, *days in rows.values_list(*_COLUMNS):
        reference = reference_of(next(filter(None, days), None), currency, known[of])
        beside = reference and against(price, quantity, reference)
        found.append(Priced(pk, beside, by_number[reference.number] if reference else None))
    return sorted(found, key=_most)


#: The day of a price is that of the contract, or else of the order or the request.
_COLUMNS = (
    *("pk", "item", "unit_price", "quantity", "order__currency"),
    *("order__contracted", "order__ordered", "order__requested"),
)


def with_lines(found: Iterable[Priced]) -> list[Priced]:
    """The same with their rows."""
    found = list(found)
    lines = OrderLine.objects.select_related("item", "order").in_bulk([one.pk for one in found])
    return [replace(one, line=lines[one.pk]) for one in found]


def _most(one: Priced) -> tuple[bool, float, int]:
    ratio = one.against.ratio if one.against else None
    return ratio is None, -float(ratio or 0), -one.pk
