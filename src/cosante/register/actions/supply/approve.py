"""Say that a request is approved."""

from datetime import date

from cosante.register.actions.kept import change
from cosante.register.models import Account, Change, Order


def approve(order: Order, day: date, seen: int, by: Account | None, why: str = "") -> Change | None:
    """The change. ``seen``: the version that was looked at; ``Collided`` where somebody set another day since."""
    return change(order, {"approved": day}, seen, by, why)
