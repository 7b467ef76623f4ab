"""Say that goods arrived at a store: what was accepted is stock from then on, what was rejected is not."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any, NamedTuple, cast

from django.db import transaction

from cosante.register.actions.kept import keep
from cosante.register.actions.supply.together import all_of, change_of, something
from cosante.register.models import Account, Receipt, ReceiptLine, Shipment, ShipmentLine


class Arrived(NamedTuple):
    """Of a shipped lot so much was accepted and so much rejected."""

    shipped: ShipmentLine
    accepted: Decimal
    rejected: Decimal | None = None
    reason: str = ""


def receive(
    shipment: Shipment, about: Mapping[str, Any], arrived: Iterable[Arrived], by: Account | None, why: str = ""
) -> Receipt:
    """The receipt with its lots. ``about``: its own columns, store and day first of all."""
    lines = something(arrived, "accepted", "rejected")
    with transaction.atomic():
        receipt = cast(Receipt, keep(Receipt, {**about, "shipment": shipment}, by, why))
        rows = ({"receipt": receipt, **_lot(one.shipped), **one._asdict()} for one in lines)
        all_of(ReceiptLine, rows, by, why, change_of(receipt))
    return receipt


def _lot(shipped: ShipmentLine) -> dict[str, Any]:
    line = shipped.line
    return {"line": line, "item": line.item_id, "lot": shipped.lot, "expiry": shipped.expiry}
