"""Lists of kept rows as a person sees them: narrowed, counted, a page of them, and the same as a file."""

import csv
import io
import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import IO, Any, NamedTuple

from django.http import QueryDict
from django.utils.functional import Promise

from cosante.register.actions.kept.writing import values_of
from cosante.register.models import Kept
from cosante.register.queries.kept_rows import narrowed, numbers, rows
from cosante.web.exports import cell, safe, workbook_of
from cosante.web.kept_words import Told, field_told, value_said
from cosante.web.looks import Look


class Choices(NamedTuple):
    """A filter of a list: its name, what it is called, what can be chosen with how many rows each would leave."""

    name: str
    label: "str | Promise"
    chosen: str
    options: list[tuple[str, str, int]]


class Line(NamedTuple):
    """One row of a list: its title and cells in words."""

    row: Kept
    cells: list[Told]
    reckoned: list[tuple["str | Promise", Any]]


class List(NamedTuple):
    """What is asked for, and what there is."""

    found: Any
    words: str
    choices: list[Choices]

    @property
    def narrowed(self) -> bool:
        """Is anything asked for?"""
        return bool(self.words or any(choice.chosen for choice in self.choices))


def asked(look: Look, given: QueryDict) -> List:
    """The rows that the address asks for; each filter with its values among the rows that the others leave."""
    words = given.get("q", "").strip()[:200]
    set_ = {name: given[name] for name in look.filters if given.get(name)}
    everything = rows(look.model, look.order)
    choices = [_choices(look, everything, name, set_, words) for name in look.filters]
    return List(narrowed(everything, set_, words, look.searched), words, choices)


def _choices(look: Look, everything: Any, name: str, set_: Mapping[str, str], words: str) -> Choices:
    others = {other: value for other, value in set_.items() if other != name}
    counted = numbers(narrowed(everything, others, words, look.searched), name)
    column = look.model._meta.get_field(name)
    options = [(_key(value), value_said(look.model, name, value), n) for value, n in counted.items()]
    chosen = set_.get(name, "")
    if chosen and chosen not in {key for key, _said, _n in options}:
        options.append((chosen, chosen, 0))
    return Choices(name, column.verbose_name, chosen, options)


def _key(value: Any) -> str:
    return {True: "yes", False: "no"}[value] if isinstance(value, bool) else str(value)


def lines(look: Look, found: Iterable[Kept], hidden: Collection[str] = ()) -> list[Line]:
    """Rows with their cells, every column whether it is filled or not."""
    names = [name for name in look.columns if name not in hidden]
    return [
        Line(
            row,
            [field_told(row, name) for name in names],
            [(title, reckon(row)) for title, reckon in look.reckoned],
        )
        for row in found
    ]


def heads(look: Look, hidden: Collection[str] = ()) -> list["str | Promise"]:
    """What its columns are called."""
    return [look.model._meta.get_field(name).verbose_name for name in look.columns if name not in hidden] + [
        t for t, _reckon in look.reckoned
    ]


def records(look: Look, found: Iterable[Any]) -> Iterator[dict[str, Any]]:
    """Rows for a file: number, title and every column but personal ones, codes as codes, keys as numbers and titles."""
    keys = [
        field.name for field in look.model.own_fields() if field.is_relation and field.name not in look.model.personal
    ]
    for row in found.iterator(chunk_size=500):
        values = {name: value for name, value in values_of(row).items() if name not in look.model.personal}
        titles = {f"{name}_title": str(getattr(row, name) or "") for name in keys}
        yield {look.noun: row.pk, "title_of_row": str(row), **values, **titles, "version": row.version}


def columns(look: Look) -> list[str]:
    """The names of the columns of a file."""
    own = [field for field in look.model.own_fields() if field.name not in look.model.personal]
    keys = [f"{field.name}_title" for field in own if field.is_relation]
    return [look.noun, "title_of_row", *(field.name for field in own), *keys, "version"]


def as_csv(look: Look, found: Iterable[Any]) -> Iterator[str]:
    """RFC 4180 with a byte order mark, as the register's other files."""
    page, names = io.StringIO(), columns(look)
    writer = csv.writer(page)
    yield "\ufeff"
    writer.writerow(names)
    for row in records(look, found):
        writer.writerow([safe(cell(row[name])) for name in names])
        yield page.getvalue()
        page.seek(0)
        page.truncate()
    yield page.getvalue()


def as_json(look: Look, found: Iterable[Any]) -> Iterator[str]:
    """One array, a row a line; amounts are text, so that no program rounds them."""
    yield "["
    for n, row in enumerate(records(look, found)):
        yield (",\n" if n else "\n") + json.dumps(row, ensure_ascii=False)
    yield "\n]\n"


def as_workbook(look: Look, found: Iterable[Any]) -> IO[bytes]:
    """An XLSX file with one sheet."""
    names = columns(look)
    return workbook_of(look.model.plural(), names, ([row[name] for name in names] for row in records(look, found)))
