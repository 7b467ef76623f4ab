"""What is kept of some acts in one text, and how it is read and added up. Nothing here asks a database.

Amounts are millionths, whole numbers of any size: sums are exact.
"""

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from decimal import Decimal
from functools import lru_cache
from itertools import compress
from typing import Any

from cosante.register.records.bits import numbers_in, truths

#: Of an act: numbers of parties, or code → the sum of its rows; nothing where there is nothing of it. No entry holds
#: lists: Python's search for circles of objects does not look into texts and numbers.
Entry = Any
#: Unit and reasons → how many rows, and their sum in millionths.
Added = dict[tuple[str, str], list[int]]
#: Texts whose entries are remembered: of a register of 100,000 acts those that one audience has.
_REMEMBERED = 4096
#: Where fewer than one act in so many is among those asked for, they are looked up one by one.
_SPARSE = 16


def millionths(amount: Decimal) -> int:
    """The amount as a whole number; there are six places and no more."""
    return int(amount.scaleb(6))


def amount(millionths: int) -> Decimal:
    """The other way round."""
    return Decimal(millionths) / 1_000_000


def put(sums: Added, unit: str, reasons: str, number: int, millionths: int) -> None:
    """Add so many rows, that make so much together."""
    one = sums.setdefault((unit, reasons), [0, 0])
    one[0] += number
    one[1] += millionths


def entry(sums: Added) -> Entry:
    """What an act's rows add up to, as it is kept: a code says of what, why it may be out, and of how many rows."""
    return {f"{unit}|{reasons}|{number}": amount for (unit, reasons), (number, amount) in sums.items()}


@lru_cache(maxsize=4096)
def _parts(code: str) -> tuple[str, str, int]:
    unit, reasons, number = code.rsplit("|", 2)
    return unit, reasons, int(number)


def packed(entries: Sequence[Entry]) -> str:
    """The text of these entries; nothing where there is none."""
    last = next((n for n in range(len(entries), 0, -1) if entries[n - 1]), 0)
    said = [entry or 0 for entry in entries[:last]]
    return json.dumps(said, ensure_ascii=False, separators=(",", ":"), sort_keys=True) if said else ""


def unpacked(text: str) -> list[Entry]:
    """The entries of a text."""
    found: list[Entry] = json.loads(text)
    return found


@lru_cache(maxsize=_REMEMBERED)
def _known(text: str) -> Sequence[Entry]:
    """The same, for nobody to change: a decision changes the texts of one pack, so the others are read once."""
    return [tuple(entry) if isinstance(entry, list) else entry for entry in unpacked(text)]


def joined(texts: Mapping[int, str], size: int) -> list[Entry]:
    """The entries of all acts, by number of act, of texts by number of pack."""
    found: list[Entry] = []
    for block in sorted(texts):
        found += [0] * (block * size - len(found))
        found += _known(texts[block])
    return found


def chosen(entries: Sequence[Entry], among: int) -> Iterable[Entry]:
    """The entries of some acts (``records.bits``), one an act, the first first."""
    among &= (1 << len(entries)) - 1
    if among.bit_count() * _SPARSE < len(entries):
        return map(entries.__getitem__, numbers_in(among))
    return compress(entries, truths(among))


def added(entries: Iterable[Entry]) -> Added:
    """What these entries add up to."""
    found: dict[str, list[int]] = {}
    for entry in filter(None, entries):
        for code, amount in entry.items():
            if code in found:
                one = found[code]
                one[0] += 1
                one[1] += amount
            else:
                found[code] = [1, amount]
    return _by_unit(found)


def added_by(entries: Iterable[Entry], keys: Iterable[Entry], wanted: Collection[int]) -> dict[int, Added]:
    """The same for each of the wanted keys, of acts of which the keys are given beside their entries."""
    found: dict[int, dict[str, list[int]]] = {key: {} for key in wanted}
    for entry, of in zip(entries, keys, strict=True):
        if not entry or not of:
            continue
        for key in of:
            if key in found:
                sums = found[key]
                for code, amount in entry.items():
                    if code in sums:
                        one = sums[code]
                        one[0] += 1
                        one[1] += amount
                    else:
                        sums[code] = [1, amount]
    return {key: _by_unit(sums) for key, sums in found.items()}


def _by_unit(sums: Mapping[str, Sequence[int]]) -> Added:
    """Sums by code, each with how many acts have it, as sums by unit and reasons."""
    found: Added = {}
    for code, (acts, amount) in sums.items():
        unit, reasons, number = _parts(code)
        put(found, unit, reasons, acts * number, amount)
    return found
