"""The template for a sheet of rows: headings, a row that shows how to fill one in, and what each column takes."""

import csv
import io
import tempfile
from collections.abc import Iterator
from typing import IO, Any

import xlsxwriter
from django import forms
from django.db import models
from django.utils.translation import gettext as _

from cosante.register.models import Account, Kept, Partner
from cosante.register.models.columns import EdtfColumn
from cosante.register.queries.partners import partners
from cosante.web.exports import cell, safe
from cosante.web.looks import Look
from cosante.web.sheets.cells import allowed, made_for
from cosante.web.sheets.headings import NUMBER, VERSION, Heading, headings

#: So many rows of another table are listed.
_LISTED = 300
#: So many rows of the template offer what is allowed.
_OFFERED = 1000


def as_csv(look: Look) -> str:
    """Headings and the example."""
    page = io.StringIO()
    writer = csv.writer(page)
    columns = _columns(look)
    writer.writerow([_head(one) for one in columns])
    writer.writerow([safe(cell(_example(look, one))) for one in columns])
    return "\ufeff" + page.getvalue()


def as_workbook(look: Look) -> IO[bytes]:
    """The same, and on a second sheet what each column takes; cells with a list of values offer it."""
    file = tempfile.TemporaryFile()  # noqa: SIM115  (the answer reads and closes it)
    with xlsxwriter.Workbook(file, {"strings_to_formulas": False, "strings_to_urls": False}) as book:
        bold, faint = book.add_format({"bold": True}), book.add_format({"italic": True, "font_color": "#555555"})
        rows, takes = book.add_worksheet(look.model.plural()[:31]), book.add_worksheet(takes_name())
        columns = _columns(look)
        for n, one in enumerate(columns):
            rows.write(0, n, _head(one), bold)
            rows.write(1, n, cell(_example(look, one)), faint)
        offer(look, list(enumerate(columns)), rows, takes, (2, _OFFERED), bold)
        for sheet, width in ((rows, 18), (takes, 30)):
            sheet.freeze_panes(1, 0)
            sheet.set_column(0, 60, width)
    file.seek(0)
    return file


def takes_name() -> str:
    """What the sheet is called that says what each column takes."""
    return _("Allowed values")[:31]


def offer(
    look: Look, columns: list[tuple[int, Heading]], rows: Any, takes: Any, lines: tuple[int, int], bold: Any
) -> None:
    """Write on the sheet ``takes`` what each column takes; its cells in ``lines`` of the sheet ``rows`` offer it.

    ``columns``: each with where it stands.
    """
    takes.write_row(0, 0, [_("Column"), _("What it takes"), _("Allowed values"), _("Code")], bold)
    name, at = takes.get_name().replace("'", "''"), 1
    for n, one in columns:
        listed = list(_allowed(look, one))
        takes.write_row(at, 0, [one.label, _takes(look, one)])
        for line, pair in enumerate(listed):
            takes.write_row(at + line, 2, pair)
        if listed and not _is_several(look, one):
            source = f"='{name}'!$C${at + 1}:$C${at + len(listed)}"
            about = {"validate": "list", "source": source, "error_type": "warning"}
            rows.data_validation(lines[0], n, max(lines), n, about)
        at += max(len(listed), 1)


def _columns(look: Look) -> list[Heading]:
    return [one for one in headings(look) if not one.numbered and one.name != VERSION]


def _head(one: Heading) -> str:
    return f"{one.label} *" if one.needed else one.label


def _field(look: Look, one: Heading) -> Any:
    return None if one.name == NUMBER else look.model._meta.get_field(one.name)


def _is_several(look: Look, one: Heading) -> bool:
    field = _field(look, one)
    return field is not None and not field.is_relation and isinstance(made_for(look, field), forms.MultipleChoiceField)


def _allowed(look: Look, one: Heading) -> Iterator[tuple[str, str]]:
    """What the column takes, in words, and its code or number."""
    field = _field(look, one)
    if field is None:
        return
    if field.is_relation:
        if issubclass(field.related_model, Kept):
            found = field.related_model._default_manager.filter(withdrawn=False).select_related().order_by("-pk")
            yield from ((str(row), f"#{row.pk}") for row in found[:_LISTED])
        elif field.related_model is Account:
            found = Account.objects.filter(is_active=True).order_by("username")
            yield from ((str(row), row.username) for row in found[:_LISTED])
    elif isinstance(field, models.BooleanField):
        yield from ((_("yes"), ""), (_("no"), ""))
    elif isinstance(made := made_for(look, field), forms.ChoiceField):
        yield from ((words, code) for code, words in allowed(made))


def _takes(look: Look, one: Heading) -> str:
    field = _field(look, one)
    if field is None:
        return _("The number of a row that is here already; empty for a new row.")
    said = _kind(look, one, field)
    needed = _("Needed.")
    return f"{needed} {said}" if one.needed else said


def _kind(look: Look, one: Heading, field: Any) -> str:
    if field.is_relation:
        if field.related_model is Partner:
            return _("The name of a partner, or # and its number.")
        if issubclass(field.related_model, Kept):
            return _("A row by its title, or # and its number.")
        return _("A number of the register.") if field.related_model is not Account else _("Somebody of the office.")
    if _is_several(look, one):
        return _("Any of the allowed values, parted by “;”.")
    if isinstance(field, models.BooleanField) or isinstance(made_for(look, field), forms.ChoiceField):
        return _("One of the allowed values.")
    if isinstance(field, models.DateField):
        return _("A day, as 2024-05-31 or as a date of the spreadsheet.")
    if isinstance(field, EdtfColumn):
        return _("A date or period, as 2024, 2024-05, 2024-05-31 or 2024/2025.")
    if isinstance(field, models.DecimalField | models.IntegerField):
        return _("A number.")
    return str(field.help_text) or _("Text.")


def _example(look: Look, one: Heading) -> Any:
    field = _field(look, one)
    if field is None:
        return _("example")
    first = next(_allowed(look, one), None)
    if first:
        return first[0]
    if field.is_relation:
        return str(partners().first() or "") if field.related_model is Partner else ""
    if isinstance(field, models.DateField):
        return "2024-05-31"
    if isinstance(field, EdtfColumn):
        return "2024"
    if isinstance(field, models.DecimalField):
        return "12.5"
    if isinstance(field, models.IntegerField):
        return "2024" if field.name == "year" else "12"
    return {"currency": "USD", "into": "EUR"}.get(field.name, one.label)
