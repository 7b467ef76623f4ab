"""What the verbs of kept rows share: the row of a change, and the kept row that follows from it."""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _

from cosante.register.actions.deciding import may
from cosante.register.models import Account, Change, Kept
from cosante.register.records.changes import Step
from cosante.vocabulary.errors import BadValue, NotThere

#: What a column takes, of Python's and of JSON's kinds; no float, which is not exact.
_TAKEN = (str, int, bool, Decimal, date)


def plain(field: "models.Field[Any, Any]", value: Any) -> Any:
    """A value of a column as changes have it: JSON's own kinds, all else as its one text; nothing for what is empty.

    ``BadValue`` where the column cannot have it.
    """
    if isinstance(value, models.Model):
        return value.pk
    if value is None or value in ("", [], {}):
        return None
    if not isinstance(value, _TAKEN) and not isinstance(field, models.JSONField):
        raise BadValue(
            _("%(field)s: this is no value for it; exact numbers come as text.") % {"field": field.verbose_name}
        )
    if isinstance(value, bool) and not isinstance(field, models.BooleanField | models.JSONField):
        raise BadValue(_("%(field)s: yes or no is no value for it.") % {"field": field.verbose_name})
    try:
        value = (field.target_field if field.is_relation else field).to_python(value)
    except ValidationError as error:
        raise BadValue(f"{field.verbose_name}: {' '.join(error.messages)}") from error
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    return value if isinstance(value, bool | int | str | list | dict) else value.isoformat()


def values_of(row: Kept) -> dict[str, Any]:
    """All that people have filled in."""
    return {field.name: plain(field, field.value_from_object(row)) for field in row.own_fields()}


def steps(model: type[Kept], pk: int) -> list[Step]:
    """The changes of a row in their order."""
    rows = Change.objects.filter(noun=model.noun, record=pk).order_by("version")
    return [Step(*row) for row in rows.values_list("version", "done", "values")]


def last_change(row: Kept) -> Change:
    """The change that made it what it is."""
    return Change.objects.get(noun=row.noun, record=row.pk, version=row.version)


def locked(row: Kept, by: Account | None) -> Kept:
    """The row as it is now, held until the transaction ends, for somebody who may change it."""
    may(by, row.writes)
    found = type(row)._default_manager.select_for_update().filter(pk=row.pk).first()
    if found is None:
        raise NotThere(_("There is no %(noun)s %(number)s.") % {"noun": row._meta.verbose_name, "number": row.pk})
    return found


def put(row: Kept, values: Mapping[str, Any]) -> None:
    """Set columns to what changes have for them; nothing is what the column has when nobody has said anything."""
    for field in row.own_fields():
        if field.name in values:
            value = values[field.name]
            column: Any = field.target_field if field.is_relation else field
            empty = None if field.null else field.get_default()
            setattr(row, field.attname, empty if value is None else column.to_python(value))


def checked(row: Kept) -> None:
    """``BadValue`` that names each field that cannot be so, and says why."""
    try:
        row.full_clean(validate_unique=True)
    except ValidationError as error:
        raise BadValue(said_of(row, error)) from error


def said_of(row: Kept, error: ValidationError) -> str:
    """What is wrong with each field, by its name for people."""
    names = {field.name: field.verbose_name for field in row.own_fields()}
    found = error.message_dict if hasattr(error, "error_dict") else {"": error.messages}
    said = [
        f"{names[name]}: {' '.join(messages)}" if name in names else " ".join(messages)
        for name, messages in found.items()
    ]
    return "; ".join(map(str, said))


def write(
    row: Kept, done: str, values: Mapping[str, Any], by: Account | None, why: str = "", **about: Change | None
) -> Change:
    """The row of a change; the kept row, which is set already, is saved as its next version."""
    row.version += 1
    row.save()
    return Change.objects.create(
        noun=row.noun,
        record=row.pk,
        version=row.version,
        done=done,
        values=dict(values),
        by=by,
        why=why.strip()[:1000],
        **about,
    )


def known(model: type[Kept], names: Iterable[str]) -> None:
    """``BadValue`` for a field that the table does not have."""
    fields = {field.name for field in model.own_fields()}
    if unknown := sorted(set(names) - fields):
        raise BadValue(
            _("%(noun)s has no field %(field)s.")
            % {"noun": str(model._meta.verbose_name).capitalize(), "field": unknown[0]}
        )
