"""Tables of the pages as HXL: headings in the reader's language, a row of hashtags, then values as programs have them.

Values are codes, ISO days and exact numbers, the same in every language; where the register says nothing, a cell is
empty, never a nought.
"""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from cosante.exchange.hxl.tags import Column, tags
from cosante.register.actions.kept.writing import values_of
from cosante.web.exports import COLUMNS, cell, plain, safe
from cosante.web.looks import Look
from cosante.web.sheets.headings import NUMBER, VERSION, Heading, headings, in_words

#: A file is sent in pieces of so many signs.
_PIECE = 30_000
TYPE = "text/csv; charset=utf-8"


def as_hxl(of: str, heads: Sequence[str], columns: Sequence[Column], rows: Iterable[Sequence[Any]]) -> Iterator[str]:
    """The table as CSV (RFC 4180). Without a byte order mark, which tools of HXL would take for a part of a heading."""
    page = io.StringIO()
    writer = csv.writer(page)
    writer.writerow(map(safe, heads))
    writer.writerow(tags(of, columns))
    for row in rows:
        writer.writerow(map(_cell, row))
        if page.tell() > _PIECE:
            yield page.getvalue()
            page.seek(0)
            page.truncate()
    yield page.getvalue()


def named(of: str, names: Sequence[str], rows: Iterable[Sequence[Any]]) -> Iterator[str]:
    """A table whose columns have only names for programs."""
    return as_hxl(of, names, [Column(name) for name in names], rows)


def _cell(value: Any) -> str:
    if isinstance(value, Decimal):
        return plain(value)
    text = cell(value)
    return text if isinstance(value, int | float) or _is_number(text) else safe(text)


def _is_number(text: str) -> bool:
    return text.removeprefix("-").replace(".", "", 1).isdecimal()


def kept_columns(look: Look) -> list[Heading]:
    """The columns of a list of kept rows; nothing of one person."""
    return headings(look, personal=False)


def kept_as_hxl(look: Look, found: Iterable[Any]) -> Iterator[str]:
    """A list of kept rows."""
    columns = kept_columns(look)
    heads = [*(one.label for one in columns), in_words()]
    return as_hxl(look.noun, heads, hxl_columns(look), _rows(look, columns, found))


def hxl_columns(look: Look) -> list[Column]:
    """The same for ``tags``."""
    return [*(_column(look, one) for one in kept_columns(look)), Column("title_of_row")]


def _column(look: Look, one: Heading) -> Column:
    is_key = one.name not in (NUMBER, VERSION) and look.model._meta.get_field(one.name).is_relation
    return Column(one.name, one.numbered, is_key and not one.numbered)


def _rows(look: Look, columns: Sequence[Heading], found: Any) -> Iterator[list[Any]]:
    keys = {field.name for field in look.model.own_fields() if field.is_relation}
    for row in found.iterator(chunk_size=500):
        values = values_of(row) | {NUMBER: row.pk, VERSION: row.version}
        titles = {name: str(getattr(row, name) or "") for name in keys}
        yield [
            *(titles[one.name] if one.name in keys and not one.numbered else values[one.name] for one in columns),
            str(row),
        ]


def acts_as_hxl(rows: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """A list of acts, ``rows`` of ``exports.acts``."""
    return named("acts", COLUMNS, ([row[name] for name in COLUMNS] for row in rows))
