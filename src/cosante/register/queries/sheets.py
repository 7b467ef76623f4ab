"""Which rows of the register the rows of a sheet are: by number, by what tells them apart, by title.

What the register has is asked once for each way of looking; so memory grows with the number of its rows, not with what
is in them: some 200 bytes a row.
"""

from collections.abc import Callable, Mapping
from typing import Any

from django.conf import settings
from django.db import models
from django.utils import translation

from cosante.register.actions.kept.writing import plain
from cosante.register.models import Kept, Sheet, SheetDone, SheetRow
from cosante.register.records.naturals import key_of, sets_of

#: Before the name of a partner that is to be entered, where its number would stand.
NEW = "new"
Key = tuple[tuple[str, ...], tuple[Any, ...]]


class Titles:
    """Rows of a table by what they are called on the pages, and by the one text that tells them apart."""

    def __init__(self, model: type[Kept]) -> None:
        self._model = model
        self._known: dict[str, list[int]] | None = None
        self._there: set[int] | None = None

    def called(self, text: str) -> list[int]:
        """The numbers of those that are called so, whatever the case."""
        if self._known is None:
            self._known = {}
            alone = [fields[0][0] for fields in sets_of(self._model.noun) if len(fields) == 1]
            for row in self._model._default_manager.filter(withdrawn=False).select_related().order_by("pk").iterator():
                for name in {_alike(str(row)), *(_alike(str(getattr(row, name))) for name in alone)} - {""}:
                    self._known.setdefault(name, []).append(row.pk)
        return self._known.get(_alike(text), [])

    def there(self, pk: int) -> bool:
        """Is there a row of this number that was not withdrawn?"""
        if self._there is None:
            self._there = set(self._model._default_manager.filter(withdrawn=False).values_list("pk", flat=True))
        return pk in self._there


def _alike(text: str) -> str:
    return " ".join(text.casefold().split())


class Matcher:
    """Rows that are here by what tells them apart. ``columns``: the fields that the sheet has."""

    def __init__(self, model: type[Kept], columns: list[str]) -> None:
        self._model, self._columns = model, columns
        self._found: dict[tuple[str, ...], dict[tuple[Any, ...], list[int]]] = {}

    def key(self, values: Mapping[str, Any]) -> Key | None:
        """What tells a row apart; None where all its cells do."""
        found = key_of(self._model.noun, values, self._columns)
        return None if found is None else (found[0], self._values(found[0], values))

    def whole(self, values: Mapping[str, Any]) -> Key:
        """All its cells."""
        names = tuple(sorted(values))
        return names, self._values(names, values)

    def rows(self, key: Key) -> list[int]:
        """The numbers of the rows of that key, those that were not withdrawn."""
        names, values = key
        if names not in self._found:
            self._found[names] = self._index(names)
        return self._found[names].get(values, [])

    def _values(self, names: tuple[str, ...], values: Mapping[str, Any]) -> tuple[Any, ...]:
        fields = (self._model._meta.get_field(name) for name in names)
        return tuple(_one(field, values.get(field.name)) for field in fields)

    def _index(self, names: tuple[str, ...]) -> dict[tuple[Any, ...], list[int]]:
        fields = [self._model._meta.get_field(name) for name in names]
        found: dict[tuple[Any, ...], list[int]] = {}
        rows = self._model._default_manager.filter(withdrawn=False).order_by("pk")
        for pk, *values in rows.values_list("pk", *(field.attname for field in fields)).iterator(chunk_size=2000):
            key = tuple(_one(field, value) for field, value in zip(fields, values, strict=True))
            found.setdefault(key, []).append(pk)
        return found


def _one(field: "models.Field[Any, Any]", value: Any) -> Any:
    """A value to compare: as changes have it; what the column has by itself where nothing was said."""
    if value is None and not field.null and field.has_default():
        value = field.get_default()
    if isinstance(value, list):
        return tuple(map(str, value))
    return value if type(value) in (int, bool) else plain(field, value)


def in_languages(say: Callable[[], str]) -> dict[str, str]:
    """What is said, by the languages of the pages: whoever looks at a sheet need not be who brought it."""
    said = {}
    for code, _name in settings.LANGUAGES:
        with translation.override(code):
            said[code] = str(say())
    return said


def said_here(said: Mapping[str, str]) -> str:
    """The same in the language of the page."""
    return said.get(translation.get_language() or "en") or next(iter(said.values()), "")


def waiting(noun: str) -> "models.QuerySet[Sheet]":
    """Sheets of these rows that were brought and neither kept nor thrown away, the newest first."""
    return Sheet.objects.filter(noun=noun, kept_at=None).select_related("by").order_by("-pk")


def rows_of(sheet: Sheet, done: str = "") -> "models.QuerySet[SheetRow]":
    """Its rows in their order; those of one kind where that is asked."""
    found = SheetRow.objects.filter(sheet=sheet).order_by("line")
    return found.filter(done=done) if done in SheetDone.values else found
