"""Orders as contracting processes: their columns, parties, lines, shipments and receipts, as the rows have them."""

from collections.abc import Iterable, Iterator
from datetime import UTC, date
from typing import Any

from django.db.models import Q

from cosante.exchange.ocds.process import RECEIVED, ROLES, SHIPPED, Delivery, Line, Lot, Process
from cosante.register.models import Change, Kept, Order, OrderLine, Receipt, Shipment
from cosante.register.queries.kept_rows import rows

_PARTED = {"agreement", *ROLES}


def told(row: Kept, *, but: Iterable[str] = ()) -> dict[str, Any]:
    """What is filled in, days as ISO dates; without keys to other rows."""
    names = [field.name for field in row.own_fields() if not field.is_relation and field.name not in but]
    values = {name: getattr(row, name) for name in names}
    return {
        name: value.isoformat() if isinstance(value, date) else value
        for name, value in values.items()
        if value not in (None, "", False)
    }


def processes(prefix: str, numbers: Iterable[int] = ()) -> Iterator[tuple[Process, str, str]]:
    """Each order as a process, with the id and the date of its release: those of what was changed last.

    ``numbers``: only these. ``prefix``: of the publisher's ocids.
    """
    found = rows(Order)
    for order in found.filter(pk__in=list(numbers)) if numbers else found:
        lines = list(rows(OrderLine).filter(order=order))
        shipments = list(rows(Shipment).filter(order=order))
        receipts = list(rows(Receipt).filter(shipment__in=shipments))
        process = Process(
            f"{prefix}-{order.pk}",
            told(order),
            {field: getattr(order, field).name for field in ROLES if getattr(order, field)},
            [_line(line) for line in lines],
            [*map(_shipment, shipments), *map(_receipt, receipts)],
        )
        last = _last([order, *lines, *shipments, *receipts])
        yield process, f"{process.ocid}-{last.pk}", last.at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _last(held: list[Any]) -> Change:
    of = Q()
    for row in held:
        of |= Q(noun=row.noun, record=row.pk)
    return Change.objects.filter(of).latest("pk")


def _line(line: OrderLine) -> Line:
    return Line(str(line.pk), told(line.item), told(line), line.donor.name if line.donor else "")


def _shipment(shipment: Shipment) -> Delivery:
    lots = [Lot(str(one.line_id), told(one)) for one in shipment.lines.filter(withdrawn=False).order_by("pk")]
    return Delivery(f"shipment-{shipment.pk}", SHIPPED, told(shipment), lots=lots)


def _receipt(receipt: Receipt) -> Delivery:
    held = receipt.lines.filter(withdrawn=False).select_related("shipped").order_by("pk")
    lots = [
        Lot(str(one.line_id or one.shipped.line_id), told(one))
        for one in held
        if one.line_id or one.shipped is not None
    ]
    values = told(receipt, but=("inspector", "about"))
    return Delivery(
        f"receipt-{receipt.pk}", RECEIVED, values, receipt.store.name, f"shipment-{receipt.shipment_id}", lots
    )
