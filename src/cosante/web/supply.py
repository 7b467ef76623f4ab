"""What the pages of single rows of supplies show besides their fields."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django.http import HttpRequest
from django.utils import timezone

from cosante.register.models import (
    Distribution,
    Equipment,
    Item,
    Loss,
    Need,
    Order,
    Receipt,
    ReceiptLine,
    Return,
    Shipment,
    Store,
)
from cosante.register.queries.supply.books import Book, book_of
from cosante.register.queries.supply.equipment import due
from cosante.register.queries.supply.needs import Judged, judged, reckoned
from cosante.register.queries.supply.prices import priced, with_lines
from cosante.register.queries.supply.stock import held, missing
from cosante.web import supply_words as words

Context = Mapping[str, Any]
#: So many prices of one item are on its page.
_MOST = 100


def order(row: Order, _request: HttpRequest) -> Context:
    """An order with its whole line, from need to distribution."""
    if row.withdrawn:
        return {}
    book, today = book_of(row), timezone.localdate()
    shipments = Shipment.objects.filter(order=row, withdrawn=False).prefetch_related("receipts").order_by("shipped")
    return {
        "book": book,
        "whole": [(one, _needed(one.row.need)) for one in book.lines],
        "labels": words.STEPS,
        "where": words.where_words(book),
        "sum": words.sum_words(book),
        "problems": words.problems(book, today),
        "steps": [(words.STEPS[step], day) for step, day in book.days.items()],
        "expected": book.expected and (book.expected[0], words.BASES[book.expected[1]]),
        "shipments": [(one, [r for r in one.receipts.all() if not r.withdrawn]) for one in shipments],
        "next": _next(book),
    }


def _needed(need: Need | None) -> Decimal | None:
    """What is asked for: as people say, or as it is reckoned."""
    if need is None:
        return None
    return reckoned(need).quantity if need.quantity is None else need.quantity


def _next(book: Book) -> list[str]:
    """The verbs that make sense now, what comes next first."""
    dated = book.order
    if dated.cancelled:
        return []
    found = ["approve"] if not dated.approved else []
    found += ["place"] if dated.approved and not dated.ordered else []
    found += ["ship", "substitute"] if dated.ordered and book.open else []
    return [*found, "cancel"] if book.open or not book.lines else found


def shipment(row: Shipment, _request: HttpRequest) -> Context:
    """A shipment and its receipts."""
    return {"receipts": row.receipts.filter(withdrawn=False).select_related("store")}


def receipt(row: Receipt, _request: HttpRequest) -> Context:
    """A receipt and what its lots are short of."""
    lots = list(ReceiptLine.objects.filter(receipt=row, withdrawn=False).values_list("pk", flat=True))
    return {"problems": [words.missing_words(one) for one in missing(lots)], "lots": lots}


def moved(row: "Distribution | Loss | Return", _request: HttpRequest) -> Context:
    """One move, and whether it takes more than was there."""
    wrong = [one for one in missing([row.lot_id]) if (one.noun, one.pk) == (row.noun, row.pk)]
    return {"problems": [words.missing_words(one) for one in wrong]}


def item(row: Item, _request: HttpRequest) -> Context:
    """An item: its stock, and what was paid for it."""
    return {"held": held([row.pk]), "priced": with_lines(priced(row.pk)[:_MOST])}


def store(row: Store, _request: HttpRequest) -> Context:
    """A place: its stock and its equipment."""
    return {
        "held": held(store=row.pk),
        "pieces": Equipment.objects.filter(place=row, withdrawn=False).select_related("item"),
    }


def need(row: Need, _request: HttpRequest) -> Context:
    """A need: its quantity as it is reckoned, and the risk to run out."""
    (found,) = judged([row], timezone.localdate())
    return {"judged": found, "figures": figures(found), "risk": words.RISKS[found.risk]} | {
        "lasts": words.figure(found.lasts, 1),
        "missing": [words.FIGURES[sign] for sign in found.reckoned.missing],
        "lines": row.lines.filter(withdrawn=False).select_related("order"),
    }


def figures(found: Judged) -> list[tuple[str, Any, str]]:
    """Each figure on the way to the quantity: sign, how it is reckoned, and what it comes to."""
    return [(sign, words.FIGURES[sign], words.figure(value)) for sign, value in found.reckoned.steps]


def equipment(row: Equipment, _request: HttpRequest) -> Context:
    """A piece, and when it is due."""
    return {"due": next(iter(due([row])), None), "today": timezone.localdate()}
