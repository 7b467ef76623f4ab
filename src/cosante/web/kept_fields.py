"""Fields of forms for the columns of kept rows: partners by name, rows by their title, days, exact numbers, codes."""

from collections.abc import Callable, Mapping
from typing import Any

from django import forms
from django.db import models
from django.utils.translation import gettext_lazy as _

from cosante.register.models import Account, Act, Kept, Partner
from cosante.register.models.columns import (
    ActTypeColumn,
    AreaColumn,
    AreasColumn,
    CountryColumn,
    CurrencyColumn,
    EdtfColumn,
    ExactColumn,
    YearColumn,
)
from cosante.register.queries.partners import partners_called, surviving
from cosante.web.fields import AmountField, CurrencyField, EdtfField, codes, country, several, text
from cosante.web.labels import ACT_TYPES, HEALTH_AREAS, label
from cosante.web.words import country_name, digits

#: More choices than these are asked for by number or name.
_MOST = 300
_TEXTS = {"autocomplete": "off", "dir": "auto"}


class NewPartner(str):
    """The name of a partner that the register does not know yet."""

    __slots__ = ()


class PartnerField(forms.CharField):
    """A partner by its name or ``#`` and its number; a name that is not known yet becomes a ``NewPartner``."""

    def __init__(self, **options: Any) -> None:
        widget = forms.TextInput(attrs=_TEXTS | {"list": "partner-names"})
        super().__init__(max_length=500, widget=widget, **options)

    def prepare_value(self, value: Any) -> Any:
        if isinstance(value, int):
            value = Partner.objects.filter(pk=value).first() or value
        return value.name if isinstance(value, Partner) else value

    def clean(self, value: Any) -> "Partner | NewPartner | None":
        given = " ".join(str(super().clean(value)).split())
        if not given:
            return None
        if given.startswith("#") and given[1:].isdecimal():
            found = Partner.objects.filter(pk=int(given[1:])).first()
            if found is None:
                raise forms.ValidationError(_("There is no partner %(number)s."), params={"number": given})
            return surviving(found)
        known = partners_called(given)
        if len(known) > 1:
            said = ", ".join(_told_apart(partner) for partner in known[:5])
            raise forms.ValidationError(
                _("Several partners are called “%(name)s”: write the number of one of %(numbers)s."),
                params={"name": given, "numbers": said},
            )
        return known[0] if known else NewPartner(given)


class NumberedField(forms.CharField):
    """A row of the register by its number."""

    def __init__(self, model: type[models.Model], **options: Any) -> None:
        self.model = model
        widget = forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off", "class": "code"})
        super().__init__(max_length=16, widget=widget, **options)

    def prepare_value(self, value: Any) -> Any:
        return value.pk if isinstance(value, models.Model) else value

    def clean(self, value: Any) -> Any:
        given = str(super().clean(value)).strip().lstrip("#")
        if not given:
            return None
        found = self.model._default_manager.filter(pk=int(given)).first() if given.isdecimal() else None
        if found is None:
            raise forms.ValidationError(_("There is no number %(number)s."), params={"number": given})
        return surviving(found) if isinstance(found, Act) else found


class RowField(forms.ChoiceField):
    """A kept row by its title."""

    def __init__(self, model: type[Kept], **options: Any) -> None:
        self.model = model
        super().__init__(choices=self._choices, **options)

    def _choices(self) -> list[tuple[str, Any]]:
        rows = self.model._default_manager.filter(withdrawn=False).order_by("-id")[:_MOST]
        return [("", _("none")), *((str(row.pk), str(row)) for row in rows)]

    def prepare_value(self, value: Any) -> Any:
        return value.pk if isinstance(value, models.Model) else value

    def valid_value(self, value: Any) -> bool:
        return str(value).isdecimal() and self.model._default_manager.filter(pk=int(value)).exists()

    def clean(self, value: Any) -> Any:
        given = super().clean(value)
        return self.model._default_manager.get(pk=int(given)) if given else None


class AccountField(forms.ModelChoiceField):
    """Somebody of the office."""

    def __init__(self, **options: Any) -> None:
        super().__init__(queryset=Account.objects.filter(is_active=True).order_by("username"), **options)


class DayField(forms.DateField):
    """One day, chosen or typed as the browser lets people."""

    def __init__(self, **options: Any) -> None:
        super().__init__(widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}), **options)


class YearField(AmountField):
    """A year with the digits of any script."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options, decimal_places=0, max_digits=4)

    def prepare_value(self, value: Any) -> Any:
        return digits(value) if isinstance(value, int) else value


def field_of(column: "models.Field[Any, Any]") -> forms.Field:
    """The form's field for a column, which begins with what the column says where nobody says anything."""
    made = _field_of(column)
    if column.has_default() and not callable(column.default):
        made.initial = column.default
    return made


def _field_of(column: "models.Field[Any, Any]") -> forms.Field:
    said = {"label": column.verbose_name, "required": not column.blank, "help_text": column.help_text}
    if column.is_relation:
        return _relation(column, said)
    if column.choices:
        return codes(column.verbose_name, dict(column.flatchoices), required=not column.blank)
    return next(
        (make(column, said) for kind, make in _MADE.items() if isinstance(column, kind)), text(column.verbose_name)
    )


def _relation(column: "models.Field[Any, Any]", said: dict[str, Any]) -> forms.Field:
    model = column.related_model
    if model is Partner:
        return PartnerField(**said)
    if model is Account:
        return AccountField(**said)
    return RowField(model, **said) if issubclass(model, Kept) else NumberedField(model, **said)


def _country(column: "models.Field[Any, Any]", said: dict[str, Any]) -> forms.Field:
    made = country()
    made.label, made.required, made.help_text = said["label"], said["required"], said["help_text"]
    return made


def _whole(_column: "models.Field[Any, Any]", said: dict[str, Any]) -> forms.Field:
    return AmountField(**said, decimal_places=0, max_digits=9)


#: The more particular kinds of column first.
_MADE: Mapping[type[Any], Callable[[Any, dict[str, Any]], forms.Field]] = {
    CountryColumn: _country,
    CurrencyColumn: lambda column, said: CurrencyField(label=said["label"], required=said["required"]),
    EdtfColumn: lambda column, said: EdtfField(label=said["label"], required=said["required"]),
    AreaColumn: lambda column, said: codes(said["label"], HEALTH_AREAS, required=said["required"]),
    ActTypeColumn: lambda column, said: codes(said["label"], ACT_TYPES, required=said["required"]),
    YearColumn: lambda column, said: YearField(**said),
    AreasColumn: lambda column, said: several(said["label"], HEALTH_AREAS.items()),
    ExactColumn: lambda column, said: AmountField(
        **said,
        decimal_places=column.decimal_places,
        max_digits=column.max_digits,
        min_value=None if column.below_nothing else 0,
    ),
    models.BooleanField: lambda column, said: forms.BooleanField(**said | {"required": False}),
    models.DateField: lambda column, said: DayField(**said),
    models.IntegerField: _whole,
    models.TextField: lambda column, said: forms.CharField(
        **said, max_length=20_000, widget=forms.Textarea(attrs=_TEXTS | {"rows": 3})
    ),
    models.EmailField: lambda column, said: forms.EmailField(**said),
    models.URLField: lambda column, said: forms.URLField(**said, assume_scheme="https", max_length=2000),
    models.CharField: lambda column, said: text(
        said["label"], required=said["required"], help=said["help_text"], most=column.max_length
    ),
}


def _told_apart(partner: Partner) -> str:
    """A partner's number, with its type and country: "#12 (ministry, Laos)"."""
    of = [label(partner.type, "partner"), country_name(partner.country) if partner.country else ""]
    return f"#{partner.pk} ({', '.join(filter(None, of))})"
