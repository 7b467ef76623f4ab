"""Say that an approved request is ordered through its agency."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from cosante.register.actions.kept import change
from cosante.register.models import Account, Change, Order


def place(
    order: Order, day: date, seen: int, by: Account | None, why: str = "", terms: Mapping[str, Any] | None = None
) -> Change | None:
    """The change. ``terms``: what else is known then, as the order's number and the day it is promised for."""
    return change(order, {"ordered": day} | dict(terms or {}), seen, by, why)
