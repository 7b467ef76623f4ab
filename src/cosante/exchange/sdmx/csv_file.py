"""Observations as a file of SDMX-CSV 2.0: three columns that name the structure, its dimensions, the value, attributes.

Promise: each row is one observation and no two have the same dimensions; codes have letters, digits, ``_``, ``-``,
``@`` and ``$`` alone; a value is an exact number. Source: SDMX-CSV 2.0 field guide (SDMX 3.0).
"""

import csv
import io
import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import NamedTuple

from cosante.vocabulary.errors import BadValue

#: Of no other code: the whole.
TOTAL = "_T"
_NO_CODE = re.compile(r"[^A-Za-z0-9_@$-]+")


class Structure(NamedTuple):
    """A data flow: ``AGENCY:ID(1.0.0)``, its dimensions in their order (time last), its attributes."""

    identifier: str
    dimensions: Sequence[str]
    attributes: Sequence[str] = ()


class Observation(NamedTuple):
    """A value for one code of each dimension, with its attributes."""

    key: tuple[str, ...]
    value: Decimal
    attributes: tuple[str, ...] = ()


def code(text: str) -> str:
    """Words as a code: ``person_days`` is ``PERSON_DAYS``."""
    return _NO_CODE.sub("_", text.strip()).upper()


def written(structure: Structure, found: Iterable[Observation]) -> str:
    """The text of the file. ``BadValue`` where two observations have the same dimensions."""
    page, seen = io.StringIO(), set[tuple[str, ...]]()
    writer = csv.writer(page)
    head = ("STRUCTURE", "STRUCTURE_ID", "ACTION")
    writer.writerow([*head, *structure.dimensions, "OBS_VALUE", *structure.attributes])
    for one in found:
        if one.key in seen:
            raise BadValue(f"{' '.join(one.key)} is told twice.")
        seen.add(one.key)
        writer.writerow(["dataflow", structure.identifier, "I", *one.key, f"{one.value:f}", *one.attributes])
    return page.getvalue()
