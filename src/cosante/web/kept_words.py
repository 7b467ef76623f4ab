"""Values and changes of kept rows in words, in the language of the page."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any, NamedTuple

from django.db import models
from django.utils.translation import gettext as _

from cosante.register.actions.kept.writing import put
from cosante.register.models import Account, Act, Change, Done, Kept, Partner
from cosante.register.models.columns import (
    ActTypeColumn,
    AreaColumn,
    AreasColumn,
    CountryColumn,
    EdtfColumn,
    YearColumn,
)
from cosante.register.queries.partners import surviving
from cosante.web import dates, words
from cosante.web.cards import Link, about
from cosante.web.labels import label


class Told(NamedTuple):
    """A field and its value in words."""

    name: str
    label: str
    links: list[Link]
    number: bool = False


def links_of(row: Kept, name: str) -> list[Link]:
    """The value of a column in words, each with where it leads; nothing where it is empty."""
    column, value = row._meta.get_field(name), getattr(row, name)
    if value is None or value in ("", [], {}):
        return []
    if isinstance(value, Kept):
        return [Link(str(value), value.get_absolute_url())]
    if isinstance(value, Account):
        return [Link(str(value))]
    if isinstance(value, models.Model):
        return [about(surviving(value) if isinstance(value, Partner | Act) else value)]
    if isinstance(column, AreasColumn):
        return [Link(label(code, "health_area"), f"/areas/{code}/") for code in value]
    if isinstance(column, models.URLField):
        return [Link(value, value)]
    return [Link(said(column, value))]


def related_said(column: Any, numbers: Collection[int]) -> dict[int, str]:
    """What the rows are called that a column points at, by their numbers, in one question; nothing of other models."""
    model = column.related_model
    if issubclass(model, Partner | Act):
        records = model._default_manager.in_bulk(list(numbers))
        return {pk: about(surviving(record)).text for pk, record in records.items()}
    if not issubclass(model, Kept | Account):
        return {}
    keys = [one.name for one in model.own_fields() if one.is_relation] if issubclass(model, Kept) else []
    found = model._default_manager.select_related(*keys).in_bulk(list(numbers))
    return {pk: str(row) for pk, row in found.items()}


def said(column: "models.Field[Any, Any]", value: Any) -> str:
    """One value that is no row, in words: those of its column, where that says ``in_words``."""
    if hasattr(column, "in_words"):
        return str(column.in_words(value))
    if column.choices:
        return str(dict(column.flatchoices).get(value, value))
    if isinstance(column, CountryColumn):
        return words.country_name(value)
    if isinstance(column, EdtfColumn):
        return dates.date_words(value)
    if isinstance(column, AreaColumn):
        return label(value, "health_area")
    if isinstance(column, ActTypeColumn):
        return label(value, "act")
    if isinstance(column, YearColumn):
        return words.digits(value)
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, datetime):
        return dates.time_words(value)
    if isinstance(value, date):
        return dates.day_words(value)
    return words.number_words(value) if isinstance(value, int | Decimal) else str(value)


def told(row: Kept, names: Iterable[str]) -> list[Told]:
    """The fields that are filled in, in words."""
    return [field for field in (field_told(row, name) for name in names) if field.links]


def field_told(row: Kept, name: str) -> Told:
    """One field, filled in or not."""
    column = row._meta.get_field(name)
    number = isinstance(column, models.DecimalField | models.IntegerField) and not column.choices
    return Told(name, str(column.verbose_name), links_of(row, name), number)


@dataclass(frozen=True)
class Said:
    """One change, to be shown."""

    id: int
    at: datetime
    words: str
    fields: list[tuple[str, str, str]]
    why: str
    undone: str
    can_undo: bool


def changes_said(changes: Iterable[Change], model: type[Kept], hidden: Collection[str] = ()) -> list[Said]:
    """Each change in words, with what each field was and became, but for hidden ones.

    Where personal fields are hidden, reasons are, too: people write names there.
    """
    return [_said(change, model, hidden) for change in changes]


def _said(change: Change, model: type[Kept], hidden: Collection[str]) -> Said:
    sentence = {
        Done.KEEP: _("%(who)s entered it"),
        Done.CHANGE: _("%(who)s changed it"),
        Done.WITHDRAW: _("%(who)s withdrew it"),
        Done.BRING_BACK: _("%(who)s brought it back"),
        Done.ERASE: _("%(who)s erased personal data"),
    }[Done(change.done)]
    undoing = getattr(change, "undone_by", None)
    fields = [
        line
        for name, pair in change.values.items()
        if change.done != Done.KEEP and name not in hidden
        for line in differences_said(model, name, *pair)
    ]
    why = "" if set(model.personal) & set(hidden) else change.why
    return Said(
        change.pk,
        change.at,
        sentence % {"who": change.by or _("a rule")},
        fields,
        why,
        _("taken back by %(who)s") % {"who": undoing.by or _("a rule")} if undoing else "",
        not undoing and change.done != Done.ERASE,
    )


def differences_said(model: type[Kept], name: str, before: Any, after: Any) -> list[tuple[str, str, str]]:
    """What a field is called, what it was and became; a line each where its column tells of its own parts."""
    column: Any = model._meta.get_field(name)
    if hasattr(column, "differences"):
        return [
            (f"{column.verbose_name}: {at}", old or _("nothing"), new or _("nothing"))
            for at, old, new in column.differences(before, after)
        ]
    return [(str(column.verbose_name), value_said(model, name, before), value_said(model, name, after))]


def value_said(model: type[Kept], name: str, value: Any) -> str:
    """A value as changes have it, in words."""
    row = model()
    put(row, {name: value})
    found = links_of(row, name)
    return ", ".join(link.text for link in found) if found else _("nothing")
