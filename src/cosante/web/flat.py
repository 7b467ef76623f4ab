"""A table whose columns are named for programs, as a file of any kind: CSV, XLSX, JSON, HXL. Row by row."""

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal
from functools import partial
from typing import Any, NamedTuple

from django.http import FileResponse, Http404, StreamingHttpResponse
from django.http.response import HttpResponseBase

from cosante.web import hxl
from cosante.web.exports import WORKBOOK, cell, number, plain, safe, workbook_of
from cosante.web.record_offers import offer

#: The kinds of files that every table has.
KINDS = ("csv", "xlsx", "json", "hxl")
_JSON, _CSV = "application/json", "text/csv; charset=utf-8"


class Flat(NamedTuple):
    """``of``: what the table is called in ``exchange/hxl/tags.tsv``; a cell of None says that there is no figure."""

    of: str
    columns: Sequence[str]
    rows: Iterable[Sequence[Any]]


def answer(flat: Flat, kind: str) -> HttpResponseBase:
    """The file, or 404 where there is no such kind."""
    made: dict[str, Callable[[], HttpResponseBase]] = {
        "csv": lambda: StreamingHttpResponse(as_csv(flat), content_type=_CSV),
        "json": lambda: StreamingHttpResponse(as_json(flat), content_type=_JSON),
        "hxl": lambda: StreamingHttpResponse(as_hxl(flat), content_type=hxl.TYPE),
        "xlsx": lambda: FileResponse(as_workbook(flat), content_type=WORKBOOK),
    }
    if kind not in made:
        raise Http404(kind)
    return named(made[kind](), flat.of, kind)


def named(response: HttpResponseBase, name: str, kind: str) -> HttpResponseBase:
    """The answer, saved under that name; HXL is CSV for whatever opens it."""
    kind = "hxl.csv" if kind == "hxl" else kind
    response.headers["Content-Disposition"] = f'attachment; filename="{name}.{kind}"'
    return response


def as_csv(flat: Flat) -> Iterator[str]:
    """RFC 4180 with a byte order mark."""
    page = io.StringIO()
    writer = csv.writer(page)
    yield "\ufeff"
    writer.writerow(flat.columns)
    for row in flat.rows:
        writer.writerow([_plain(value) if isinstance(value, Decimal) else safe(cell(value)) for value in row])
        yield page.getvalue()
        page.seek(0)
        page.truncate()
    yield page.getvalue()


def as_json(flat: Flat) -> Iterator[str]:
    """One array, a row a line; amounts are text, so that no program rounds them."""
    yield "["
    for n, row in enumerate(flat.rows):
        told = {name: _plain(value) for name, value in zip(flat.columns, row, strict=True)}
        yield (",\n" if n else "\n") + json.dumps(told, ensure_ascii=False)
    yield "\n]\n"


def as_hxl(flat: Flat) -> Iterator[str]:
    """CSV with hashtags."""
    return hxl.named(flat.of, flat.columns, flat.rows)


def as_workbook(flat: Flat) -> Any:
    """XLSX; amounts are numbers as far as a spreadsheet keeps them. A second sheet says what can be brought back."""
    rows = ([number(plain(one)) if isinstance(one, Decimal) else one for one in row] for row in flat.rows)
    return workbook_of(flat.of, flat.columns, rows, partial(offer, flat.of, flat.columns))


def _plain(value: Any) -> Any:
    return plain(value) if isinstance(value, Decimal) else value
