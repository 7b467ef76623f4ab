"""How far a line of an order and a whole order are, reckoned from what happened.

Of a line: ordered = received + outstanding + cancelled + substituted, exactly. Received is what was accepted; what was
rejected is outstanding still. An order is at the furthest step that any of it has reached, and there ``whole`` if all
of it has.
"""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from cosante.register.records.supply.exact import NOTHING, total
from cosante.register.records.supply.stock import NO_ACCOUNT, Account

STEPS = ("requested", "approved", "ordered", "shipped", "received", "distributed")
CANCELLED = "cancelled"


class Line(NamedTuple):
    """What was ordered, and what came of it."""

    ordered: Decimal = NOTHING
    cancelled: Decimal = NOTHING
    substituted: Decimal = NOTHING
    shipped: Decimal = NOTHING
    received: Decimal = NOTHING
    rejected: Decimal = NOTHING
    account: Account = NO_ACCOUNT

    @property
    def wanted(self) -> Decimal:
        """What is to come in all."""
        return total((self.ordered, -self.cancelled, -self.substituted))

    @property
    def outstanding(self) -> Decimal:
        """What is still to come; below nothing where more came than was ordered."""
        return total((self.wanted, -self.received))

    @property
    def under_way(self) -> Decimal:
        """What was shipped and has not arrived; below nothing where more arrived than was shipped."""
        return total((self.shipped, -self.received, -self.rejected))

    @property
    def balanced(self) -> bool:
        """Does nothing appear and nothing vanish?"""
        parts = (self.received, self.outstanding, self.cancelled, self.substituted)
        return self.ordered == total(parts) and self.account.balanced


def added(lines: Iterable[Line]) -> Line:
    """Lines as one: each of its numbers is the sum of theirs. Only lines of one item add up to something."""
    lines = list(lines)
    numbers = [total(column) for column in zip(*(line[:-1] for line in lines), strict=True)]
    accounts = [total(column) for column in zip(*(line.account for line in lines), strict=True)]
    return Line(*numbers, account=Account(*accounts)) if lines else Line()


class Where(NamedTuple):
    """A step, and whether the whole order has reached it."""

    step: str
    whole: bool


class Dates(NamedTuple):
    """What people say of an order."""

    approved: date | None = None
    ordered: date | None = None
    cancelled: date | None = None


def where(dates: Dates, lines: Iterable[Line]) -> Where:
    """How far an order is."""
    lines = list(lines)
    open_ = [line for line in lines if line.wanted > 0 or line.received > 0]
    if dates.cancelled or (lines and not open_):
        return Where(CANCELLED, all(line.received <= 0 for line in lines))
    for step, reached in (("distributed", _out), ("received", _received), ("shipped", _shipped)):
        if any(reached(line) > 0 for line in open_):
            return Where(step, all(reached(line) >= line.wanted for line in open_))
    said = "ordered" if dates.ordered else "approved" if dates.approved else "requested"
    return Where(said, True)


def _out(line: Line) -> Decimal:
    """What has reached its use, or is lost or returned so that it no longer can; nothing where none was distributed."""
    held = line.account
    return total((held.distributed, held.lost, held.returned)) if held.distributed > 0 else NOTHING


def _received(line: Line) -> Decimal:
    return line.received


def _shipped(line: Line) -> Decimal:
    return max(line.shipped, total((line.received, line.rejected)))


def problems(line: Line) -> list[tuple[str, Decimal]]:
    """What cannot be so, and by how much."""
    arrived = total((line.received, line.rejected))
    found = (
        ("over-cancelled", -line.wanted),
        ("over-shipped", total((line.shipped, -line.wanted, -line.rejected))),
        ("over-received", total((arrived, -line.shipped))),
        ("over-delivered", -line.outstanding if line.wanted >= 0 else NOTHING),
    )
    return [(code, by) for code, by in found if by > 0]


def out_of_order(days: Iterable[tuple[str, date | None]]) -> list[tuple[str, str]]:
    """Pairs of steps of which the later one has the earlier day. ``days``: by step, in the order of the steps."""
    known = [(step, day) for step, day in days if day]
    return [(before[0], after[0]) for before, after in pairwise(known) if after[1] < before[1]]
