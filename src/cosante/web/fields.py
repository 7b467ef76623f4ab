"""Fields of forms for the contract's values: codes with their words, EDTF dates that explain themselves, references."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cosante.vocabulary.dates import is_valid
from cosante.web import words
from cosante.web.typed import read_date, read_number

Words = "str | Promise"
EDTF_HELP = _(
    "A day, a month or a year as you write it; or 2024-05-13, from and to 2024/2026, open 2024/..; "
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
    """A date as the language of the page writes it, or a date, interval or duration of EDTF, which it becomes."""

    def __init__(self, length: bool = False, **options: Any) -> None:
        widget = forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false", "dir": "ltr", "class": "edtf"})
        said = f"{EDTF_HELP} {LENGTH_HELP}" if length else EDTF_HELP
        super().__init__(max_length=40, widget=widget, help_text=options.pop("help_text", said), **options)

    def clean(self, value: Any) -> str:
        given = str(super().clean(value)).strip()
        if not given or is_valid(given):
            return given
        if found := read_date(given):
            return found
        said = _("“%(date)s” is no date that can be read here. Write it as in 2023-10-25, 2023-10, 2023 or 2023/2025.")
        raise forms.ValidationError(said, params={"date": given})


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


class AmountField(forms.DecimalField):
    """A number as the language of the page writes it, with the digits of any script."""

    def __init__(self, **options: Any) -> None:
        widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off", "dir": "ltr"})
        super().__init__(widget=widget, **{"max_digits": 24, "min_value": 0} | options)

    def prepare_value(self, value: Any) -> Any:
        """As the language of the page writes it; what was typed stays as it is."""
        return words.number_words(value) if isinstance(value, int | float | Decimal) else value

    def to_python(self, value: Any) -> Decimal | None:
        typed = str(value or "").strip()
        if not typed:
            return None
        if (number := read_number(typed)) is None:
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid")
        return number


class NumberField(AmountField):
    """The same for the contract of readings: whole where it can be."""

    def clean(self, value: Any) -> "int | float | None":
        number = super().clean(value)
        if number is None:
            return None
        return int(number) if number == number.to_integral_value() else float(number)
