"""Say what the inspection of a receipt found: lots are accepted and rejected anew, along with it."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any, NamedTuple

from django.db import transaction

from cosante.register.actions.kept import change
from cosante.register.models import Account, Change, Receipt, ReceiptLine


class Found(NamedTuple):
    """Of a lot so much is accepted and so much rejected."""

    lot: ReceiptLine
    accepted: Decimal
    rejected: Decimal | None = None
    reason: str = ""


def inspect(
    receipt: Receipt, about: Mapping[str, Any], found: Iterable[Found], seen: int, by: Account | None, why: str = ""
) -> Change | None:
    """The change of the receipt. ``about``: its columns on the inspection."""
    with transaction.atomic():
        made = change(receipt, about, seen, by, why)
        for one in found:
            values = {"accepted": one.accepted, "rejected": one.rejected, "reason": one.reason}
            change(one.lot, values, one.lot.version, by, why, along=made)
    return made
