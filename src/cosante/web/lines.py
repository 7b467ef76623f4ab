"""Numbers as lines of a table with a bar each: by kind, by year, in both directions, and the lines of a ledger."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any, NamedTuple
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from cosante.register.models import Act
from cosante.register.queries.filters import Asked
from cosante.register.queries.ledger import directions
from cosante.register.records.exchanges import Deed, entries
from cosante.register.records.ledger import DIRECTIONS, GIVEN, TAKEN, TOGETHER, Cell, Line
from cosante.register.records.totals import Figure
from cosante.web import words
from cosante.web.charts import share
from cosante.web.dates import month_words
from cosante.web.labels import label
from cosante.web.totals import Wanted, figure_words

#: So many years without anything are shown as years; more as a gap.
_GAP = 4


class Bar(NamedTuple):
    """A name, its number, the length of its bar in hundredths, and the acts behind it."""

    name: str
    n: int
    bar: int
    href: str
    chosen: bool = False


def counted_lines(counted: Mapping[Any, int], of: str, field: str, asked: Asked) -> list[Bar]:
    """Numbers by code, the most first. ``of``: the list of labels; ``field``: the filter that a line sets."""
    most = max(counted.values(), default=0)
    name = words.country_name if of == "country" else lambda code: label(code, of)
    return [Bar(name(code), n, share(n, most), _acts(asked, **{field: code})) for code, n in counted.items() if code]


def yearly(counted: Mapping[Any, int], asked: Asked, chosen: int | None = None) -> list[Bar]:
    """Numbers by year, in their order; what has no year at the end."""
    most = max(counted.values(), default=0)
    lines = []
    for year in filled(year for year in counted if year):
        n, told = counted.get(year, 0) if year else 0, str(year)
        href = _acts(asked, year_from=told, year_to=told) if n else ""
        lines.append(Bar(told if year else "…", n, share(n, most), href, year is not None and year == chosen))
    unknown = counted.get(None, 0)
    return [*lines, Bar(_("year not stated"), unknown, share(unknown, most), "")] if unknown else lines


def months(acts: Iterable[Act]) -> list[tuple[str, list[Act]]]:
    """The acts of a year by the month in which they begin; those of which only the year is told come under its name."""
    found: dict[str, list[Act]] = {}
    for act in acts:
        exact = act.starts is not None and len(act.when.split("/")[0]) > 4
        found.setdefault(month_words(act.starts) if exact and act.starts else _("month not stated"), []).append(act)
    return list(found.items())


def filled(known: Iterable[int]) -> list[int | None]:
    """The years in their order with those between them, and None for more than a few years without anything."""
    found: list[int | None] = []
    for year in sorted(known):
        last = found[-1] if found else None
        if last is not None and year - last > _GAP:
            found.append(None)
        elif last is not None:
            found += range(last + 1, year)
        found.append(year)
    return found


class Way(NamedTuple):
    """One direction in one year."""

    n: int
    bar: int
    href: str


class Year(NamedTuple):
    """A year in every direction."""

    year: int | None
    ways: Sequence[Way]


def both_ways(one: str, years: Mapping[int, Mapping[str, int]], other: str = "") -> list[Year]:
    """Years in their order: what one did, what was done for it, and both together. None is a gap of years."""
    most = max((n for ways in years.values() for n in ways.values()), default=0)
    asked = directions(one, other)
    return [
        Year(year, [_way(asked[name], year, years.get(year or 0, {}).get(name, 0), most) for name in DIRECTIONS])
        for year in filled(years)
    ]


def _way(asked: Asked, year: int | None, n: int, most: int) -> Way:
    return Way(n, share(n, most), _acts(asked, year_from=str(year), year_to=str(year)))


def _acts(asked: Asked, **changes: str) -> str:
    return f"{reverse('acts')}?{asked.query(**changes)}"


class Figured(NamedTuple):
    """A figure of the ledger in words, and what is behind it."""

    text: str
    href: str


class Side(NamedTuple):
    """One direction of a line of the ledger; ``more``: how many figures are on the page of the ledger only."""

    direction: str
    deeds: int
    href: str
    out: int
    out_href: str
    figures: Sequence[Figured]
    more: int = 0


class LedgerLine(NamedTuple):
    """A kind of deed in every direction."""

    kind: str
    sides: Sequence[Side]


class Own(NamedTuple):
    """The deeds that the office keeps itself, in a ledger: its sides, and the directions and kinds that have some."""

    one: str = ""
    other: str = ""
    cells: Collection[tuple[str, str]] = ()

    @classmethod
    def of(cls, one: str, other: str, deeds: Iterable[Deed]) -> "Own":
        """Those among these deeds."""
        return cls(one, other, {(entry.direction, entry.row.key) for entry in entries(deeds, one, other)})

    def behind(self, way: str, kind: str, counted: Collection[str], measure: str = "", unit: str = "") -> str:
        """Where the deeds of a figure are listed, those of the register beside those of the office."""
        said = {"one": self.one, "other": self.other, "way": way, "kind": kind, "measure": measure, "unit": unit}
        query = [(name, value) for name, value in said.items() if value] + [("count", reason) for reason in counted]
        return f"{reverse('ledger-behind')}?{urlencode(query)}"


NONE_OWN = Own()


def ledger_lines(
    lines: Iterable[Line],
    asked: Mapping[str, Asked],
    counted: Collection[str],
    most: int | None = None,
    own: Own = NONE_OWN,
) -> list[LedgerLine]:
    """The ledger in words; every figure leads to the deeds behind it. ``most`` figures of a kind in a direction."""
    return [
        LedgerLine(
            line.kind, [_side(line.kind, line.cells[name], asked[name], counted, most, own) for name in DIRECTIONS]
        )
        for line in lines
    ]


def _side(kind: str, cell: Cell, asked: Asked, counted: Collection[str], most: int | None, own: Own) -> Side:
    def behind(measure: str, unit: str = "", out: str = "") -> str:
        if (cell.direction, kind) in own.cells:
            return own.behind(cell.direction, kind, counted, measure, unit)
        return acts_behind(kind, asked, counted, measure, unit, out)

    told = [(name, one) for name in ("counts", "days", "money") for one in cell.figures.get(name, ()) if one.n]
    shown = told if most is None or len(told) <= most else _first(told, most)
    figures = [Figured(_worded(name, one.unit, one.amount), behind(name, one.unit)) for name, one in shown]
    out, more = behind("acts", out="all"), len(told) - len(figures)
    return Side(cell.direction, cell.deeds, behind("acts"), cell.left_out, out, figures, more)


def _first(told: Sequence[tuple[str, Figure]], most: int) -> list[tuple[str, Figure]]:
    """So many of the figures: of each measure the one of most deeds, then the next ones; in the order they came in."""
    often = sorted(told, key=lambda pair: -pair[1].n)
    rank = {id(one): [other for of, other in often if of == name].index(one) for name, one in told}
    chosen = sorted(often, key=lambda pair: rank[id(pair[1])])[:most]
    return [pair for pair in told if pair in chosen]


def acts_behind(
    kind: str, asked: Asked, counted: Collection[str], measure: str = "acts", unit: str = "", out: str = ""
) -> str:
    """Where the acts of a figure of the ledger are listed."""
    wanted = Wanted(measure, "type", kind, unit)
    return f"{reverse('totals-behind')}?{wanted.query(asked, counted, out=out)}"


def _worded(measure: str, unit: str, amount: Any) -> str:
    if measure == "days":
        return words.days_words(int(amount))
    return figure_words(measure, unit, amount, whole=True)


def heads(one: str, other: str = "") -> list[str]:
    """The heads of the three columns of a ledger, given the names of its sides."""
    if not other:
        return [_("What it did for others"), _("What was done for it"), _("Together with others")]
    pair = _("%(one)s for %(other)s")
    return [pair % {"one": one, "other": other}, pair % {"one": other, "other": one}, _("Both together")]


def balance_lines(sums: Mapping[str, Cell]) -> list[Side]:
    """The foot of the ledger: all kinds together, without links, since no list holds just these."""
    return [
        Side(
            name,
            sums[name].deeds,
            "",
            sums[name].left_out,
            "",
            [
                Figured(_worded(measure, figure.unit, figure.amount), "")
                for measure in ("counts", "days", "money")
                for figure in sums[name].figures.get(measure, ())
                if figure.n
            ],
        )
        for name in (GIVEN, TAKEN, TOGETHER)
    ]
