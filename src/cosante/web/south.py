"""The South–South table in words, as CSV and as a workbook."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple
from urllib.parse import urlencode

from django.http import HttpRequest, QueryDict
from django.urls import reverse

from cosante.exchange.sdmx.csv_file import written
from cosante.register.queries.south import items
from cosante.register.records.exchanges import Deed
from cosante.register.records.south import NORTH, Item, Line, asked, flat, group_of, left_out, out, table
from cosante.register.records.south_observations import STRUCTURE, observations
from cosante.web import words
from cosante.web.flat import Flat
from cosante.web.headcounts import unit_words
from cosante.web.labels import label
from cosante.web.totals import counted_in

COLUMNS = ("group", "modality", "deeds", "triangular", "what", "unit", "amount")
WAYS = ("gave", "received")


@dataclass(frozen=True)
class Wanted:
    """Which deeds: of a country, in a direction, in these years."""

    country: str = ""
    way: str = ""
    first: int | None = None
    last: int | None = None

    @classmethod
    def of(cls, said: QueryDict) -> "Wanted":
        """What an address says, as far as it makes sense."""
        way = said.get("way", "")
        years = [int(said[name]) if said.get(name, "").isdecimal() else None for name in ("from", "to")]
        return cls(said.get("country", "")[:2].upper(), way if way in WAYS else "", *years)

    def query(self, **more: str) -> str:
        """The same as an address has it, with more."""
        said = {"country": self.country, "way": self.way, "from": self.first or "", "to": self.last or ""} | more
        return urlencode([(name, value) for name, value in said.items() if value])


class Amount(NamedTuple):
    """A figure in words."""

    text: str
    what: str = ""


class Said(NamedTuple):
    """A line in words, and where its deeds are listed."""

    modality: str
    deeds: int
    triangular: int
    units: list[Amount]
    money: list[Amount]
    href: str


def wanted_items(request: HttpRequest, wanted: Wanted) -> list[Item]:
    """The deeds that are asked for, in the table or out of it."""
    every = items(counted_in(request))
    return [one for one in every if asked(one, wanted.country, wanted.way, wanted.first, wanted.last)]


def groups(lines: Iterable[Line], wanted: Wanted, counted: Iterable[str]) -> list[tuple[str, list[Said]]]:
    """The table, by group."""
    found: dict[str, list[Said]] = {}
    for line in lines:
        found.setdefault(line.group, []).append(_said(line, wanted, counted))
    return [(label(group, "south_group"), said) for group, said in found.items()]


def _said(line: Line, wanted: Wanted, counted: Iterable[str]) -> Said:
    query = wanted.query(group=line.group, modality=line.modality)
    on = urlencode([("count", reason) for reason in counted])
    return Said(
        label(line.modality, "modality"),
        len(line.items),
        line.triangular,
        [Amount(words.number_words(number), unit_words(unit)) for unit, number in line.units.items()],
        [
            Amount(words.money_words(amount, currency), label(what, "money"))
            for (what, currency), amount in line.money.items()
        ],
        f"{reverse('south-behind')}?{'&'.join(filter(None, (query, on)))}",
    )


def countries(found: Iterable[Item]) -> list[str]:
    """Countries of the South that have a part in some deed."""
    codes = {code for one in found if not out(one) for code in one.givers | one.receivers}
    return words.by_country(codes - NORTH)


def left_out_of(found: Iterable[Item], wanted: Wanted, counted: Iterable[str]) -> list[tuple[str, int, str]]:
    """Why deeds are not in the table, how many, and where they are listed."""
    on = urlencode([("count", reason) for reason in counted])
    return [
        (label(why, "south_out"), n, f"{reverse('south-behind')}?{'&'.join(filter(None, (wanted.query(out=why), on)))}")
        for why, n in left_out(found).items()
    ]


def behind(found: Iterable[Item], group: str, modality: str, why: str) -> tuple[list[Deed], list[int]]:
    """The deeds of the office and the numbers of acts in one line of the table, or out of it for one reason."""
    if why:
        here = [one for one in found if out(one) == why]
    else:
        here = [one for one in found if not out(one) and group_of(one) == group and one.modality == modality]
    own = [one.source for one in here if isinstance(one.source, Deed)]
    return own, [one.source for one in here if not isinstance(one.source, Deed)]


def flat_table(found: Iterable[Item]) -> Flat:
    """The table as a file: a row a figure, codes as codes."""
    return Flat("south-south", COLUMNS, flat(table(found)))


def as_sdmx(found: Iterable[Item]) -> str:
    """Its observations by year, country and direction, as SDMX-CSV 2.0."""
    return written(STRUCTURE, observations(found))
