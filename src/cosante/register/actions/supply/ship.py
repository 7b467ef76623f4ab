"""Say that goods of an order are on their way."""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple, cast

from django.db import transaction

from cosante.register.actions.kept import keep
from cosante.register.actions.supply.together import all_of, change_of, something
from cosante.register.models import Account, Order, OrderLine, Shipment, ShipmentLine


class Sent(NamedTuple):
    """So much of a line, of one lot."""

    line: OrderLine
    quantity: Decimal
    lot: str = ""
    expiry: date | None = None


def ship(order: Order, about: Mapping[str, Any], sent: Iterable[Sent], by: Account | None, why: str = "") -> Shipment:
    """The shipment with its lines. ``about``: its own columns, the day first of all."""
    lines = something(sent)
    with transaction.atomic():
        shipment = cast(Shipment, keep(Shipment, {**about, "order": order}, by, why))
        rows = ({"shipment": shipment, **one._asdict()} for one in lines)
        all_of(ShipmentLine, rows, by, why, change_of(shipment))
    return shipment
