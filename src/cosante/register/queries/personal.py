"""What is held of one person in the rows that the office keeps."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Q

from cosante.register.actions.kept.writing import values_of
from cosante.register.models import Kept, kept_models
from cosante.register.queries.kept_rows import changes_of


def personal_tables() -> list[type[Kept]]:
    """Every table with fields that tell of one person."""
    return [model for model in kept_models().values() if model.personal]


def rows_of(words: str) -> list[Kept]:
    """The rows in which the words are in a personal field, the withdrawn ones among them; nothing for nothing."""
    words = " ".join(words.split())
    if len(words) < 2:
        return []
    found: list[Kept] = []
    for model in personal_tables():
        held = Q()
        for name in model.personal:
            held |= Q(**{f"{name}__icontains": words})
        found += model._default_manager.filter(held).order_by("pk")
    return found


def held_of(rows: list[Kept]) -> Iterator[dict[str, Any]]:
    """Each row with all its values, what it is a part of, and its history: what is given to the person who asks."""
    for row in rows:
        whole = getattr(row, row.part_of) if row.part_of else None
        yield {
            "kind": row.noun,
            "number": row.pk,
            "withdrawn": row.withdrawn,
            "part_of": str(whole) if whole else None,
            "values": {name: value for name, value in values_of(row).items() if value is not None},
            "changes": [
                {
                    "at": change.at.isoformat(),
                    "done": change.done,
                    "by": str(change.by) if change.by else None,
                    "why": change.why,
                    "values": change.values,
                }
                for change in changes_of(row)
            ],
        }
