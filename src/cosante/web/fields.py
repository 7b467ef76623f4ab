"""Fields of forms for the contract's values: codes with their words, EDTF dates that explain themselves, references."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cosante.vocabulary.dates import parse
from cosante.vocabulary.errors import BadValue
from cosante.web import words

Words = "str | Promise"
EDTF_HELP = _(
    "A day 2024-05-13, a month 2024-05, a year 2024; from and to 2024/2026, open 2024/..; "
    "about 2019~; year not stated XXXX-05-13."
)
LENGTH_HELP = _("A length as P2Y (two years), P6M (six months), P10D (ten days).")


def text(label: Words, required: bool = False, help: Words = "", most: int = 500) -> forms.CharField:
    """Words as they are written, in any script."""
    widget = forms.TextInput(attrs={"dir": "auto", "autocomplete": "off", "spellcheck": "false"})
    return forms.CharField(label=label, required=required, help_text=help, max_length=most, widget=widget)


def codes(label: Words, listed: Mapping[str, Words], required: bool = True) -> forms.ChoiceField:
    """One code of a list, by its words."""
    empty = [] if required else [("", _("not stated"))]
    return forms.ChoiceField(label=label, required=required, choices=[*empty, *listed.items()])


def several(label: Words, choices: Iterable[tuple[str, Words]] = ()) -> forms.MultipleChoiceField:
    """Any number of choices, each with its box."""
    boxes = forms.CheckboxSelectMultiple
    return forms.MultipleChoiceField(label=label, required=False, choices=list(choices), widget=boxes)


def reference(label: Words) -> forms.ChoiceField:
    """Another fact of the document, or none; the form fills in which there are."""
    return forms.ChoiceField(label=label, required=False, choices=[])


def country() -> forms.ChoiceField:
    """A country by its name in the language of the page."""
    return forms.ChoiceField(
        label=_("Country"), required=False, choices=lambda: [("", _("not stated")), *words.countries()]
    )


class EdtfField(forms.CharField):
    """A date, interval or duration of EDTF; what is wrong with one is said in words."""

    def __init__(self, length: bool = False, **options: Any) -> None:
        widget = forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false", "dir": "ltr", "class": "edtf"})
        said = f"{EDTF_HELP} {LENGTH_HELP}" if length else EDTF_HELP
        super().__init__(max_length=40, widget=widget, help_text=options.pop("help_text", said), **options)

    def clean(self, value: Any) -> str:
        given = str(super().clean(value)).strip()
        if given:
            try:
                parse(given)
            except BadValue as error:
                raise forms.ValidationError(error.message) from error
        return given


class CurrencyField(forms.CharField):
    """A currency by its ISO 4217 code."""

    def __init__(self, **options: Any) -> None:
        widget = forms.TextInput(attrs={"autocomplete": "off", "size": 4, "class": "code"})
        super().__init__(
            min_length=3, max_length=3, widget=widget, help_text=_("Its ISO 4217 code: USD, XOF."), **options
        )

    def clean(self, value: Any) -> str:
        given = str(super().clean(value)).upper()
        if given and given not in words.currencies():
            raise forms.ValidationError(_("%(code)s is no currency of ISO 4217."), params={"code": given})
        return given


class NumberField(forms.DecimalField):
    """A number; its value is whole where it can be, as the contract writes numbers."""

    def __init__(self, **options: Any) -> None:
        widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off", "dir": "ltr"})
        super().__init__(max_digits=24, min_value=0, widget=widget, **options)

    def prepare_value(self, value: Any) -> Any:
        return f"{Decimal(str(value)):f}" if isinstance(value, int | float | Decimal) else value

    def clean(self, value: Any) -> "int | float | None":
        number = super().clean(value)
        if number is None:
            return None
        return int(number) if number == number.to_integral_value() else float(number)
