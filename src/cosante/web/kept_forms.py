"""Forms of kept rows, made from their columns; and what they give: values by column, new partners among them."""

from collections.abc import Collection, Mapping
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from cosante.register.models import Kept
from cosante.register.queries.partners import partners
from cosante.web.kept_fields import PartnerField, field_of
from cosante.web.looks import Look

#: Names offered while one is typed.
_NAMES = 300


def reason_field() -> forms.CharField:
    """Why something is kept or changed; it may stay empty."""
    return forms.CharField(
        label=_("Why, or where you know it from"),
        required=False,
        max_length=1000,
        help_text=_("It stands in the history. It may stay empty."),
        widget=forms.TextInput(attrs={"dir": "auto", "autocomplete": "off"}),
    )


class KeptForm(forms.Form):
    """The form of one table. ``groups``: headings with their fields, for the page."""

    def __init__(
        self, look: Look, data: QueryDict | None, initial: Mapping[str, Any], leave_out: Collection[str]
    ) -> None:
        super().__init__(data, initial=dict(initial))
        self.look = look
        for column in look.model.own_fields():
            if column.name not in leave_out and column.editable:
                made = look.fields.get(column.name)
                self.fields[column.name] = made() if made else field_of(column)
        self.fields["why"] = reason_field()

    def values(self) -> dict[str, Any]:
        """By column, what was filled in."""
        return {name: value for name, value in self.cleaned_data.items() if name != "why"}

    def groups(self) -> list[tuple["str | Promise", list[forms.BoundField]]]:
        """The fields under their headings; those under none first, and the reason last."""
        grouped = {name for _title, names in self.look.groups for name in names}
        first = [name for name in self.fields if name not in grouped and name != "why"]
        parts = [("", first), *((title, list(names)) for title, names in self.look.groups), ("", ["why"])]
        return [(title, [self[name] for name in names if name in self.fields]) for title, names in parts]

    def partner_names(self) -> list[str]:
        """Names to offer, where the form asks for a partner."""
        asks = any(isinstance(field, PartnerField) for field in self.fields.values())
        return [partner.name for partner in partners()[:_NAMES]] if asks else []


def form_of(look: Look, data: QueryDict | None = None, row: Kept | None = None, **given: Any) -> KeptForm:
    """The form, empty, filled from a row, or with what was sent. ``given``: what is known, as the whole of a part."""
    known = {name: value for name, value in given.items() if value not in (None, "")}
    part_of = look.model.part_of
    fixed = {part_of} if part_of and (row is not None or part_of in known) else set()
    initial = known if row is None else {column.name: getattr(row, column.name) for column in row.own_fields()}
    return KeptForm(look, data, initial, fixed)
