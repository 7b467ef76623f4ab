"""What a cell says, as the form of the page would take it: numbers and days in any script, codes by their words, rows
by title or number. Each text is read once, however often a sheet has it.
"""

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import translation
from django.utils.functional import lazy
from django.utils.translation import gettext as _

from cosante.register.actions.kept.writing import plain
from cosante.register.models import Account, Kept, Partner
from cosante.register.queries.sheets import NEW, Titles, in_languages, said_here
from cosante.vocabulary.errors import BadValue
from cosante.web.kept_fields import NewPartner, NumberedField, PartnerField, field_of
from cosante.web.looks import Look
from cosante.web.sheets.headings import alike
from cosante.web.typed import read_date, read_number

#: A cell with this alone empties the field; one that is empty leaves it as it is.
EMPTIES = ("-", "–", "—")
#: So many different cells of a column are remembered.
_REMEMBERED = 50_000
_YES = ("yes", "true", "x", "✓", "1", "oui", "vrai", "হ্যাঁ", "সত্য", "১")
_NO = ("no", "false", "0", "non", "faux", "না", "মিথ্যা", "০")
_FORMULA = re.compile(r"'(?=[=+\-@\t\r])")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_PLAIN_NUMBER = re.compile(r"\d{1,15}(?:\.\d{1,6})?")
Read = Callable[[Any], Any]


class CellWrong(BadValue):
    """A cell that cannot be so. ``said``: why, by language."""

    def __init__(self, said: dict[str, str]) -> None:
        super().__init__(said_here(said))
        self.said = said


def refused(say: Callable[[], str]) -> ValidationError:
    """An error that says why a cell is refused in the language in which that is asked."""
    return ValidationError(lazy(say, str)())


class Cells:
    """Reads the cells of one column. ``numbered``: they are numbers of rows."""

    def __init__(self, look: Look, name: str, numbered: bool) -> None:
        self.field = look.model._meta.get_field(name)
        self._read = _reading(look, self.field, numbered)
        self._known: dict[tuple[type, Any], tuple[Any, dict[str, str]]] = {}
        self._names: dict[int, str] = {}

    def __call__(self, cell: Any) -> Any:
        """The value as changes have it; ``NEW`` and a name for a partner that is not known. ``CellWrong``: why not."""
        key = (type(cell), cell)
        if key not in self._known:
            if len(self._known) >= _REMEMBERED:
                self._known.clear()
            self._known[key] = self._tried(cell)
        value, wrong = self._known[key]
        if wrong:
            raise CellWrong(wrong)
        return value

    def is_called(self, pk: int, text: str) -> bool:
        """Is the row of that number, which the field points at, called so?"""
        if isinstance(self._read, _Rows):
            return self._read.is_called(pk, text)
        if pk not in self._names:
            found = self.field.related_model._default_manager.filter(pk=pk).first()
            self._names[pk] = alike(str(found))
        return self._names[pk] == alike(text)

    def _tried(self, cell: Any) -> tuple[Any, dict[str, str]]:
        try:
            value = self._read(cell)
            if isinstance(value, NewPartner):
                return [NEW, str(value)], {}
            return plain(self.field, value), {}
        except BadValue as error:
            told = error.message.removeprefix(f"{self.field.verbose_name}: ")
            return None, in_languages(lambda: told)
        except ValidationError as error:
            wrong = error
            return None, in_languages(lambda: " ".join(wrong.messages))


def text_of(cell: Any) -> str:
    """A cell as text: whole numbers without a point, days as ISO has them; the mark that keeps a text from being a
    formula is no part of it.
    """
    if isinstance(cell, bool):
        return _("yes") if cell else _("no")
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else f"{Decimal(repr(cell)):f}"
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time.min else cell.isoformat(sep=" ")
    if isinstance(cell, date | time):
        return cell.isoformat()
    return _FORMULA.sub("", "" if cell is None else str(cell), count=1).strip()


def _reading(look: Look, field: "models.Field[Any, Any]", numbered: bool) -> Read:
    if field.is_relation:
        return _relation(field, numbered)
    made = made_for(look, field)
    if isinstance(made, forms.MultipleChoiceField):
        return _several(made)
    if isinstance(made, forms.ChoiceField):
        return _coded(made)
    kinds: Mapping[type[Any], Read] = {
        models.BooleanField: _yes_or_no,
        models.DateTimeField: text_of,
        models.DateField: _day,
        models.DecimalField: _number,
        models.IntegerField: _number,
    }
    return next(
        (read for kind, read in kinds.items() if isinstance(field, kind)), lambda cell: made.clean(text_of(cell))
    )


def _number(cell: Any) -> Decimal:
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return Decimal(repr(cell))
    text = text_of(cell)
    found = Decimal(text) if _PLAIN_NUMBER.fullmatch(text) else read_number(text)
    if found is None:
        raise refused(lambda: _("This is no number. Write it as 1234.5."))
    return found


def _day(cell: Any) -> str:
    text = text_of(cell)
    found = read_date(text)
    if not found or not _DAY.fullmatch(found):
        raise refused(lambda: _("This is no day. Write it as 2024-05-31."))
    return found


def _yes_or_no(cell: Any) -> bool:
    said = alike(text_of(cell))
    if said in _YES or said == alike(_("yes")):
        return True
    if said in _NO or said == alike(_("no")):
        return False
    raise refused(lambda: _("Write yes or no."))


def allowed(made: forms.ChoiceField) -> list[tuple[str, str]]:
    """What a field takes: codes with their words, those under headings among them."""
    pairs: list[tuple[str, str]] = []
    for code, words in made.choices:
        pairs += words if isinstance(words, list | tuple) else [(code, words)]
    return [(str(code), str(words)) for code, words in pairs if code not in ("", None)]


def choices_of(made: forms.ChoiceField) -> dict[str, str]:
    """By code, and by its words in every language, the code; words that stand for two codes stand for none."""
    here = translation.get_language() or "en"
    codes: dict[str, str] = {}
    words: dict[str, str] = {}
    for language in dict.fromkeys([here, *(code for code, _name in settings.LANGUAGES)]):
        with translation.override(language):
            mine: dict[str, str] = {}
            for code, said in allowed(made):
                codes.setdefault(alike(code), code)
                mine[alike(said)] = code if mine.get(alike(said), code) == code else ""
            words = {key: code for key, code in mine.items() if code} | words
    return words | codes


def words_of(look: Look, field: "models.Field[Any, Any]") -> dict[str, str]:
    """By code, its words in the language of the page, where reading them gives the code again; yes and no, too."""
    if isinstance(field, models.BooleanField):
        return {"True": _("yes"), "False": _("no")}
    made = None if field.is_relation else made_for(look, field)
    if not isinstance(made, forms.ChoiceField):
        return {}
    known = choices_of(made)
    return {code: words for code, words in allowed(made) if known.get(alike(words)) == code and ";" not in words}


def made_for(look: Look, field: "models.Field[Any, Any]") -> forms.Field:
    """The field of the form for a column."""
    return look.fields[field.name]() if field.name in look.fields else field_of(field)


def _coded(made: forms.ChoiceField) -> Read:
    known = choices_of(made)

    def read(cell: Any) -> str:
        try:
            return known[alike(text_of(cell))]
        except KeyError:
            raise refused(lambda: _allowed(made)) from None

    return read


def _several(made: forms.MultipleChoiceField) -> Read:
    known = choices_of(made)

    def read(cell: Any) -> list[str]:
        try:
            return [known[alike(one)] for one in re.split("[;；]", text_of(cell)) if one.strip()]
        except KeyError:
            raise refused(lambda: _allowed(made)) from None

    return read


def _allowed(made: forms.ChoiceField) -> str:
    said = [words for _code, words in allowed(made)]
    if len(said) > 12:
        return _("This is none of the %(number)s allowed values; the template lists them.") % {"number": len(said)}
    return _("This is none of the allowed values: %(values)s.") % {"values": ", ".join(said)}


def _relation(field: "models.Field[Any, Any]", numbered: bool) -> Read:
    model: Any = field.related_model
    if model is Partner:
        partner = PartnerField(required=False)
        return lambda cell: partner.clean(
            f"#{text}" if numbered and (text := text_of(cell)).isdecimal() else text_of(cell)
        )
    if model is Account:
        return _account
    if not issubclass(model, Kept):
        by_number = NumberedField(model, required=False)
        return lambda cell: by_number.clean(text_of(cell))
    return _Rows(model, numbered)


def _account(cell: Any) -> int:
    text = text_of(cell).lstrip("#")
    for found in Account.objects.filter(is_active=True):
        if text in (str(found.pk), str(found)) or text.casefold() == found.username.casefold():
            return int(found.pk)
    raise refused(lambda: _("Nobody here has this name for signing in."))


class _Rows:
    """Kept rows by title or number. ``numbered``: digits alone are a number."""

    def __init__(self, model: type[Kept], numbered: bool) -> None:
        self._rows, self._numbered, self._titles = model._meta.verbose_name_plural, numbered, Titles(model)

    def is_called(self, pk: int, text: str) -> bool:
        return pk in self._titles.called(text)

    def __call__(self, cell: Any) -> int:
        text = text_of(cell)
        if text.startswith("#") or (self._numbered and text.isdecimal()):
            number = text.lstrip("#").strip()
            if number.isdecimal() and len(number) < 16 and self._titles.there(int(number)):
                return int(number)
            raise refused(lambda: _("There is no number %(number)s.") % {"number": number})
        found = self._titles.called(text)
        if len(found) == 1:
            return found[0]
        about = {"title": text[:100], "rows": self._rows, "number": len(found)}
        if not found:
            raise refused(
                lambda: (
                    _("There is no “%(title)s” among %(rows)s. Enter it there first, or write its number as #12.")
                    % about
                )
            )
        about["numbers"] = ", ".join(f"#{pk}" for pk in found[:5])
        raise refused(
            lambda: (
                _("%(number)s rows of %(rows)s are called “%(title)s”. Write the number of one of them: %(numbers)s.")
                % about
            )
        )
