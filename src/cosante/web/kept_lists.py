"""Lists of kept rows as a person sees them: narrowed, counted, a page of them, and the same as a file."""

import csv
import io
import json
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import IO, Any, NamedTuple

from django.db import models
from django.http import QueryDict
from django.utils.functional import Promise

from cosante.register.actions.kept.writing import plain, values_of
from cosante.register.models import Kept
from cosante.register.queries.kept_rows import narrowed, numbers, rows
from cosante.web.exports import cell, number, safe, workbook_of
from cosante.web.kept_words import Told, field_told, related_said, value_said
from cosante.web.looks import Look
from cosante.web.sheets.cells import words_of
from cosante.web.sheets.headings import NUMBER, VERSION, Heading, capital, headings, in_words
from cosante.web.sheets.template import offer, takes_name

#: A file is sent in pieces of so many signs.
_PIECE = 30_000
#: So many empty lines under the rows of a workbook offer values, too.
_SPARE = 500
#: So many values of a filter are offered, those of most rows.
_MOST = 200


class Choices(NamedTuple):
    """A filter of a list: its name, what it is called, what can be chosen with how many rows each would leave."""

    name: str
    label: "str | Promise"
    chosen: str
    options: list[tuple[str, str, int]]
    more: int = 0  # values that are not offered: words find them


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
    chosen = set_.get(name, "")
    offered = dict(list(counted.items())[:_MOST]) | {value: n for value, n in counted.items() if _key(value) == chosen}
    named = related_said(column, offered) if column.is_relation else {}
    options = [
        (_key(value), named[value] if value in named else value_said(look.model, name, value), n)
        for value, n in offered.items()
    ]
    if chosen and chosen not in {key for key, _said, _n in options}:
        options.append((chosen, chosen, 0))
    return Choices(name, column.verbose_name, chosen, options, len(counted) - len(offered))


def _key(value: Any) -> str:
    return {True: "yes", False: "no"}[value] if isinstance(value, bool) else str(value)


def lines(look: Look, found: Iterable[Kept], hidden: Collection[str] = ()) -> list[Line]:
    """Rows with their cells, every column whether it is filled or not."""
    names = [name for name in look.columns if name not in hidden]
    found = list(found)
    reckoned = [(title, begin(found)) for title, begin in look.reckoned]
    return [
        Line(
            row,
            [field_told(row, name) for name in names],
            [(title, reckon(row)) for title, reckon in reckoned],
        )
        for row in found
    ]


def heads(look: Look, hidden: Collection[str] = ()) -> list["str | Promise"]:
    """What its columns are called."""
    return [look.model._meta.get_field(name).verbose_name for name in look.columns if name not in hidden] + [
        t for t, _begin in look.reckoned
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


def _told_rows(look: Look, found: Iterable[Any]) -> Iterator[list[Any]]:
    """Rows as a person reads them: the cells of ``_told_heads``."""
    tellers = [_teller(look, one) for one in headings(look, personal=False)]
    reckoners = [begin(None) for _title, begin in look.reckoned]
    for row in found.iterator(chunk_size=500):
        reckoned = [str(reckon(row) or "") for reckon in reckoners]
        yield [*(tell(row) for tell in tellers), str(row), *reckoned]


def _told_heads(look: Look) -> list[str]:
    reckoned = [capital(str(title)) for title, _begin in look.reckoned]
    return [*(one.label for one in headings(look, personal=False)), in_words(), *reckoned]


def _teller(look: Look, heading: Heading) -> Callable[[Any], Any]:
    """What gives the cell of a row: codes by their words, rows by title or number, exact numbers, days as ISO has them.

    Each is what ``web.sheets`` reads back as the same.
    """
    if heading.name == NUMBER:
        return lambda row: row.pk
    if heading.name == VERSION:
        return lambda row: row.version
    field: Any = look.model._meta.get_field(heading.name)
    if field.is_relation:
        if heading.numbered:
            return lambda row: getattr(row, field.attname)
        return lambda row: str(getattr(row, field.name) or "")
    words = words_of(look, field)
    if words:
        return lambda row: _in_words(words, plain(field, getattr(row, field.name)))
    return lambda row: plain(field, field.value_from_object(row))


def _in_words(words: Mapping[str, str], value: Any) -> Any:
    if isinstance(value, list):
        return [words.get(code, code) for code in value]
    return words.get(str(value), value)


def as_csv(look: Look, found: Iterable[Any]) -> Iterator[str]:
    """RFC 4180 with a byte order mark, as the register's other files; columns and codes in the reader's language."""
    page = io.StringIO()
    writer = csv.writer(page)
    yield "\ufeff"
    writer.writerow(map(safe, _told_heads(look)))
    for row in _told_rows(look, found):
        writer.writerow([safe(cell(value)) for value in row])
        if page.tell() > _PIECE:
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
    """An XLSX file as the CSV; exact numbers are numbers there. Cells with a list of values offer it, from the second
    sheet, which says what each column takes: what is changed in the file can be brought again.
    """
    columns = headings(look, personal=False)
    exact = {n for n, one in enumerate(columns) if _is_exact(look, one)}

    def cells() -> Iterator[list[Any]]:
        for row in _told_rows(look, found):
            yield [number(value) if n in exact and value is not None else value for n, value in enumerate(row)]

    def more(book: Any, sheet: Any, last: int) -> None:
        asked = [(n, one) for n, one in enumerate(columns) if not one.numbered and one.name != VERSION]
        bold = book.add_format({"bold": True})
        offer(look, asked, sheet, book.add_worksheet(takes_name()), (1, last + _SPARE), bold)

    return workbook_of(look.model.plural(), _told_heads(look), cells(), more)


def _is_exact(look: Look, heading: Heading) -> bool:
    if heading.name in (NUMBER, VERSION):
        return False
    return isinstance(look.model._meta.get_field(heading.name), models.DecimalField)
