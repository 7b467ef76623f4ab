"""Values of an indicator as people have them in spreadsheets: a CSV or XLSX file, or cells pasted from one.

The first row is the head: period and value, and perhaps part, counted over, source, comment, in English, French or
Bengali; a column called as a key (sex, age, …) tells the values apart. What a row lacks is said, and it is left out.
"""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any, NamedTuple

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from cosante.register.actions.results import MOST
from cosante.register.models import Indicator, ResultValue
from cosante.register.records.folding import fold
from cosante.register.records.moments import middle
from cosante.register.records.parts_of_values import keys_of, read, write
from cosante.vocabulary.errors import BadValue
from cosante.vocabulary.indicators import KEYS
from cosante.web.sheets.cells import text_of
from cosante.web.sheets.files import rows_in, text_rows
from cosante.web.typed import read_date, read_number

_HEADS: Mapping[str, tuple[str, ...]] = {
    "period": ("period", "year", "date", "période", "année", "সময়কাল", "বছর"),
    "value": ("value", "result", "valeur", "résultat", "মান", "ফল"),
    "part": ("part", "disaggregation", "partie", "désagrégation", "অংশ"),
    "weight": ("counted over", "denominator", "weight", "dénominateur", "compté sur", "হর", "যার ওপর গোনা"),
    "source": ("source", "উৎস"),
    "comment": ("comment", "remark", "commentaire", "মন্তব্য"),
}
_NAMES = {fold(name): column for column, names in _HEADS.items() for name in names} | {key: key for key in KEYS}


class Read(NamedTuple):
    """A row as it was read: its number in the table, what it says, and what is wrong with it."""

    line: int
    values: dict[str, Any]
    wrong: str


def cells_of(data: bytes) -> list[list[Any]]:
    """The cells of a file, as ``web.sheets.files`` reads it."""
    return [cells for _number, cells in rows_in(data)]


def pasted(text: str) -> list[list[Any]]:
    """The cells of text."""
    return [cells for _number, cells in text_rows(text)]


def rows_of(cells: Sequence[Sequence[Any]], indicator: Indicator) -> list[Read]:
    """What the rows say. ``BadValue`` where the head has no period or no value, or the table is too long."""
    if not cells:
        raise BadValue(_("The table is empty."))
    heads = [_NAMES.get(fold(str(cell)).strip(), "") for cell in cells[0]]
    if "period" not in heads or "value" not in heads:
        raise BadValue(_("The first row names the columns; “period” and “value” must be among them."))
    if len(cells) > MOST + 1:
        raise BadValue(_("Bring at most %(most)s values at once.") % {"most": MOST})
    found = [_read(number, dict(zip(heads, row, strict=False)), indicator) for number, row in enumerate(cells[1:], 2)]
    return _told_twice(found)


def _read(line: int, said: Mapping[str, Any], indicator: Indicator) -> Read:
    try:
        values = {
            "period": _period(said["period"]),
            "value": _number(said.get("value"), "value", True),
            "part": _part(said),
            "weight": _number(said.get("weight"), "weight", False),
            "source": text_of(said.get("source")),
            "comment": text_of(said.get("comment")),
        }
        filled = {name: value for name, value in values.items() if value not in (None, "")}
        row = ResultValue(indicator=indicator, **filled)
        row.full_clean(exclude=["indicator"])
    except BadValue as error:
        return Read(line, {}, error.message)
    except ValidationError as error:
        return Read(line, {}, " ".join(error.messages))
    return Read(line, {name: str(value) for name, value in filled.items()}, "")


def _told_twice(found: Iterable[Read]) -> list[Read]:
    seen: dict[tuple[str, str], int] = {}
    checked = []
    for row in found:
        key = (row.values.get("period", ""), row.values.get("part", ""))
        if not row.wrong and key in seen:
            row = Read(row.line, {}, _("Line %(line)s says it already.") % {"line": seen[key]})
        seen.setdefault(key, row.line)
        checked.append(row)
    return checked


def _period(cell: Any) -> str:
    text = text_of(cell)
    found = read_date(text) or text
    if not text or middle(found) is None:
        raise BadValue(_("“%(period)s” is no period with a beginning and an end.") % {"period": text})
    return found


def _number(cell: Any, name: str, needed: bool) -> Decimal | None:
    """An exact number: as a workbook keeps it, or as the language of the page writes it."""
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return Decimal(repr(cell)).normalize() + 0
    text = text_of(cell).removesuffix("%").strip()
    number = read_number(text) if text else None
    if number is None and (text or needed):
        label = ResultValue._meta.get_field(name).verbose_name
        raise BadValue(_("%(column)s: “%(text)s” is no number.") % {"column": label, "text": text})
    return number


def _part(said: Mapping[str, Any]) -> str:
    parts = read(text_of(said.get("part")))
    parts |= {key: text_of(said[key]) for key in KEYS if key in said and text_of(said[key])}
    text = write(parts)
    keys_of(text)  # a value with "=" or ";" in it would not be read back
    return text
