"""What is held of one person, as it is given to them."""

from collections.abc import Iterable, Iterator
from typing import Any

from cosante.register.actions.kept.writing import values_of
from cosante.register.models import Kept
from cosante.register.queries.kept_rows import changes_of


def held_of(rows: Iterable[Kept]) -> Iterator[dict[str, Any]]:
    """Each row with all its values, what it is a part of, and its history."""
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
