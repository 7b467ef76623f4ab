"""Cancel an order: what has not come of it no longer comes."""

from datetime import date

from cosante.register.actions.kept import change
from cosante.register.models import Account, Change, Order


def cancel(order: Order, day: date, seen: int, by: Account | None, why: str = "") -> Change | None:
    """The change."""
    return change(order, {"cancelled": day}, seen, by, why)
