"""Hold what each row of a spreadsheet would do, for somebody to look at before anything is written."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import timedelta
from itertools import islice
from types import MappingProxyType

from django.db import transaction
from django.utils import timezone

from cosante.register.actions.deciding import may
from cosante.register.models import Account, Kept, Sheet, SheetDone, SheetRow

#: A sheet that nobody keeps is thrown away after so many days, with the next one that is brought.
HELD = 30


def bring(
    model: type[Kept],
    name: str,
    columns: list[str],
    rows: Iterable[SheetRow],
    by: Account | None,
    partners: Iterable[str] = (),
    notes: Mapping[str, int] = MappingProxyType({}),
) -> Sheet:
    """The sheet with its rows. ``partners`` (not known yet) and ``notes`` are asked when all were read."""
    may(by, model.writes)
    counted = dict.fromkeys(SheetDone.values, 0)
    with transaction.atomic():
        old = Sheet.objects.filter(kept_at=None, decided_at=None, at__lt=timezone.now() - timedelta(days=HELD))
        old.delete()
        sheet = Sheet.objects.create(noun=model.noun, name=name[:300], columns=columns, by=by)
        for batch in _batches(rows, model.batch):
            for row in batch:
                row.sheet = sheet
                counted[row.done] += 1
            SheetRow.objects.bulk_create(batch)
        sheet.rows = sum(counted.values())
        sheet.added, sheet.changed = counted[SheetDone.ADD], counted[SheetDone.CHANGE]
        sheet.same, sheet.wrong = counted[SheetDone.SAME], counted[SheetDone.WRONG]
        sheet.partners, sheet.notes = list(partners), dict(notes)
        sheet.save()
    return sheet


def _batches(rows: Iterable[SheetRow], many: int) -> Iterator[list[SheetRow]]:
    left = iter(rows)
    while batch := list(islice(left, many)):
        yield batch
