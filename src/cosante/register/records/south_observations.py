"""The South–South table as observations: by year, country and direction, for SDG indicator 17.3.1. Pure functions.

The observations of ``_T`` (all countries, both directions) of all years together are the table, but for deeds of no
year. Those of a country count each deed that it gave or received; a deed of two givers is with both, so they do not
add up to ``_T``. Nothing is estimated here: a sum is marked as estimated where its rows were.
"""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from cosante.exchange.sdmx.csv_file import TOTAL, Observation, Structure, code
from cosante.register.records.south import Item, flat, out, table

STRUCTURE = Structure(
    "COSANTE:SOUTH_SOUTH_17_3_1(1.0.0)",
    ("FREQ", "REF_AREA", "FLOW", "SSC_GROUP", "MODALITY", "MEASURE", "UNIT_MEASURE", "TIME_PERIOD"),
    ("OBS_STATUS", "UNIT_MULT"),
)
PROVIDED, RECEIVED = "PROVIDED", "RECEIVED"


def observations(items: Iterable[Item]) -> Iterator[Observation]:
    """Each figure of each year: of all, and of each country in each direction."""
    cells: dict[tuple[str, str, int], list[Item]] = {}
    for item in items:
        if out(item) or item.year is None:
            continue
        sides = [(TOTAL, TOTAL)]
        sides += [(country, PROVIDED) for country in sorted(item.givers)]
        sides += [(country, RECEIVED) for country in sorted(item.receivers)]
        for area, flow in sides:
            cells.setdefault((area, flow, item.year), []).append(item)
    for area, flow, year in sorted(cells):
        found = cells[area, flow, year]
        for line in table(found):
            head = ("A", area, flow, line.group, code(line.modality))
            for _group, _modality, _n, _with, what, unit, amount in flat([line]):
                yield _one((*head, code(what), code(unit), str(year)), amount, what)
            if line.triangular:
                yield _one((*head, "TRIANGULAR", "DEEDS", str(year)), Decimal(line.triangular), "deeds")


def _one(key: tuple[str, ...], amount: Decimal, what: str) -> Observation:
    written = f"{amount:f}"
    plain = Decimal(written.rstrip("0").rstrip(".") if "." in written else written)
    return Observation(key, plain, ("E" if what == "estimated" else "A", "0"))


def without_year(items: Iterable[Item]) -> int:
    """How many deeds of the table have no year, and so no observation."""
    return sum(not out(item) and item.year is None for item in items)
