"""Stock by lot and place, from moves alone: nothing appears, nothing vanishes.

What was received of a lot is in stock, was distributed, lost or returned: ``account`` says how much of each, and the
four add up to the first exactly, for they are sums of the same moves.
"""

from collections.abc import Hashable, Iterable
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from cosante.register.records.supply.exact import NOTHING, total


class Move(NamedTuple):
    """So much of a lot goes from a place to a place; None is outside of the office's stock.

    ``kind``: received, moved, distributed, lost, returned, or brought-back, which undoes a distribution. ``said_by``
    names the row that says so.
    """

    day: date
    kind: str
    lot: Hashable
    source: Hashable | None
    to: Hashable | None
    quantity: Decimal
    said_by: Hashable = None


class Account(NamedTuple):
    """Where all that was received is."""

    received: Decimal
    in_stock: Decimal
    distributed: Decimal
    lost: Decimal
    returned: Decimal

    @property
    def balanced(self) -> bool:
        """Does nothing appear and nothing vanish?"""
        return self.received == total((self.in_stock, self.distributed, self.lost, self.returned))


NO_ACCOUNT = Account(*(NOTHING,) * 5)


def stock(moves: Iterable[Move]) -> dict[tuple[Hashable, Hashable], Decimal]:
    """By lot and place, what is there now; places where all went again are left out, those below nothing are not."""
    found: dict[tuple[Hashable, Hashable], Decimal] = {}
    for move in moves:
        for place, change in ((move.source, -move.quantity), (move.to, move.quantity)):
            if place is not None:
                key = move.lot, place
                found[key] = total((found.get(key), change))
    return {key: quantity for key, quantity in found.items() if quantity}


def account(moves: Iterable[Move]) -> Account:
    """Where all is."""
    moves = list(moves)

    def of(kind: str) -> Decimal:
        return total(move.quantity for move in moves if move.kind == kind)

    distributed = total((of("distributed"), -of("brought-back")))
    return Account(of("received"), total(stock(moves).values()), distributed, of("lost"), of("returned"))


def in_order(moves: Iterable[Move]) -> list[Move]:
    """Moves by day; on one day what comes is before what goes on, and what leaves is last."""
    return sorted(moves, key=lambda move: (move.day, move.source is not None, move.to is None))


def running(moves: Iterable[Move]) -> list[tuple[Move, Decimal]]:
    """Moves by day, each with what all places together hold after it."""
    found, held = [], NOTHING
    for move in in_order(moves):
        held = total((held, -move.quantity if move.source is not None else None))
        held = total((held, move.quantity if move.to is not None else None))
        found.append((move, held))
    return found


def below_nothing(moves: Iterable[Move]) -> list[tuple[Move, Decimal]]:
    """Moves that took more than was there, each with how much of it was not."""
    held: dict[tuple[Hashable, Hashable], Decimal] = {}
    found = []
    for move in in_order(moves):
        if move.to is not None:
            held[move.lot, move.to] = total((held.get((move.lot, move.to)), move.quantity))
        if move.source is not None:
            left = total((held.get((move.lot, move.source)), -move.quantity))
            held[move.lot, move.source] = left
            if left < 0 and move.quantity > 0:
                found.append((move, min(move.quantity, -left)))
    return found
