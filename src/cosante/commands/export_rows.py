"""``cosante export-rows``: every table of the register as a file, as its page has it.

Exit status: 0 when all was written, 1 where it could not be, 3 where DHIS2 refuses values; those are told.
"""

import json
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from cosante.commands.output import opened
from cosante.commands.rows import REFUSED, look_of
from cosante.vocabulary.errors import BadValue

#: What every table can be.
FORMATS = ("csv", "xlsx", "json", "hxl")
#: What one table alone can be besides.
OWN = {"south-south": ("sdmx",), "indicators": ("dhis2",)}
#: Tables that are no kept rows.
OTHERS = ("acts", "partners", "totals", "south-south")
#: So many refused values are told; their page tells all.
_TOLD = 20
_PIECE = 1 << 20


def export(noun: str, format: str, output: Path | None) -> int:
    """Write the table."""
    kind = format or _kind_of(output)
    known = (*FORMATS, *OWN.get(noun, ()))
    if kind not in known:
        raise BadValue(f"{kind!r} is none of {', '.join(known)}.")
    if kind == "dhis2":
        return _dhis2(output)
    made = _other(noun, kind) if noun in OTHERS else _kept(noun, kind)
    with opened(output) as stream:
        if isinstance(made, str):
            stream.write(made.encode())
        elif hasattr(made, "read"):
            with made as book:
                while piece := book.read(_PIECE):
                    stream.write(piece)
        else:
            for text in made:
                stream.write(text.encode())
    return 0


def _kind_of(output: Path | None) -> str:
    """What the name of the file says: ``orders.hxl.csv`` is HXL."""
    ends = [one.lstrip(".").lower() for one in output.suffixes[-2:]] if output else []
    return ends[0] if ends[1:] == ["csv"] and ends[0] in ("hxl", "sdmx") else ends[-1] if ends else "csv"


def _kept(noun: str, kind: str) -> Any:
    from cosante.register.queries.kept_rows import rows
    from cosante.web.hxl import kept_as_hxl
    from cosante.web.kept_lists import as_csv, as_json, as_workbook

    look = look_of(noun, OTHERS)
    ways: dict[str, Callable[[Any, Any], Any]] = {
        "csv": as_csv,
        "json": as_json,
        "xlsx": as_workbook,
        "hxl": kept_as_hxl,
    }
    return ways[kind](look, rows(look.model, look.order))


def _other(noun: str, kind: str) -> Any:
    from cosante.web import exports, flat, flat_lists, hxl, south
    from cosante.web.totals import Wanted

    if noun == "acts":
        ways: dict[str, Callable[[Iterable[dict[str, Any]]], Any]] = {
            "csv": exports.as_csv,
            "json": exports.as_json,
            "hxl": hxl.acts_as_hxl,
            "xlsx": lambda rows: exports.as_workbook(rows, "out of totals because"),
        }
        return ways[kind](exports.acts(_acts(), str))
    if noun == "south-south":
        from cosante.register.queries.south import items

        if kind == "sdmx":
            return south.as_sdmx(items())
        made = south.flat_table(items())
    elif noun == "partners":
        from cosante.register.queries.partners import partners

        made = flat_lists.partners_flat(partners(), str, False)
    else:
        from cosante.register.queries.filters import Asked

        made = flat_lists.totals_flat(Wanted(), Asked(), ())
    written: dict[str, Callable[[Any], Any]] = {
        "csv": flat.as_csv,
        "json": flat.as_json,
        "hxl": flat.as_hxl,
        "xlsx": flat.as_workbook,
    }
    return written[kind](made)


def _acts() -> Any:
    from cosante.register.queries.filters import Asked, filtered, latest

    return latest(filtered(Asked()), False)


def _dhis2(output: Path | None) -> int:
    from cosante.exchange.dhis2.data_values import data_value_set
    from cosante.register.models import Indicator
    from cosante.register.queries.dhis2 import going
    from cosante.register.queries.kept_rows import rows

    every = going(rows(Indicator))
    refused = [one for one in every if one.value is None]
    made = data_value_set(one.value for one in every if one.value)
    with opened(output) as stream:
        stream.write((json.dumps(made, ensure_ascii=False, indent=1) + "\n").encode())
    for one in refused[:_TOLD]:
        print(f"{one.row.indicator}, {one.row}: {one.why}", file=sys.stderr)
    print(f"{len(every) - len(refused):,} values go, {len(refused):,} are refused.", file=sys.stderr)
    return REFUSED if refused else 0
