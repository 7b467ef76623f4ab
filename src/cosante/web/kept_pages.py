"""What the page of a kept row shows: fields, parts, where it is told of, its newest changes, notes and files."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from django.http import HttpRequest

from cosante.register.models import Account, Attachment, Kept, Note, Role
from cosante.register.models.remarks import beside
from cosante.register.queries.kept_rows import changes_of, cited_by, parts
from cosante.web.kept_lists import Line, heads, lines
from cosante.web.kept_words import Told, changes_said, told
from cosante.web.looks import Look, Panel, Words, looks, panels

#: So many changes are on the page itself.
_SHOWN = 5


class Table(NamedTuple):
    """The parts of one kind."""

    look: Look
    heads: list[Words]
    lines: list[Line]
    may_write: bool


def page_of(look: Look, row: Kept, by: Account) -> dict[str, Any]:
    """Context of ``kept.html``."""
    newest = list(changes_of(row)[: _SHOWN + 1])
    return {
        "look": look,
        "row": row,
        "groups": groups(look, row, by),
        "tables": [table(looks()[noun], row, by) for noun in look.parts],
        "cited": cited_by(row),
        "changes": changes_said(newest[:_SHOWN], look.model, hidden_from(look, by)),
        "more_changes": len(newest) > _SHOWN,
        "may_write": by.may(look.model.writes) and not row.withdrawn,
        "may_take_back": by.may(look.model.writes),
    }


def groups(look: Look, row: Kept, by: Account) -> list[tuple[Words, list[Told]]]:
    """Fields that are filled in, under their headings; personal ones for those who may write only."""
    hidden = hidden_from(look, by)
    shown = [field.name for field in look.model.own_fields() if field.name not in hidden]
    grouped = {name for _title, names in look.groups for name in names}
    found = [("", [name for name in shown if name not in grouped])]
    found += [(title, [name for name in names if name in shown]) for title, names in look.groups]
    return [(title, fields) for title, names in found if (fields := told(row, names))]


def table(look: Look, whole: Kept, by: Account) -> Table:
    """Its parts of one kind."""
    found = parts(whole, look.model, look.order if look.order != ("-id",) else ())
    may_write = by.may(look.model.writes) and not whole.withdrawn
    hidden = hidden_from(look, by)
    return Table(look, heads(look, hidden), lines(look, found, hidden), may_write)


def panels_of(row: Kept, request: HttpRequest) -> dict[str, Any]:
    """What other fields of work show on its page, each with what its template needs."""
    here: list[tuple[Panel, Mapping[str, Any]]] = [
        (panel, panel.more(row, request)) for panel in panels() if panel.noun == row.noun
    ]
    styles = dict.fromkeys(style for panel, _more in here for style in panel.styles)
    return {"panels": here, "styles": list(styles)}


def hidden_from(look: Look, by: Account) -> set[str]:
    """The fields that this account does not see: of one person, and the key to the whole whose page it is."""
    return {look.model.part_of} | (set() if by.may(Role.CONTRIBUTOR) else set(look.model.personal))


def remarks_of(row: Kept, by: Account) -> dict[str, Any]:
    """Context of ``_remarks.html``."""
    stand = beside(row) | {"withdrawn_at": None}
    return {
        "subject": row,
        "notes": Note.objects.filter(**stand).select_related("by"),
        "attachments": Attachment.objects.filter(**stand).select_related("by"),
        "may_contribute": by.may(Role.CONTRIBUTOR),
    }
