"""Moves of lots as the rows of the register say them, and the stock that follows from them."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from django.db.models import F, Q

from cosante.register.models import Distribution, Loss, ReceiptLine, Return, ReturnKind, Store
from cosante.register.records.supply.exact import total
from cosante.register.records.supply.stock import Move, below_nothing, stock

#: How a move is told by which table.
_RECEIPT, _DISTRIBUTION, _LOSS, _RETURN = (model.noun for model in (ReceiptLine, Distribution, Loss, Return))


def moves(lots: Collection[int] | None = None) -> list[Move]:
    """Every move of stock, or those of some lots. Rows that were withdrawn tell nothing."""
    return [*_received(lots), *_distributed(lots), *_lost(lots), *_returned(lots)]


def _of(lots: Collection[int] | None, key: str = "lot") -> Q:
    alive = Q(withdrawn=False)
    return alive if lots is None else alive & Q(**{f"{key}__in": lots})


def _received(lots: Collection[int] | None) -> Iterable[Move]:
    found = ReceiptLine.objects.filter(_of(lots, "pk"), receipt__withdrawn=False, accepted__gt=0).order_by("pk")
    for pk, day, store, quantity in found.values_list("pk", "receipt__received", "receipt__store", "accepted"):
        yield Move(day, "received", pk, None, store, quantity, (_RECEIPT, pk))


def _distributed(lots: Collection[int] | None) -> Iterable[Move]:
    found = Distribution.objects.filter(_of(lots)).order_by("pk")
    for pk, day, lot, source, to, stays, quantity in found.values_list(
        "pk", "day", "lot", "source", "to", "stays", "quantity"
    ):
        kind = "moved" if stays else "distributed"
        yield Move(day, kind, lot, source, to if stays else None, quantity, (_DISTRIBUTION, pk))


def _lost(lots: Collection[int] | None) -> Iterable[Move]:
    found = Loss.objects.filter(_of(lots)).order_by("pk")
    for pk, day, lot, store, quantity in found.values_list("pk", "day", "lot", "store", "quantity"):
        yield Move(day, "lost", lot, store, None, quantity, (_LOSS, pk))


def _returned(lots: Collection[int] | None) -> Iterable[Move]:
    found = Return.objects.filter(_of(lots)).exclude(kind=ReturnKind.REJECTED).order_by("pk")
    for pk, day, lot, store, kind, quantity in found.values_list("pk", "day", "lot", "store", "kind", "quantity"):
        if kind == ReturnKind.STORE:
            yield Move(day, "brought-back", lot, None, store, quantity, (_RETURN, pk))
        else:
            yield Move(day, "returned", lot, store, None, quantity, (_RETURN, pk))


@dataclass(frozen=True)
class Held:
    """So much of a lot at a store."""

    lot: ReceiptLine
    store: Store
    quantity: Decimal


def held(items: Collection[int] | None = None, store: int | None = None, until: date | None = None) -> list[Held]:
    """Stock by item, lot and place; what expires first, first. ``items``: of these; ``until``: what expires by then."""
    lots = None
    if items is not None or until is not None:
        some = ReceiptLine.objects.filter(Q() if items is None else Q(item__in=items))
        lots = set(some.filter(Q() if until is None else Q(expiry__lte=until)).values_list("pk", flat=True))
    found = {key: n for key, n in stock(moves(lots)).items() if store is None or key[1] == store}
    rows = _lots({lot for lot, _place in found})
    stores = Store.objects.in_bulk({place for _lot, place in found})  # type: ignore[arg-type]  # keys of stores
    made = [Held(rows[lot], stores[place], n) for (lot, place), n in found.items()]  # type: ignore[index]
    return sorted(made, key=lambda one: (str(one.lot.item), str(one.lot.expiry or "9999"), one.lot.pk, one.store.name))


def _lots(keys: Iterable[Any]) -> dict[int, ReceiptLine]:
    found = ReceiptLine.objects.filter(pk__in=set(keys)) if len(set(keys)) < 900 else ReceiptLine.objects.all()
    return {lot.pk: lot for lot in found.select_related("item", "receipt", "line", "line__order", "line__donor")}


class Missing(NamedTuple):
    """A move that took more of a lot than was there, or gave back more than had gone out; and how much more."""

    noun: str
    pk: int
    lot: int
    code: str
    by: Decimal


def missing(lots: Collection[int] | None = None) -> list[Missing]:
    """Every such move."""
    found = [Missing(*_key(move), "below-nothing", by) for move, by in below_nothing(moves(lots))]
    return found + _too_much_back(lots)


def _key(move: Move) -> tuple[str, int, int]:
    noun, pk = move.said_by  # type: ignore[misc]  # as ``moves`` puts it
    return noun, pk, move.lot  # type: ignore[return-value]


def _too_much_back(lots: Collection[int] | None) -> list[Missing]:
    """Returns of more than was rejected, or than the facilities had got."""
    given: dict[int, Decimal] = {}
    for lot, quantity in Distribution.objects.filter(_of(lots), stays=False).values_list("lot", "quantity"):
        given[lot] = total((given.get(lot), quantity))
    back: dict[tuple[int, str], Decimal] = {}
    found = []
    rows = Return.objects.filter(_of(lots)).exclude(kind=ReturnKind.SUPPLIER).order_by("day", "pk")
    for pk, lot, kind, quantity, rejected in rows.values_list("pk", "lot", "kind", "quantity", F("lot__rejected")):
        back[lot, kind] = total((back.get((lot, kind)), quantity))
        most = rejected if kind == ReturnKind.REJECTED else given.get(lot)
        if (over := total((back[lot, kind], -(most or 0)))) > 0:
            found.append(Missing(Return.noun, pk, lot, "over-returned", over))
    return found
