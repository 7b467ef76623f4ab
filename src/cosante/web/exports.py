"""What a list shows as a file: CSV, a workbook, JSON. Row by row, so that a large register fits.

A cell of a table is never a formula, whatever a document calls its parties: spreadsheets would run it.
"""

import csv
import io
import json
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal
from typing import IO, Any

import xlsxwriter
from django.db.models import Prefetch, QuerySet

from cosante.register.models import Act, ActArea, ActCount, ActCountry, ActMoney, ActPlace
from cosante.register.queries.acts import parties
from cosante.register.queries.filters import seen
from cosante.register.queries.public import as_seen
from cosante.web.labels import label

#: So many acts are asked for at once.
_BATCH = 500
WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
#: A row at a time, and every cell is what it says.
_AS_TOLD = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
COLUMNS = (
    "act", "address", "kind", "status", "when", "starts", "ends", "year", "days", "who", "for_whom", "countries",
    "health_areas", "places", "money", "numbers", "sources", "reviewed", "sources_differ_in",
)  # fmt: skip
_ROWS: Mapping[str, type] = {
    "countries": ActCountry,
    "areas": ActArea,
    "places": ActPlace,
    "money": ActMoney,
    "counts": ActCount,
}

Address = Callable[[str], str]


def acts(found: QuerySet[Act], address: Address, public: bool = False) -> Iterator[dict[str, Any]]:
    """Each act with its values, codes as codes; ``address`` makes a whole address of a path. Visitors: ``public``."""
    rows = [Prefetch(name, seen(model, public, listed=False)) for name, model in _ROWS.items()]
    found = found.prefetch_related(Prefetch("parties", parties(public)), *rows)
    for act in found.iterator(chunk_size=_BATCH):
        as_seen([act], public)
        parts = list(act.parties.all())
        yield {
            "act": act.pk,
            "address": address(act.get_absolute_url()),
            "kind": act.type,
            "status": act.status,
            "when": act.when,
            "starts": act.starts.isoformat() if act.starts else None,
            "ends": act.ends.isoformat() if act.ends else None,
            "year": act.year,
            "days": act.days,
            "who": [_party(part.partner) for part in parts if part.role == "actor"],
            "for_whom": [_party(part.partner) for part in parts if part.role == "recipient"],
            "countries": [row.country for row in act.countries.all()],
            "health_areas": [row.area for row in act.areas.all()],
            "places": [{"key": row.key, "name": row.name, "country": row.country} for row in act.places.all()],
            "money": [
                {"amount": plain(row.amount), "currency": row.currency, "stage": row.stage, "out": row.reasons.split()}
                for row in act.money.all()
            ],
            "numbers": [
                {"value": plain(row.value), "of": row.of, "out": row.reasons.split()} for row in act.counts.all()
            ],
            "sources": act.sources,
            "reviewed": act.reviewed,
            "sources_differ_in": act.conflicts,
        }


def _party(partner: Any) -> dict[str, Any]:
    return {"partner": partner.pk, "name": partner.name, "kind": partner.type, "country": partner.country}


def plain(value: Decimal) -> str:
    """Digits without needless zeros: ``1200000``, ``0.5``."""
    written = f"{value:f}"
    return written.rstrip("0").rstrip(".") if "." in written else written


def as_json(rows: Iterable[dict[str, Any]]) -> Iterator[str]:
    """One array, an act a line; amounts are text, so that no program rounds them."""
    yield "["
    for n, row in enumerate(rows):
        yield (",\n" if n else "\n") + json.dumps(row, ensure_ascii=False)
    yield "\n]\n"


def as_csv(rows: Iterable[dict[str, Any]]) -> Iterator[str]:
    """RFC 4180 with a byte order mark, which spreadsheets need to take it for UTF-8; several values part by "; "."""
    page = io.StringIO()
    writer = csv.writer(page)
    yield "\ufeff"
    writer.writerow(COLUMNS)
    for row in rows:
        writer.writerow([safe(cell(row[name])) for name in COLUMNS])
        yield page.getvalue()
        page.seek(0)
        page.truncate()
    yield page.getvalue()


def cell(value: Any) -> str:
    """A value in one cell."""
    if isinstance(value, list):
        return "; ".join(map(cell, value))
    if isinstance(value, dict):
        if "amount" in value:
            return f"{value['currency']} {value['amount']} ({value['stage']})"
        return f"{value['value']} {value['of']}" if "value" in value else str(value["name"])
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "" if value is None else str(value)


def safe(text: str) -> str:
    """The text, never a formula."""
    return f"'{text}" if text.startswith(_FORMULA) else text


def as_workbook(
    rows: Iterable[dict[str, Any]],
    counted_if: str,
    more: Callable[[Any, Any, int], None] = lambda book, sheet, last: None,
) -> IO[bytes]:
    """An XLSX file: acts, and their sums and numbers, a row each. ``counted_if`` heads the reasons to leave out.

    ``more`` adds to it, told the last line of the acts.
    """
    file = tempfile.TemporaryFile()  # noqa: SIM115  (the answer reads and closes it)
    with xlsxwriter.Workbook(file, _AS_TOLD) as book:
        bold = book.add_format({"bold": True})
        sheets = [book.add_worksheet(name) for name in ("acts", "money", "numbers")]
        heads = (COLUMNS, ("act", "stage", "currency", "amount", counted_if), ("act", "of", "value", counted_if))
        for sheet, head in zip(sheets, heads, strict=True):
            sheet.write_row(0, 0, head, bold)
            sheet.freeze_panes(1, 0)
        at = [1, 1, 1]
        for row in rows:
            cells = (_acts(row), _money(row), _numbers(row))
            for n, (sheet, lines) in enumerate(zip(sheets, cells, strict=True)):
                for line in lines:
                    sheet.write_row(at[n], 0, line)
                    at[n] += 1
        more(book, sheets[0], at[0] - 1)
    file.seek(0)
    return file


def workbook_of(
    title: str,
    names: Iterable[str],
    rows: Iterable[Iterable[Any]],
    more: Callable[[Any, Any, int], None] = lambda book, sheet, last: None,
) -> IO[bytes]:
    """An XLSX file with one sheet of that title, its head bold and frozen. ``more`` adds to it, told the last line."""
    file = tempfile.TemporaryFile()  # noqa: SIM115  (the answer reads and closes it)
    with xlsxwriter.Workbook(file, _AS_TOLD) as book:
        sheet = book.add_worksheet(title[:31])
        sheet.write_row(0, 0, names, book.add_format({"bold": True}))
        sheet.freeze_panes(1, 0)
        at = 0
        for at, row in enumerate(rows, 1):
            sheet.write_row(at, 0, [value if type(value) in (int, float) else cell(value) for value in row])
        more(book, sheet, at)
    file.seek(0)
    return file


def _acts(row: dict[str, Any]) -> list[list[Any]]:
    return [[row[name] if type(row[name]) is int else cell(row[name]) for name in COLUMNS]]


def _money(row: dict[str, Any]) -> list[list[Any]]:
    return [[row["act"], s["stage"], s["currency"], number(s["amount"]), _out(s)] for s in row["money"]]


def _numbers(row: dict[str, Any]) -> list[list[Any]]:
    return [[row["act"], n["of"], number(n["value"]), _out(n)] for n in row["numbers"]]


def number(digits: str) -> float | str:
    """A number as a spreadsheet keeps it, with fifteen digits; longer ones as text, whole."""
    return float(digits) if len(digits.replace(".", "").strip("0")) <= 15 else digits


def _out(row: dict[str, Any]) -> str:
    return "; ".join(label(reason, "reason") for reason in row["out"])


def filename(kind: str, filters: Iterable[str]) -> str:
    """``acts-training-KZ.csv``: what is in it, in letters that every system takes."""
    parts = ["".join(c if c.isascii() and (c.isalnum() or c in "_.") else "-" for c in text) for text in filters]
    return "-".join(["acts", *(part.strip("-") for part in parts if part.strip("-"))])[:80] + f".{kind}"
