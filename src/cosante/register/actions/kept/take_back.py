"""Take a change of a kept row back: what it changed is as it was before, and so is all that was made along with it.

What came along is read and written by the thousand: an import of many rows is taken back as it was kept.
"""

from collections.abc import Iterable, Iterator
from itertools import islice

from django.db import transaction
from django.utils.translation import gettext as _

from cosante.register.actions.deciding import may
from cosante.register.actions.kept.change_many import write_together
from cosante.register.actions.kept.keep_many import faults
from cosante.register.actions.kept.writing import checked, locked, put, said_of, values_of, write
from cosante.register.models import Account, Change, Done, Kept, kept_models
from cosante.register.records.changes import Step, undone
from cosante.vocabulary.errors import BadValue, Undecidable

_BATCH = 1000
#: What a change did, and what it does to a row that it is taken back.
_OPPOSITE = {Done.KEEP: Done.WITHDRAW, Done.BRING_BACK: Done.WITHDRAW, Done.WITHDRAW: Done.BRING_BACK}


def take_back(change: Change, by: Account | None, why: str = "") -> Change:
    """The change that takes it back. ``Undecidable`` where a field was changed again since, or it cannot be taken back.

    Taking back an entry withdraws the row; taking back a withdrawal brings it back.
    """
    with transaction.atomic():
        row = locked(kept_models()[change.noun]._default_manager.get(pk=change.record), by)
        if Change.objects.filter(undoes=change).exists():
            raise Undecidable(_("This was taken back already."))
        done, values = _reverse(change, row)
        if done == Done.CHANGE:
            checked(row)
        made = write(row, done, values, by, why, undoes=change)
        level = {change.pk: made.pk}
        while level:
            level = _along(level, kept_models()[change.noun].batch, by, why)
    return made


def _reverse(change: Change, row: Kept) -> tuple[str, dict[str, list[object]]]:
    """What the taking back does to the row, which is set to it, and what it writes."""
    if change.done == Done.ERASE:
        raise Undecidable(_("What was erased is gone for good."))
    if change.done in _OPPOSITE:
        gone = change.done != Done.WITHDRAW
        if row.withdrawn == gone:
            raise Undecidable(_("This was withdrawn already.") if gone else _("It was brought back already."))
        row.withdrawn = gone
        return _OPPOSITE[Done(change.done)], {}
    todo, since = undone(Step(change.version, change.done, change.values), values_of(row))
    if since:
        names = ", ".join(str(row._meta.get_field(name).verbose_name) for name in since)
        raise Undecidable(_("It was changed again since: %(fields)s. Change it by hand.") % {"fields": names})
    put(row, {name: after for name, (_before, after) in todo.items()})
    return Done.CHANGE, todo


def _along(level: dict[int, int], size: int, by: Account | None, why: str) -> dict[int, int]:
    """Take back what was made along with these changes; by the number of each, that of what takes it back."""
    made: dict[int, int] = {}
    for some in _batches(sorted(level, reverse=True)):
        brought = Change.objects.filter(along__in=some, undone_by=None).order_by("-id")
        last = None
        while batch := list((brought.filter(pk__lt=last) if last else brought)[:size]):
            for noun in dict.fromkeys(one.noun for one in batch):
                mine = [one for one in batch if one.noun == noun]
                made |= _together(kept_models()[noun], mine, level, by, why)
            last = batch[-1].pk
    return made


def _together(
    model: type[Kept], changes: list[Change], level: dict[int, int], by: Account | None, why: str
) -> dict[int, int]:
    """Changes of rows of one kind, the newest first."""
    may(by, model.writes)
    rows = model._default_manager.select_for_update().in_bulk({one.record for one in changes})
    taken: list[tuple[Change, Change]] = []
    set_: dict[int, Kept] = {}
    for one in changes:
        row = rows[one.record]
        if one.done in _OPPOSITE and row.withdrawn == (one.done != Done.WITHDRAW):
            continue  # somebody has done by hand what is to be done
        try:
            done, values = _reverse(one, row)
        except Undecidable as error:
            raise Undecidable(f"{row} (#{row.pk}): {error.message}") from error
        row.version += 1
        if done == Done.CHANGE:
            set_[row.pk] = row
        about = {"noun": model.noun, "record": row.pk, "version": row.version, "done": done, "values": values}
        about |= {"by": by, "why": why.strip()[:1000], "along_id": level[one.along_id or 0], "undoes": one}
        taken.append((one, Change(**about)))
    _checked(model, set_.values())
    write_together(model, [rows[pk] for pk in {one.record for one, _made in taken}])
    Change.objects.bulk_create([made for _one, made in taken])
    return {one.pk: made.pk for one, made in taken}


def _checked(model: type[Kept], rows: Iterable[Kept]) -> None:
    rows = list(rows)
    for row, error in zip(rows, faults(model, rows), strict=True):
        if error is not None:
            raise BadValue(f"{row} (#{row.pk}): {said_of(row, error)}") from error


def _batches(numbers: Iterable[int]) -> Iterator[list[int]]:
    left = iter(numbers)
    while batch := list(islice(left, _BATCH)):
        yield batch
