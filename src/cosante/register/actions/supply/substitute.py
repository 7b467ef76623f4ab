"""Let another item stand for so much of an ordered line."""

from datetime import date
from decimal import Decimal
from typing import NamedTuple, cast

from django.db import transaction

from cosante.register.actions.kept import keep
from cosante.register.actions.supply.together import change_of, something
from cosante.register.models import Account, Item, OrderLine, Substitution


class Instead(NamedTuple):
    """So much of an item, at its price."""

    item: Item
    quantity: Decimal
    unit_price: Decimal | None = None


def substitute(
    line: OrderLine, quantity: Decimal, instead: Instead, agreed: date | None, by: Account | None, why: str = ""
) -> Substitution:
    """The substitution, with a new line of the order. ``quantity``: how much of the ordered item does not come.

    The new line is for the same need, and is paid by the same donor and agreement.
    """
    something([instead])
    kept = {name: getattr(line, f"{name}_id") for name in ("order", "need", "donor", "agreement")}
    with transaction.atomic():
        other = cast(OrderLine, keep(OrderLine, kept | instead._asdict(), by, why))
        values = {"order": line.order_id, "line": line, "by_line": other, "quantity": quantity, "agreed": agreed}
        return cast(Substitution, keep(Substitution, values | {"about": why[:500]}, by, why, change_of(other)))
