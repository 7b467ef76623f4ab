"""Enter many rows of one kind at once: an import. All of them are kept, or none.

Each is checked as ``keep`` checks it, and each is a change of its own; they are written by the thousand, so that memory
does not grow with their number. ``along`` makes them one with the change that they came with.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction
from django.utils.translation import gettext as _

from cosante.register.actions.deciding import may
from cosante.register.actions.kept.writing import known, plain, put, said_of, values_of
from cosante.register.models import Account, Change, Done, Kept
from cosante.vocabulary.errors import BadValue

#: So many wrong rows are told; what is wrong with the rest is like it.
MOST_WRONG = 1000
Values = Mapping[str, Any]


class ManyWrong(BadValue):
    """Rows that cannot be so. ``wrong``: the number of each, from 1, and what is wrong with it."""

    code = "bad-rows"

    def __init__(self, wrong: list[tuple[int, str]]) -> None:
        number, words = wrong[0]
        said = _("Row %(number)s: %(words)s") % {"number": number, "words": words}
        more = _("%(number)s rows are wrong; nothing was kept.") % {"number": len(wrong)}
        super().__init__(f"{said} {more}")
        self.wrong = wrong


def keep_many(
    model: type[Kept],
    rows: Iterable[Values],
    by: Account | None,
    why: str = "",
    along: Change | None = None,
    leave_out: Callable[[int, str], None] | None = None,
) -> list[int]:
    """The numbers of the new rows, in their order. ``ManyWrong`` where one cannot be so, and then none is kept.

    ``leave_out`` hears of such rows instead, and the others are kept.
    """
    may(by, model.writes)
    made: list[int] = []
    wrong: list[tuple[int, str]] = []
    with transaction.atomic():
        for first, batch in _batches(rows, model.batch):
            good, bad = _checked(model, batch, first)
            if leave_out is not None:
                for number, words in bad:
                    leave_out(number, words)
                bad = []
            wrong += bad
            if len(wrong) >= MOST_WRONG:
                break
            if not wrong:
                made += _written(model, good, by, why, along)
        if wrong:
            raise ManyWrong(wrong[:MOST_WRONG])
    return made


def wrong_with(model: type[Kept], rows: Iterable[Values]) -> Iterator[tuple[int, str]]:
    """What ``keep_many`` would refuse, for a preview: the number of each row, from 1, and what is wrong with it.

    What only the database knows, as two of one unique value, is not asked.
    """
    for first, batch in _batches(rows, model.batch):
        yield from _checked(model, batch, first)[1]


def _batches(rows: Iterable[Values], many: int) -> Iterator[tuple[int, list[Values]]]:
    left, first = iter(rows), 1
    while batch := list(islice(left, many)):
        yield first, batch
        first += len(batch)


def _checked(model: type[Kept], batch: list[Values], first: int) -> tuple[list[Kept], list[tuple[int, str]]]:
    """The rows as they are to be, and those that cannot be so."""
    good: list[Kept] = []
    bad: list[tuple[int, str]] = []
    fields = model.own_fields()
    for number, values in enumerate(batch, first):
        row = model(version=1)
        try:
            known(model, values)
            put(row, {field.name: plain(field, values[field.name]) for field in fields if field.name in values})
        except BadValue as error:
            bad.append((number, error.message))
            continue
        row.import_row = number  # type: ignore[attr-defined]  # for as long as it is looked at
        good.append(row)
    fine = []
    for row, error in zip(good, faults(model, good), strict=True):
        if error is None:
            fine.append(row)
        else:
            bad.append((row.import_row, said_of(row, error)))  # type: ignore[attr-defined]
    return fine, sorted(bad)


def faults(model: type[Kept], rows: Sequence[Kept]) -> list[ValidationError | None]:
    """What cannot be so in each of these rows; what they point at is asked for at once."""
    fields = model.own_fields()
    others = _others(fields, rows)
    found: list[ValidationError | None] = []
    for row in rows:
        try:
            _check(row, fields, others)
        except ValidationError as error:
            found.append(error)
        else:
            found.append(None)
    return found


def _others(fields: list[Any], rows: Sequence[Kept]) -> dict[str, dict[Any, models.Model]]:
    """By key column, the rows that are pointed at, asked at once."""
    found: dict[str, dict[Any, models.Model]] = {}
    for field in fields:
        if field.is_relation:
            keys = {getattr(row, field.attname) for row in rows} - {None}
            found[field.name] = field.related_model._default_manager.in_bulk(keys)
    return found


def _check(row: Kept, fields: list[Any], others: Mapping[str, Mapping[Any, models.Model]]) -> None:
    """All that ``full_clean`` asks, without a question to the database for each key."""
    wrong: dict[str, list[Any]] = {}
    for field in fields:
        if not field.is_relation:
            continue
        key = getattr(row, field.attname)
        if key is None:
            if not field.null:
                wrong[field.name] = [field.error_messages["null"]]
        elif key in others[field.name]:
            setattr(row, field.name, others[field.name][key])
        else:
            wrong[field.name] = [_("There is no number %(number)s.") % {"number": key}]
    relations = {field.name for field in fields if field.is_relation}
    try:
        row.clean_fields(exclude=relations | {"id", "version", "withdrawn"})
    except ValidationError as error:
        wrong |= error.message_dict
    if not wrong:
        row.clean()
        if _unique(type(row)):
            row.validate_unique(exclude={"id"})
        row.validate_constraints(exclude={"id"})
    if wrong:
        raise ValidationError(wrong)


def _unique(model: type[Kept]) -> bool:
    return any(field.unique for field in model.own_fields()) or bool(model._meta.unique_together)


def _written(model: type[Kept], rows: list[Kept], by: Account | None, why: str, along: Change | None) -> list[int]:
    try:
        with transaction.atomic():
            made = model._default_manager.bulk_create(rows)
    except IntegrityError as error:
        raise BadValue(
            _("Two rows have the same value where each needs its own: %(error)s") % {"error": error}
        ) from error
    Change.objects.bulk_create(
        Change(
            noun=model.noun,
            record=row.pk,
            version=1,
            done=Done.KEEP,
            values={name: [None, value] for name, value in values_of(row).items() if value not in (None, "", [], {})},
            by=by,
            why=why.strip()[:1000],
            along=along,
        )
        for row in made
    )
    return [row.pk for row in made]
