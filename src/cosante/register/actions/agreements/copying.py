"""What one paper takes over from another."""

from collections.abc import Iterable
from typing import Any

from cosante.register.actions.kept import keep
from cosante.register.models import Account, Agreement, Change, Kept
from cosante.register.queries.kept_rows import rows


def copied(row: Kept, *names: str) -> dict[str, Any]:
    """These of its values."""
    return {name: getattr(row, name) for name in names}


def copy_parts(
    whole: Agreement, to: Agreement, models: Iterable[type[Kept]], by: Account | None, along: Change
) -> None:
    """Its parts as parts of another, but for days: those are the other's own."""
    for model in models:
        names = [field.name for field in model.own_fields() if field.name not in ("agreement", "due")]
        for part in rows(model).filter(agreement=whole):
            keep(model, copied(part, *names) | {"agreement": to}, by, along=along)
