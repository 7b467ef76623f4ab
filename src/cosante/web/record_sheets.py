"""Sheets of acts and of partners: which column is what, what each cell says, and a template that offers values.

Columns are named as on the form of one deed, in any language of the pages, by their names for programs, or as in the
files that the lists of acts and partners give out; those of such files that nobody types are passed over.
"""

import tempfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import IO, Any

import xlsxwriter
from django import forms
from django.conf import settings
from django.utils import translation
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from cosante.intake import enter_deed, enter_partner
from cosante.intake.record_corrections import CORRECTABLE, correct_record, same
from cosante.intake.record_files import Row, Verbs
from cosante.register.models import Account, Act, Decision, Document, Partner
from cosante.register.queries.partners import partners_called
from cosante.vocabulary.errors import BadValue
from cosante.web import exports, flat_lists
from cosante.web.entry_forms import DeedForm
from cosante.web.fields import codes, country, text
from cosante.web.labels import PARTNER_TYPES
from cosante.web.sheets.cells import allowed, choices_of, text_of
from cosante.web.sheets.files import Row as Cells
from cosante.web.sheets.files import letters_of
from cosante.web.sheets.headings import NUMBER, alike, capital

_OFFERED = 1000
#: What a form chooses where nobody says anything.
_UNSAID = {"stage": "unknown", "counted": "other"}


class PartnerForm(forms.Form):
    """A partner: its name, kind and country."""

    name = text(gettext_lazy("name"), required=True)
    type = codes(gettext_lazy("Kind"), PARTNER_TYPES, required=False)
    country = country()


@dataclass(frozen=True)
class Kind:
    """``given_out``: the columns of the list's files, with the fields that they are; nothing for what nobody types."""

    noun: str
    form: type[forms.Form]
    given_out: Mapping[str, str]
    called: str


ACTS = Kind(
    "act",
    DeedForm,
    dict.fromkeys(exports.COLUMNS, "")
    | {"act": NUMBER, "kind": "type", "status": "status", "when": "when", "who": "actors"}
    | {"for_whom": "recipients", "places": "place", "health_areas": "health_areas"},
    "words",
)
PARTNERS = Kind(
    "partner",
    PartnerForm,
    dict.fromkeys(flat_lists.PARTNERS, "") | {"partner": NUMBER, "name": "name", "kind": "type", "country": "country"},
    "name",
)
KINDS = {"acts": ACTS, "partners": PARTNERS}


def rows_of(kind: Kind, cells: Iterable[Cells]) -> list[Row]:
    """The rows of a file. ``BadValue`` where a column is none that is known, or none is."""
    given = iter(cells)
    head = next(given, None)
    if head is None:
        raise BadValue(_("The sheet is empty. Its first row names the columns; take the template."))
    heads = _recognised(kind, head[1])
    known = {name: choices_of(field) for name, field in kind.form().fields.items() if isinstance(field, _CHOICES)}
    return [_row(kind, line, dict(zip(heads, row, strict=False)), known) for line, row in given]


_CHOICES = (forms.ChoiceField, forms.MultipleChoiceField)


def _recognised(kind: Kind, head: Sequence[Any]) -> list[str]:
    known = {alike(name): field for name, field in kind.given_out.items()} | {NUMBER: NUMBER}
    for language in (code for code, _name in settings.LANGUAGES):
        with translation.override(language):
            for name, field in kind.form().fields.items():
                known[alike(name)] = known[alike(str(field.label))] = name
    found = [known.get(alike(str(cell)), None) for cell in head]
    for n, (cell, one) in enumerate(zip(head, found, strict=True)):
        if one is None and str(cell).strip():
            about = {"column": letters_of(n + 1), "heading": str(cell).strip()[:80]}
            raise BadValue(_("Column %(column)s is headed “%(heading)s”, which is no column here.") % about)
    if not set(found) - {None, "", NUMBER}:
        raise BadValue(_("No column has a heading that is known. The first row names the columns; take the template."))
    return [one or "" for one in found]


def _row(kind: Kind, line: int, cells: Mapping[str, Any], known: Mapping[str, Mapping[str, str]]) -> Row:
    said = {name: text_of(cell) for name, cell in cells.items() if name and text_of(cell)}
    number = said.pop(NUMBER, "").lstrip("#")
    values: dict[str, Any] = {}
    wrong = []
    for name, value in said.items():
        field = kind.form.base_fields[name]
        parts = [one.strip() for one in value.replace("；", ";").split(";") if one.strip()]
        codes_ = [known[name].get(alike(one), "") for one in parts] if name in known else []
        if "" in codes_:
            wrong.append(f"{field.label}: {_('This is none of the allowed values; the template lists them.')}")
        elif isinstance(field, forms.MultipleChoiceField):
            values[name] = codes_
        elif name in known:
            values[name] = codes_[0]
        else:
            values[name] = "\n".join(parts) if name in ("actors", "recipients") else value
    row = Row(line, said.get(kind.called) or said.get("actors") or f"#{number}", values, why=" ".join(wrong))
    if number and not wrong:
        _compared(kind, row, number)
    return row


def _compared(kind: Kind, row: Row, number: str) -> None:
    """Of a record that is here: it is unchanged, or what its sources say is corrected, as far as a sheet can."""
    record = _record(kind, int(number)) if number.isdecimal() else None
    if record is None:
        row.why = _("There is no such row in the register.")
        return
    row.called, row.record, here = str(record), record.pk, _said(kind, record)
    if "when" in row.values:
        try:
            row.values["when"] = kind.form.base_fields["when"].clean(row.values["when"])
        except forms.ValidationError as error:
            row.why = f"{kind.form.base_fields['when'].label}: {' '.join(error.messages)}"
            return
    differ = {name: [here.get(name), value] for name, value in row.values.items() if not same(here.get(name), value)}
    row.same = not differ
    elsewhere = [name for name in differ if name not in CORRECTABLE[kind.noun]]
    if elsewhere:
        labels = ", ".join(str(kind.form.base_fields[name].label) for name in elsewhere)
        row.why = _("%(fields)s: what documents say is corrected beside their sentences, at %(address)s.") % {
            "fields": labels,
            "address": record.get_absolute_url(),
        }
    else:
        row.changes = differ


def _record(kind: Kind, pk: int) -> Any:
    model: Any = Act if kind is ACTS else Partner
    return model.objects.filter(pk=pk, merged_into=None).first()


def changes_said(kind: Kind, changes: Mapping[str, Sequence[Any]]) -> list[tuple[str, str, str]]:
    """Fields that change, in words: what each was and becomes."""
    form = kind.form()
    said = []
    for name, pair in changes.items():
        field = form.fields[name]
        words = dict(allowed(field)) if isinstance(field, _CHOICES) else {}
        before, after = (
            "; ".join(str(words.get(one, one)) for one in (value if isinstance(value, list) else [value]) if one)
            for value in pair
        )
        said.append((str(field.label), before, after))
    return said


def _said(kind: Kind, record: Any) -> dict[str, Any]:
    """What the files of the list say of it, by field."""
    if kind is PARTNERS:
        return {"name": record.name, "type": record.type, "country": record.country}
    (told,) = exports.acts(Act.objects.filter(pk=record.pk), str)
    found: dict[str, Any] = {}
    for column, name in ACTS.given_out.items():
        if name and name != NUMBER:
            value = told[column]
            many = isinstance(value, list)
            if name == "health_areas":
                found[name] = value
            else:
                found[name] = "\n".join(map(exports.cell, value)) if many else exports.cell(value)
    return found


def verbs(kind: Kind, by: Account) -> Verbs:
    """What enters a row of the kind, as the form of the page does, and what corrects a record.

    ``BadValue`` names each field that cannot be so.
    """

    def enter(values: dict[str, Any]) -> Document:
        form = kind.form(_UNSAID | values if kind is ACTS else values)
        if not form.is_valid():
            said = (
                f"{form.fields[name].label if name in form.fields else ''}: {' '.join(map(str, errors))}"
                for name, errors in form.errors.items()
            )
            raise BadValue("; ".join(one.removeprefix(": ") for one in said))
        if isinstance(form, DeedForm):
            return enter_deed(form.deed(), by)
        return _entered(form.cleaned_data, by)

    def change(row: Row, why: str) -> list[Decision]:
        record = _record(kind, row.record)
        if record is None:
            raise BadValue(_("There is no such row in the register."))
        return correct_record(record, row.changes, partial(_said, kind), by, why)

    return Verbs(enter, change)


def _entered(values: Mapping[str, str], by: Account) -> Document:
    """The document of a new partner; of one that is here, one that tells of it, where it is said to be the same."""
    name = values["name"]
    known = {field: values[field] for field in ("type", "country") if values.get(field)}
    if found := partners_called(name):
        here = found[0]
        differ = [field for field, value in known.items() if getattr(here, field) != value]
        if differ:
            raise BadValue(
                _("%(fields)s: what documents say is corrected beside their sentences, at %(address)s.")
                % {"fields": name, "address": here.get_absolute_url()}
            )
        return here.facts.order_by("pk")[0].document
    partner = enter_partner(name, by, get_language() or "en", **known)
    return partner.facts.order_by("-pk")[0].document


def template(kind: Kind) -> IO[bytes]:
    """A workbook with the columns, and lists of what its cells take."""
    file = tempfile.TemporaryFile()  # noqa: SIM115  (the answer reads and closes it)
    with xlsxwriter.Workbook(file, {"strings_to_formulas": False, "strings_to_urls": False}) as book:
        bold = book.add_format({"bold": True})
        rows, takes = book.add_worksheet(f"{kind.noun}s"), book.add_worksheet(_("Allowed values")[:31])
        name = takes.get_name().replace("'", "''")
        for n, field in enumerate(kind.form().fields.values()):
            label = capital(str(field.label))
            rows.write(0, n, f"{label} *" if field.required else label, bold)
            takes.write(0, n, label, bold)
            if not isinstance(field, _CHOICES):
                continue
            words = [words for _code, words in allowed(field)]
            takes.write_column(1, n, words)
            if not isinstance(field, forms.MultipleChoiceField):
                letter = letters_of(n + 1)
                source = f"='{name}'!${letter}$2:${letter}${len(words) + 1}"
                rows.data_validation(1, n, _OFFERED, n, {"validate": "list", "source": source, "error_type": "warning"})
        for sheet in (rows, takes):
            sheet.freeze_panes(1, 0)
            sheet.set_column(0, 30, 24)
    file.seek(0)
    return file
