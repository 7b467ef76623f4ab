"""What the verbs share: rows kept along with the first of them, and quantities that are something."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any, NamedTuple

from django.db import transaction
from django.utils.translation import gettext as _

from cosante.register.actions.kept import keep
from cosante.register.models import Account, Change, Kept, ReceiptLine
from cosante.vocabulary.errors import BadValue


class Taken(NamedTuple):
    """So much of a lot."""

    lot: ReceiptLine
    quantity: Decimal


def change_of(row: Kept) -> Change:
    """The change that entered it."""
    return Change.objects.get(noun=row.noun, record=row.pk, version=1)


def all_of(
    model: type[Kept], rows: Iterable[Mapping[str, Any]], by: Account | None, why: str, along: Change | None = None
) -> list[Kept]:
    """Rows that are taken back together: along with that change, or with the first of them."""
    made: list[Kept] = []
    with transaction.atomic():
        for values in rows:
            made.append(keep(model, values, by, why, along))
            along = along or change_of(made[0])
    return made


def something(taken: Iterable[Any], *quantities: str) -> list[Any]:
    """Those of which there is any. ``BadValue`` where there is none of any."""
    found = [one for one in taken if any(getattr(one, name) for name in quantities or ("quantity",))]
    if not found:
        raise BadValue(_("Say of how much: every quantity is empty."))
    return found
