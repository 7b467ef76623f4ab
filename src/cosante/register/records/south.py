"""South–South cooperation as a table: who gave what to whom among developing countries, with money and without.

It follows the groups of the voluntary conceptual framework to measure South–South cooperation, which developing
countries made and UNCTAD keeps, as part of SDG indicator 17.3.1 (UN Statistical Commission, 53rd session, 2022):
A, money itself; B, what is not money but has a value in it; C, what is counted in units of its own. A deed is in one
group only, so that nothing is in the table twice; units are never added to each other, nor currencies, nor what was
paid to what was estimated. Pure functions.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, NamedTuple

#: Money handed over; what has a value in money; what is counted.
MONEY, VALUED, COUNTED = "A", "B", "C"
GROUPS = (MONEY, VALUED, COUNTED)
MODALITIES = (
    "funding", "donation", "infrastructure", "training", "scholarship", "personnel_deployment", "visit", "outreach",
    "conference", "emergency_support", "research", "procurement",
)  # fmt: skip
#: Acts that are no cooperation by themselves: they frame it, or only say that there shall be some.
NO_MODALITY = frozenset({"agreement", "policy", "statement"})
UNITS = ("people", "person_days", "person_months", "services", "reached")
#: What acts count, as units of this table; other things they count stand under their own names.
UNIT_OF = {
    "trainees": "people", "health_workers": "people", "doctors": "people", "delegates": "people",
    "patients": "reached", "beneficiaries": "reached",
}  # fmt: skip
#: Developed economies as UNCTADstat has them: Europe, Northern America, Israel, Japan, Korea, Australia, New Zealand.
NORTH = frozenset(
    "AD AL AT AX BA BE BG BY CH CY CZ DE DK EE ES FI FO FR GB GG GI GR HR HU IE IM IS IT JE LI LT LU LV MC MD ME MK MT "
    "NL NO PL PT RO RS RU SE SI SJ SK SM UA VA XK BM CA GL PM US AU IL JP KR NZ".split()
)
#: Why a deed is not in the table.
OUT = ("one_side", "north", "same", "no_modality", "told")


class Item(NamedTuple):
    """One deed. ``reasons``: why totals leave it out; ``told``: another row of the table tells of it."""

    source: Any
    modality: str
    givers: frozenset[str]
    receivers: frozenset[str]
    year: int | None = None
    units: Mapping[str, Decimal] = {}
    money: tuple[tuple[str, str, Decimal], ...] = ()
    triangular: bool = False
    told: bool = False


@dataclass
class Line:
    """A modality in a group. ``money`` by what it is and currency: ``("paid", "USD")``, ``("estimated", "VND")``."""

    group: str
    modality: str
    items: list[Item] = field(default_factory=list)
    units: dict[str, Decimal] = field(default_factory=dict)
    money: dict[tuple[str, str], Decimal] = field(default_factory=dict)

    @property
    def triangular(self) -> int:
        """In how many of them a third one helped."""
        return sum(item.triangular for item in self.items)


def group_of(item: Item) -> str:
    """The one group that it is in."""
    if item.modality == "funding":
        return MONEY
    return VALUED if item.money else COUNTED


def out(item: Item) -> str:
    """Why it is not in the table; nothing where it is."""
    if item.told:
        return "told"
    if item.modality in NO_MODALITY or item.modality not in MODALITIES:
        return "no_modality"
    if not item.givers or not item.receivers:
        return "one_side"
    if (item.givers | item.receivers) & NORTH:
        return "north"
    return "same" if item.givers == item.receivers else ""


def asked(item: Item, country: str = "", way: str = "", first: int | None = None, last: int | None = None) -> bool:
    """Is it of that country, in that direction (``gave``, ``received``), in those years?"""
    sides = {"gave": item.givers, "received": item.receivers}.get(way, item.givers | item.receivers)
    if country and country not in sides:
        return False
    if first is None and last is None:
        return True
    return item.year is not None and (first or item.year) <= item.year <= (last or item.year)


def table(items: Iterable[Item]) -> list[Line]:
    """The lines, by group and in the order of the modalities; what is out is not in them."""
    lines: dict[tuple[str, str], Line] = {}
    for item in items:
        if out(item):
            continue
        key = group_of(item), item.modality
        line = lines.setdefault(key, Line(*key))
        line.items.append(item)
        for unit, number in item.units.items():
            line.units[unit] = line.units.get(unit, Decimal(0)) + number
        for what, currency, amount in item.money:
            line.money[what, currency] = line.money.get((what, currency), Decimal(0)) + amount
    return sorted(lines.values(), key=lambda line: (line.group, MODALITIES.index(line.modality)))


def left_out(items: Iterable[Item]) -> dict[str, int]:
    """How many are out, by reason."""
    found = [why for item in items if (why := out(item))]
    return {reason: found.count(reason) for reason in OUT if reason in found}


def flat(lines: Iterable[Line], units: Collection[str] = UNITS) -> list[tuple[str, str, int, int, str, str, Decimal]]:
    """The table as rows of a file: group, modality, deeds, of them with a third one, what, unit, amount."""
    rows: list[tuple[str, str, int, int, str, str, Decimal]] = []
    for line in lines:
        head = (line.group, line.modality, len(line.items), line.triangular)
        rows.append((*head, "deeds", "deeds", Decimal(len(line.items))))
        rows += [(*head, "counted", unit, number) for unit, number in line.units.items()]
        rows += [(*head, what, currency, amount) for (what, currency), amount in line.money.items()]
    return rows
