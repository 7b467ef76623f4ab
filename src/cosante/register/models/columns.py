"""Columns of kept rows whose values follow a standard: they check it, and forms know how to ask for them.

In migrations they are the plain columns that they are to the database.
"""

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from cosante.vocabulary.codes import ACT_TYPES
from cosante.vocabulary.codes import HEALTH_AREAS as AREAS
from cosante.vocabulary.dates import is_valid
from cosante.vocabulary.money import currencies

#: SQLite keeps so many digits of a number exactly: up to 9,999,999,999,999.99.
DIGITS = 15
_COUNTRY = re.compile("[A-Z]{2}")
#: Years that a row can be of.
_YEARS = (1900, 2200)


class _Plain:
    """A column that a migration knows by the Django field that it extends."""

    def deconstruct(self) -> tuple[str, str, Sequence[Any], dict[str, Any]]:
        name, _path, args, options = super().deconstruct()  # type: ignore[misc]  # beside a field
        base = next(kind for kind in type(self).__mro__ if kind.__module__.startswith("django."))
        options = {key: value for key, value in options.items() if key not in ("validators", "choices")}
        return name, f"django.db.models.{base.__name__}", args, options


def colleague(label: Any) -> "models.ForeignKey[Any, Any]":
    """Somebody of the office, by the account; nobody need be named."""
    return models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=label
    )


class CountryColumn(_Plain, models.CharField):  # type: ignore[type-arg]
    """A country or territory by its ISO 3166-1 code."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **{"max_length": 2} | options)

    def validate(self, value: Any, instance: Any) -> None:
        super().validate(value, instance)
        if value and not _COUNTRY.fullmatch(value):
            raise ValidationError(_("%(code)s is no country of ISO 3166-1."), params={"code": value})


class CurrencyColumn(_Plain, models.CharField):  # type: ignore[type-arg]
    """A currency by its ISO 4217 code."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **{"max_length": 3} | options)

    def validate(self, value: Any, instance: Any) -> None:
        super().validate(value, instance)
        if value and value not in currencies():
            raise ValidationError(_("%(code)s is no currency of ISO 4217."), params={"code": value})


class EdtfColumn(_Plain, models.CharField):  # type: ignore[type-arg]
    """A date with its precision, or a period, in EDTF."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **{"max_length": 60} | options)

    def validate(self, value: Any, instance: Any) -> None:
        super().validate(value, instance)
        if value and not is_valid(value):
            raise ValidationError(
                _("“%(date)s” is no EDTF date, as 2024-05-13, 2024-05 or 2024/2026."), params={"date": value}
            )


class ExactColumn(_Plain, models.DecimalField):  # type: ignore[type-arg]
    """An exact number, of money or of things, of up to 15 digits; not below nothing, unless that is asked for.

    Sums are made in Python: SQLite would add floats.
    """

    def __init__(self, *args: Any, below_nothing: bool = False, **options: Any) -> None:
        self.below_nothing = below_nothing
        super().__init__(*args, **{"max_digits": 21, "decimal_places": 6} | options)

    def validate(self, value: Any, instance: Any) -> None:
        super().validate(value, instance)
        if isinstance(value, Decimal) and len(value.normalize().as_tuple().digits) > DIGITS:
            raise ValidationError(_("A number has at most %(most)s digits."), params={"most": DIGITS})
        if value is not None and value < 0 and not self.below_nothing:
            raise ValidationError(_("This is below nothing."))


class AreaColumn(_Plain, models.CharField):  # type: ignore[type-arg]
    """One health area by its code of the reading contract."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **{"max_length": 40} | options)

    def validate(self, value: Any, instance: Any) -> None:
        super().validate(value, instance)
        if value and value not in AREAS:
            raise ValidationError(_("%(code)s is no health area of the reading contract."), params={"code": value})


class ActTypeColumn(_Plain, models.CharField):  # type: ignore[type-arg]
    """One kind of act by its code of the reading contract."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **{"max_length": 30} | options)

    def validate(self, value: Any, instance: Any) -> None:
        super().validate(value, instance)
        if value and value not in ACT_TYPES:
            raise ValidationError(_("%(code)s is no kind of act of the reading contract."), params={"code": value})


class YearColumn(_Plain, models.PositiveIntegerField):  # type: ignore[type-arg]
    """A year, which is written without marks between its digits."""

    def validate(self, value: Any, instance: Any) -> None:
        super().validate(value, instance)
        if value is not None and not _YEARS[0] <= value <= _YEARS[1]:
            raise ValidationError(_("A year has four digits, as 2026."))


class AreasColumn(_Plain, models.JSONField):  # type: ignore[type-arg]
    """Health areas by their codes, each once, in the order of the contract."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **{"default": list, "blank": True} | options)

    def to_python(self, value: Any) -> Any:
        known = isinstance(value, list) and all(isinstance(code, str) and code in AREAS for code in value)
        return sorted(set(value), key=AREAS.index) if known else value

    def validate(self, value: Any, instance: Any) -> None:
        super().validate(value, instance)
        unknown = [code for code in value if code not in AREAS] if isinstance(value, list) else [value]
        if unknown:
            raise ValidationError(_("%(code)s is no health area of the reading contract."), params={"code": unknown[0]})
