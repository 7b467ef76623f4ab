"""What the page of a sheet shows: how many rows do what, and those of one kind, a page of them, in words."""

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from django.core.paginator import Page, Paginator
from django.db.models import Model, Q, prefetch_related_objects

from cosante.register.actions.kept.writing import put
from cosante.register.models import Change, Done, Kept, Sheet, SheetDone, SheetRow
from cosante.register.queries.sheets import NEW, rows_of, said_here
from cosante.web.kept_words import changes_said, differences_said, links_of
from cosante.web.looks import Look
from cosante.web.sheets.headings import capital

PER_PAGE = 50
#: What was refused is looked at first.
ORDER = (SheetDone.WRONG, SheetDone.CHANGE, SheetDone.ADD, SheetDone.SAME)


class Line(NamedTuple):
    """A row of the page. ``cells``: of a new row, one a column; ``fields``: what changes, from what, to what."""

    line: int
    row: Kept | None
    cells: list[tuple[str, str]]
    fields: list[tuple[str, str, str]]
    wrong: list[tuple[str, str, str]]


def numbers(sheet: Sheet) -> dict[str, int]:
    """How many rows do what."""
    return {
        SheetDone.WRONG: sheet.wrong,
        SheetDone.CHANGE: sheet.changed,
        SheetDone.ADD: sheet.added,
        SheetDone.SAME: sheet.same,
    }


def chosen(sheet: Sheet, asked: str) -> str:
    """The kind that is shown: what was asked for, or the first there is."""
    counted = numbers(sheet)
    return asked if counted.get(asked) else next((str(done) for done in ORDER if counted[done]), SheetDone.SAME)


def page_of(look: Look, sheet: Sheet, done: str, page: str | None) -> tuple["Page[Any]", list[Line]]:
    """A page of the rows of that kind."""
    if sheet.kept_at and done in (SheetDone.ADD, SheetDone.CHANGE):
        found = Paginator(changes_of(sheet, done), PER_PAGE).get_page(page)
        return found, _kept(look, list(found))
    found = Paginator(rows_of(sheet, done), PER_PAGE).get_page(page)
    return found, _planned(look, list(found))


def first_changes(look: Look, sheet: Sheet, most: int) -> list[Line]:
    """The first rows that would change one that is here; of a sheet that is kept there are none."""
    return _planned(look, list(rows_of(sheet, SheetDone.CHANGE)[:most]))


def changes_of(sheet: Sheet, done: str) -> Any:
    """The changes that keeping it made."""
    kind = Done.KEEP if done == SheetDone.ADD else Done.CHANGE
    if sheet.lead_id is None:
        return Change.objects.none()
    made = Change.objects.filter(Q(pk=sheet.lead_id) | Q(along=sheet.lead_id), done=kind, undoes=None)
    return made.select_related("by", "undone_by", "undone_by__by").order_by("pk")


def _kept(look: Look, changes: list[Change]) -> list[Line]:
    rows = look.model._default_manager.select_related().in_bulk([one.record for one in changes])
    said = changes_said(changes, look.model)
    return [Line(0, rows.get(one.record), [], words.fields, []) for one, words in zip(changes, said, strict=True)]


def _planned(look: Look, found: list[SheetRow]) -> list[Line]:
    _in_order(look, found)
    here = look.model._default_manager.select_related().in_bulk([one.record for one in found if one.record])
    before = [_row(look, one, {name: pair[0] for name, pair in _pairs(one)}) for one in found]
    after = [_row(look, one, _new(one)) for one in found]
    keys = [field.name for field in look.model.own_fields() if field.is_relation]
    prefetch_related_objects([*before, *after], *keys)
    return [
        Line(
            one.line,
            here.get(one.record or 0),
            [(_label(look, name), _words(new, name, value)) for name, value in _new(one).items()]
            if one.done == SheetDone.ADD
            else [],
            [line for name, (a, b) in _pairs(one) for line in _differing(look, old, new, name, a, b)],
            wrong_said(look, one),
        )
        for one, old, new in zip(found, before, after, strict=True)
    ]


def _differing(look: Look, old: Any, new: Any, name: str, a: Any, b: Any) -> list[tuple[str, str, str]]:
    """What changes in a field, from what, to what; a line each where its column tells of its own parts."""
    if hasattr(look.model._meta.get_field(name), "differences"):
        return [(capital(said), *values) for said, *values in differences_said(look.model, name, a, b)]  # type: ignore[misc]
    return [(_label(look, name), _words(old, name, a), _words(new, name, b))]


def _pairs(one: SheetRow) -> Iterable[tuple[str, Any]]:
    return one.values.items() if one.done == SheetDone.CHANGE else ()


def _in_order(look: Look, found: list[SheetRow]) -> None:
    """The fields as the form has them, whatever order the database keeps them in."""
    names = [field.name for field in look.model.own_fields()]
    for one in found:
        one.values = {name: one.values[name] for name in names if name in one.values}


def _new(one: SheetRow) -> dict[str, Any]:
    return {name: pair[1] for name, pair in _pairs(one)} if one.done == SheetDone.CHANGE else one.values


def _row(look: Look, one: SheetRow, values: Mapping[str, Any]) -> Model:
    row = look.model()
    put(row, {name: value for name, value in values.items() if not _is_new(value)})
    return row


def _words(row: Any, name: str, value: Any) -> str:
    return str(value[1]) if _is_new(value) else ", ".join(link.text for link in links_of(row, name))


def _is_new(value: Any) -> bool:
    return isinstance(value, list) and len(value) == 2 and value[0] == NEW


def wrong_said(look: Look, one: SheetRow) -> list[tuple[str, str, str]]:
    """What is wrong with a row: column, what was found there, why; in the language of the page."""
    fields = {field.name for field in look.model.own_fields()}
    return [
        (_label(look, name) if name in fields else name.removeprefix("__all__"), found, said_here(why))
        for name, found, why in one.wrong
    ]


def _label(look: Look, name: str) -> str:
    return capital(str(look.model._meta.get_field(name).verbose_name))
