"""What the processes of a file would do, in words: how many of each kind, and a page of one kind, field by field."""

from collections import Counter
from typing import Any, NamedTuple

from django.core.paginator import Page, Paginator

from cosante.register.models import BroughtFile, Order, SheetDone
from cosante.web.kept_words import value_said
from cosante.web.looks import looks

#: What processes do, as spreadsheets call it.
DONE = {
    "added": SheetDone.ADD,
    "changed": SheetDone.CHANGE,
    "unchanged": SheetDone.SAME,
    "refused": SheetDone.WRONG,
}
PER_PAGE = 50


class Line(NamedTuple):
    """One process: its ocid, its order where it is one of the register, what changes, why it is refused."""

    ocid: str
    order: Order | None
    fields: list[tuple[str, str, str, str]]
    why: str


def counted(file: BroughtFile) -> list[tuple[str, Any, int]]:
    """Of each kind how many, which make all of them together."""
    numbers = Counter(one["done"] for one in file.outcomes)
    return [(code, done.label, numbers[code]) for code, done in DONE.items()]


def shown(file: BroughtFile, done: str, page: str | None) -> tuple[Page[Any], list[Line]]:
    """A page of those that do that."""
    found = Paginator([one for one in file.outcomes if one["done"] == done], PER_PAGE).get_page(page)
    orders = Order.objects.in_bulk([one["order"] for one in found if one["order"]])
    here = file.kept_at is not None or done != "added"
    return found, [
        Line(
            one["ocid"],
            orders.get(one["order"]) if here else None,
            [_field(*change) for change in one["changes"]],
            one["why"],
        )
        for one in found
    ]


def _field(row: str, name: str, before: Any, after: Any) -> tuple[str, str, str, str]:
    """What the row and the field are called, and the value before and after."""
    noun, _sep, number = row.partition(" #")
    model = looks()[noun].model
    said = [_value(model, name, value) for value in (before, after)]
    return f"{model._meta.verbose_name} #{number}", str(model._meta.get_field(name).verbose_name), said[0], said[1]


def _value(model: Any, name: str, value: Any) -> str:
    if value in (None, ""):
        return ""
    field = model._meta.get_field(name)
    if not field.is_relation:
        return str(value_said(model, name, value))
    row = field.related_model._default_manager.filter(pk=value).first()
    return str(row) if row else f"#{value}"
