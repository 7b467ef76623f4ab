"""Load rates of exchange: those that are there stay, those that are new are entered, all in one change to take back."""

from collections.abc import Iterable
from typing import NamedTuple

from django.db import transaction

from cosante.register.actions.deciding import may
from cosante.register.actions.kept import change, keep
from cosante.register.models import Account, Change, Rate
from cosante.register.records.money import Rate as Told


class Loaded(NamedTuple):
    """How many were entered, changed, and there already."""

    new: int = 0
    changed: int = 0
    same: int = 0


def load_rates(told: Iterable[Told], by: Account | None, why: str = "") -> Loaded:
    """What it did. Another rate for the same pair, day and source is a correction of the one that is there."""
    may(by, Rate.writes)
    new = changed = same = 0
    first: Change | None = None
    with transaction.atomic():
        known = {(row.currency, row.into, row.date, row.source): row for row in Rate.objects.filter(withdrawn=False)}
        for one in told:
            key = (one.currency, one.into, one.day, one.source)
            row = known.get(key)
            if row is None:
                values = {"currency": one.currency, "into": one.into, "date": one.day, "rate": one.rate}
                row = known[key] = keep(Rate, values | {"source": one.source}, by, why, along=first)  # type: ignore[assignment]  # keep gives the model it was given
                made, new = _last(row), new + 1
            else:
                made = change(row, {"rate": one.rate}, row.version, by, why, along=first)
                changed, same = changed + (made is not None), same + (made is None)
            first = first or made
    return Loaded(new, changed, same)


def _last(row: Rate) -> Change:
    return Change.objects.get(noun=row.noun, record=row.pk, version=row.version)
