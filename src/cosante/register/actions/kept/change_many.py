"""Change many rows of one kind at once, as ``change`` does one by one: those that cannot be changed are told and left.

They are read, checked and written by the thousand, so that memory does not grow with their number.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import islice
from typing import Any, NamedTuple

from django.db import transaction
from django.utils.translation import gettext as _

from cosante.register.actions.deciding import may
from cosante.register.actions.kept.keep_many import faults
from cosante.register.actions.kept.writing import known, plain, put, said_of, steps, values_of
from cosante.register.models import Account, Change, Done, Kept
from cosante.register.records.changes import joined


class Wanted(NamedTuple):
    """One row: its number, the version that was looked at, and what it is to be."""

    pk: int
    seen: int
    values: Mapping[str, Any]


def change_many(
    model: type[Kept],
    wanted: Iterable[Wanted],
    by: Account | None,
    why: str,
    along: Change | None,
    leave_out: Callable[[int, str], None],
) -> int:
    """How many were changed. ``leave_out`` hears of the others by their place in ``wanted``, from 1, and why."""
    may(by, model.writes)
    made = 0
    with transaction.atomic():
        for first, batch in _batches(wanted, model.batch):
            made += _changed(model, batch, first, by, why, along, leave_out)
    return made


def _batches(wanted: Iterable[Wanted], many: int) -> Iterator[tuple[int, list[Wanted]]]:
    left, first = iter(wanted), 1
    while batch := list(islice(left, many)):
        yield first, batch
        first += len(batch)


def _changed(
    model: type[Kept],
    batch: list[Wanted],
    first: int,
    by: Account | None,
    why: str,
    along: Change | None,
    leave_out: Callable[[int, str], None],
) -> int:
    rows = model._default_manager.select_for_update().in_bulk([one.pk for one in batch])
    set_: list[tuple[int, Kept, dict[str, list[Any]]]] = []
    for number, one in enumerate(batch, first):
        row = rows.get(one.pk)
        todo, no = _todo(model, row, one)
        if no or row is None:
            leave_out(number, no)
        elif todo:
            put(row, {name: after for name, (_before, after) in todo.items()})
            set_.append((number, row, todo))
    good: list[tuple[Kept, dict[str, list[Any]]]] = []
    for (number, row, todo), error in zip(set_, faults(model, [row for _n, row, _t in set_]), strict=True):
        if error is not None:
            leave_out(number, said_of(row, error))
        else:
            row.version += 1
            good.append((row, todo))
    write_together(model, [row for row, _todo in good])
    about = {"noun": model.noun, "done": Done.CHANGE, "by": by, "why": why.strip()[:1000], "along": along}
    Change.objects.bulk_create(Change(record=row.pk, version=row.version, values=todo, **about) for row, todo in good)
    return len(good)


def _todo(model: type[Kept], row: Kept | None, one: Wanted) -> tuple[dict[str, list[Any]], str]:
    """By field what it is and becomes; or why not."""
    if row is None:
        return {}, _("There is no number %(number)s.") % {"number": one.pk}
    if row.withdrawn:
        return {}, _("It was withdrawn; bring it back before you change it.")
    known(model, one.values)
    wanted = {name: plain(model._meta.get_field(name), value) for name, value in one.values.items()}
    if one.seen == row.version:
        now = values_of(row)
        return {name: [now[name], value] for name, value in wanted.items() if now[name] != value}, ""
    todo, meets = joined(steps(model, row.pk), one.seen, wanted)
    return todo, meets_said(model, meets) if meets else ""


def meets_said(model: type[Kept], meets: Iterable[str]) -> str:
    """Why a change of these fields is not made: somebody else was there before."""
    names = ", ".join(str(model._meta.get_field(name).verbose_name) for name in meets)
    return _("Somebody else changed it meanwhile: %(fields)s. Look at it, and change it by hand.") % {"fields": names}


def write_together(model: type[Kept], rows: list[Kept]) -> None:
    """Save rows that are there, all at once."""
    names = [field.name for field in model._meta.concrete_fields if not field.primary_key]
    if rows:
        model._default_manager.bulk_create(rows, update_conflicts=True, unique_fields=["id"], update_fields=names)
