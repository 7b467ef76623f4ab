"""Columns of results: a code of the catalogue of indicators, the keys that values are told apart by, one such part."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from cosante.register.models.columns import _Plain
from cosante.register.records.parts_of_values import read, write
from cosante.vocabulary.errors import BadValue
from cosante.vocabulary.indicators import KEYS, indicators

#: By what values are told apart, in words.
KEY_WORDS = {
    "sex": _("sex"),
    "age": _("age"),
    "residence": _("town or country"),
    "wealth": _("wealth"),
    "education": _("education"),
    "province": _("province or district"),
    "facility": pgettext_lazy("told apart by", "facility"),
    "population": _("group of people"),
    "cause": _("cause"),
    "cadre": _("cadre"),
    "organism": _("organism"),
    "other": pgettext_lazy("told apart by", "something else"),
}


class ListedColumn(_Plain, models.CharField):  # type: ignore[type-arg]
    """An indicator of the catalogue by its key: the official code where it has one."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **{"max_length": 40} | options)

    def validate(self, value: Any, instance: Any) -> None:
        super().validate(value, instance)
        if value and value not in indicators():
            raise ValidationError(_("The catalogue has no indicator “%(code)s”."), params={"code": value})


class KeysColumn(_Plain, models.JSONField):  # type: ignore[type-arg]
    """Keys that values are told apart by, each once, in the order of the catalogue."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **{"default": list, "blank": True} | options)

    def to_python(self, value: Any) -> Any:
        known = isinstance(value, list) and all(isinstance(key, str) and key in KEYS for key in value)
        return sorted(set(value), key=KEYS.index) if known else value

    def validate(self, value: Any, instance: Any) -> None:
        super().validate(value, instance)
        unknown = [key for key in value if key not in KEYS] if isinstance(value, list) else [value]
        if unknown:
            raise ValidationError(_("Values are not told apart by “%(key)s”."), params={"key": unknown[0]})

    def in_words(self, value: Any) -> str:
        """The keys as the page calls them."""
        return ", ".join(str(KEY_WORDS.get(key, key)) for key in value)


class PartColumn(_Plain, models.CharField):  # type: ignore[type-arg]
    """One part, as ``sex=female; age=0-4``, written the one way; empty for the whole."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **{"max_length": 200} | options)

    def to_python(self, value: Any) -> Any:
        given = super().to_python(value)
        if not given:
            return given
        try:
            return write(read(given))
        except BadValue as error:
            said = _("“%(part)s” is no part. Write it as sex=female; age=0-4, with these keys: %(keys)s.")
            raise ValidationError(said, params={"part": given, "keys": ", ".join(KEYS)}) from error

    def in_words(self, value: Any) -> str:
        """The part as the page says it."""
        return part_words(value)


def part_words(part: str) -> str:
    """``sex=female; age=0-4`` → sex: female; age: 0-4, in the language of the page; nothing for the whole."""
    try:
        pairs = ({"kind": KEY_WORDS[key], "which": value} for key, value in read(part).items())
        return "; ".join(gettext("%(kind)s: %(which)s") % pair for pair in pairs)
    except BadValue:
        return part
