"""Tables of exchange rates, CSV or XLSX, as ``records.money`` takes them; what cannot be read is named by its line.

Columns, in any order and in English or French: from (de), to (vers), date, rate (taux), source. A comma is a decimal
mark only where semicolons part the columns, as spreadsheets write it where commas are decimal marks.
"""

import csv
import io
from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any

from django.utils.translation import gettext as _

from cosante.register.records.money import Rate
from cosante.vocabulary.errors import BadValue
from cosante.vocabulary.money import currencies

_HEADS = {
    "from": "from", "currency": "from", "de": "from", "devise": "from",
    "to": "to", "into": "to", "vers": "to", "en": "to",
    "date": "date", "day": "date", "jour": "date",
    "rate": "rate", "taux": "rate",
    "source": "source",
}  # fmt: skip
_NEEDED = ("from", "to", "date", "rate")
_DATES = ("%Y-%m-%d", "%d/%m/%Y", "%d.%m.%Y")
#: So many wrong lines are named.
_NAMED = 10


def read_rates(name: str, content: bytes, source: str = "") -> list[Rate]:
    """The rates of a table. ``BadValue`` that names every line that cannot be read; ``source``: where none is given."""
    rows, comma = _cells(name, content)
    heads = [_HEADS.get(str(cell).strip().casefold(), "") for cell in (rows[0] if rows else ())]
    if missing := [column for column in _NEEDED if column not in heads]:
        raise BadValue(_("%(file)s has no column %(column)s in its first line.") % {"file": name, "column": missing[0]})
    found, wrong = [], []
    for number, row in enumerate(rows[1:], 2):
        if not any(str(cell).strip() for cell in row):
            continue
        try:
            if any(str(cell).strip() for cell in row[len(heads) :]):
                raise _Wrong(_("it has more cells than the first line."))
            found.append(_rate(dict(zip(heads, row, strict=False)), source, comma))
        except _Wrong as problem:
            wrong.append(f"{_('line %(number)s') % {'number': number}}: {problem}")
    if wrong:
        raise BadValue(f"{name}. {' '.join(wrong[:_NAMED])}{' …' if len(wrong) > _NAMED else ''}")
    return found


class _Wrong(Exception):
    """Why a line cannot be read."""


def _cells(name: str, content: bytes) -> tuple[Sequence[Sequence[Any]], bool]:
    """The rows of the table, and whether a comma is a decimal mark in it."""
    if content[:2] == b"PK":
        return _workbook(name, content), False
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadValue(_("%(file)s is not UTF-8. Save it as “CSV UTF-8”, or as XLSX.") % {"file": name}) from error
    first = text.partition("\n")[0]
    mark = max(";\t,", key=first.count)
    return list(csv.reader(io.StringIO(text), delimiter=mark)), mark == ";"


def _workbook(name: str, content: bytes) -> Sequence[Sequence[Any]]:
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        return CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0).to_python()
    except (CalamineError, OSError, ValueError) as error:
        raise BadValue(_("%(file)s is no workbook that can be read.") % {"file": name}) from error


def _rate(values: dict[str, Any], source: str, comma: bool) -> Rate:
    told = str(values.get("source") or "").strip() or source.strip()
    if not told:
        raise _Wrong(_("it has no source, and none was given for the table."))
    one, other = (_currency(values.get(side)) for side in ("from", "to"))
    if one == other:
        raise _Wrong(_("it is between one currency and itself."))
    return Rate(one, other, _day(values.get("date")), _number(values.get("rate"), comma), told[:200])


def _currency(value: Any) -> str:
    code = str(value or "").strip().upper()
    if code not in currencies():
        raise _Wrong(_("%(code)s is no currency of ISO 4217.") % {"code": code or "“”"})
    return code


def _day(value: Any) -> date:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    for form in _DATES:
        try:
            return datetime.strptime(str(value or "").strip(), form).date()
        except ValueError:
            continue
    raise _Wrong(_("“%(date)s” is no day, as 2024-05-31.") % {"date": value or ""})


def _number(value: Any, comma: bool) -> Decimal:
    """A cell of a workbook has fifteen digits; a text is what it says."""
    text = f"{value:.15g}" if isinstance(value, float) else str(value if value is not None else "").strip()
    try:
        found = Decimal(text.replace(",", ".") if comma else text)
    except InvalidOperation:
        raise _Wrong(_("“%(number)s” is no number, as 605.25.") % {"number": text}) from None
    if not found.is_finite() or found <= 0:
        raise _Wrong(_("A rate is more than nothing."))
    return found
