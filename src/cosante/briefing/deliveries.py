"""Deliveries of orders: what is on the way, and what was received, lot by lot."""

from collections.abc import Sequence
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from cosante.briefing.content import Block, Cell, Note, Table
from cosante.briefing.parts import NOTHING, day, more, number
from cosante.briefing.sources import entered_notes
from cosante.briefing.words import Words
from cosante.register.models import ReceiptLine, Shipment
from cosante.register.queries.kept_rows import rows
from cosante.register.queries.supply.books import Book

#: So many lines has a table.
_LINES = 40


def under_way(found: Sequence[Book], words: Words) -> tuple[Block, ...]:
    """Shipments of these orders of which nothing has arrived, those that are expected first."""
    orders = {book.order.pk for book in found}
    arrived = ReceiptLine.objects.filter(withdrawn=False, receipt__withdrawn=False, shipped__isnull=False)
    here = set(arrived.values_list("shipped__shipment", flat=True))
    every = rows(Shipment, ("due", "id")).values_list("pk", "order")
    numbers = [pk for pk, order in every if order in orders and pk not in here]
    left, waiting = len(numbers) - _LINES, _whole(rows(Shipment), numbers[:_LINES])
    notes = entered_notes(waiting, words)
    table = tuple(
        (
            Cell(one.order.title, notes[one.pk], marked=True),
            Cell(one.waybill or NOTHING),
            Cell(one.carrier or NOTHING),
            day(one.shipped, words),
            day(one.due, words),
        )
        for one in waiting
    )
    heads = (_("Order"), _("Waybill"), _("Carrier"), _("Shipped"), _("Expected"))
    blocks: list[Block] = [Table("", heads, table, (6, 3, 3, 3, 3))] if table else []
    if left > 0:
        blocks.append(more(left, words, Note("shipments", _("All shipments."), "/shipments/")))
    return tuple(blocks)


def received(found: Sequence[Book], year: int, words: Words) -> tuple[Block, ...]:
    """Lots of these orders that arrived, in the year where there is one, the latest first."""
    orders = {book.order.pk for book in found}
    lots = rows(ReceiptLine, ("-receipt__received", "-id")).filter(receipt__withdrawn=False, line__isnull=False)
    lots = lots.filter(receipt__received__year=year) if year else lots
    numbers = [pk for pk, order in lots.values_list("pk", "line__order") if order in orders]
    left, lots = len(numbers) - _LINES, lots.select_related("item", "receipt__store", "line__order")
    here = _whole(lots, numbers[:_LINES])
    notes = entered_notes(here, words)
    table = tuple(
        (
            Cell(str(one.item), notes[one.pk], marked=True),
            Cell(one.lot or NOTHING),
            Cell(one.line.order.title),
            Cell(str(one.receipt.store)),
            day(one.receipt.received, words),
            number(one.accepted, words),
            number(one.rejected or 0, words),
        )
        for one in here
    )
    heads = (_("Item"), _("Lot"), _("Order"), _("Where"), _("Received"), _("Accepted"), _("Rejected"))
    blocks: list[Block] = [Table("", heads, table, (5, 3, 5, 4, 3, 3, 3))] if table else []
    if left > 0:
        blocks.append(more(left, words, Note("receipts", _("All receipts."), "/receipts/")))
    return tuple(blocks)


def _whole(found: QuerySet[Any], numbers: Sequence[int]) -> list[Any]:
    """Only the rows that are shown are loaded, in this order."""
    known = found.in_bulk(numbers)
    return [known[number] for number in numbers]
