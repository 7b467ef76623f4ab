"""The rows behind each figure of one line of an order."""

from collections.abc import Sequence
from typing import NamedTuple

from cosante.register.models import ReceiptLine, ShipmentLine, Substitution
from cosante.register.queries.supply.books import Booked
from cosante.register.queries.supply.stock import moves
from cosante.register.records.supply.stock import Move, in_order


class Story(NamedTuple):
    """What was shipped, received and replaced of a line, and each move of its lots."""

    shipped: Sequence[ShipmentLine]
    received: Sequence[ReceiptLine]
    replaced: Sequence[Substitution]
    moves: Sequence[Move]


def story(booked: Booked) -> Story:
    """The rows that its sums are made of, in the order of their days."""
    shipped = ShipmentLine.objects.filter(line=booked.row, withdrawn=False, shipment__withdrawn=False)
    received = ReceiptLine.objects.filter(line=booked.row, withdrawn=False, receipt__withdrawn=False)
    replaced = Substitution.objects.filter(line=booked.row, withdrawn=False)
    return Story(
        list(shipped.select_related("shipment").order_by("shipment__shipped", "pk")),
        list(received.select_related("receipt__store", "item").order_by("receipt__received", "pk")),
        list(replaced.select_related("by_line__item").order_by("pk")),
        in_order(moves(booked.lots)),
    )
