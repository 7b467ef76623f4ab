"""Enter a row of what the office keeps of its work."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from cosante.register.actions.deciding import may
from cosante.register.actions.kept.writing import checked, known, plain, put, values_of, write
from cosante.register.models import Account, Change, Done, Kept


def keep(
    model: type[Kept], values: Mapping[str, Any], by: Account | None, why: str = "", along: Change | None = None
) -> Kept:
    """The new row. ``values`` by field, as Python or as JSON has them. ``BadValue`` where one cannot be so."""
    may(by, model.writes)
    known(model, values)
    row = model()
    put(row, {field.name: plain(field, values[field.name]) for field in model.own_fields() if field.name in values})
    with transaction.atomic():
        checked(row)
        row.save()
        filled = {name: [None, value] for name, value in values_of(row).items() if value not in (None, "", [], {})}
        write(row, Done.KEEP, filled, by, why, along=along)
    return row
