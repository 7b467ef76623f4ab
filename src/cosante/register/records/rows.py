"""An act's live facts as rows to filter by and to sum. Pure functions.

The same sum, number, area or place told by several sources is one row. Where sources differ and nobody has said who is
right, all their values stay, each with the reason ``conflict``; once somebody has, the others are ``overruled``.
"""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from cosante.register.records import totals
from cosante.register.records.folding import fold

#: Deeds that speak of what others do: a sum or number that such another one refers to, too, is that one's.
_LAST = totals.FRAMES | {"statement", "conference", "visit"}


class Sum(NamedTuple):
    """A sum of money as one source gives it. ``elsewhere``: its words give it to another deed, which it counts with."""

    stage: str
    currency: str
    amount: Decimal
    reviewed: bool
    elsewhere: bool = False


class Number(NamedTuple):
    """A number of people or things as one source gives it."""

    of: str
    value: Decimal
    reviewed: bool
    elsewhere: bool = False


class Where(NamedTuple):
    """A place as one source names it; ``identifier`` is a country's code where the place is the country."""

    name: str
    name_en: str
    country: str
    identifier: str


class Told(NamedTuple):
    """What one fact says of an act, and in what kind of document."""

    fact: int
    areas: tuple[str, ...]
    money: Sum | None
    numbers: tuple[Number, ...]
    place: Where | None
    language: str
    source: str
    relevant: bool
    reviewed: bool


class About(NamedTuple):
    """The act's own columns, as far as its rows need them. ``parties``: (role, kind, country)."""

    type: str
    status: str
    gone: str
    conflicts: Collection[str]
    chosen: Mapping[str, int]
    parties: Collection[tuple[str, str, str]]


class Rows(NamedTuple):
    """All rows of an act; values as the tables of ``models.rows`` have them, without the act."""

    reviewed: bool
    reasons: str
    areas: list[str]
    countries: dict[str, tuple[bool, bool, bool]]
    money: dict[tuple[str, str, Decimal], str]
    counts: dict[tuple[str, Decimal], str]
    places: dict[str, tuple[str, str, str]]
    languages: list[str]
    kinds: list[str]


def rows(told: Sequence[Told], about: About) -> Rows:
    """The rows of an act."""
    reviewed = any(one.reviewed for one in told)
    reasons = totals.act_reasons(about.type, about.status, reviewed, about.gone)
    places = _places(told)
    return Rows(
        reviewed=reviewed,
        reasons=reasons,
        areas=sorted({area for one in told for area in one.areas}),
        countries=_countries(about, {country for _, country, _ in places.values()}),
        money=_money(told, about, reasons),
        counts=_counts(told, about, reasons),
        places=places,
        languages=sorted({one.language for one in told if one.relevant and one.language}),
        kinds=sorted({one.source for one in told if one.relevant and one.source}),
    )


def place_key(place: Where) -> str:
    """What a place is called in its address, for good: ``VN-02``, ``geonames:1567621``, ``VN``, ``VN.muong-hum``."""
    if place.identifier:
        return place.identifier[:200]
    name = fold(place.name_en or place.name).replace(" ", "-")
    return (f"{place.country}.{name}" if place.country else name)[:200]


def _places(told: Sequence[Told]) -> dict[str, tuple[str, str, str]]:
    named: dict[str, list[Where]] = {}
    for one in told:
        if one.place and place_key(one.place):
            named.setdefault(place_key(one.place), []).append(one.place)
    found = {}
    for key, places in named.items():
        name = next((p.name_en for p in places if p.name_en), places[0].name)
        names = dict.fromkeys(n for p in places for n in (p.name_en, p.name) if n)
        country = next((p.country for p in places if p.country), "")
        found[key] = (name[:300], country, fold(" ".join(names))[:600])
    return found


def _countries(about: About, hosts: Collection[str]) -> dict[str, tuple[bool, bool, bool]]:
    gives = {country for role, _, country in about.parties if role == "actor"}
    receives = {country for role, _, country in about.parties if role == "recipient"}
    every = sorted({country for country in gives | receives | set(hosts) if country})
    return {country: (country in gives, country in receives, country in hosts) for country in every}


def _money(told: Sequence[Told], about: About, deed: str) -> dict[tuple[str, str, Decimal], str]:
    given: dict[tuple[str, str, Decimal], list[Told]] = {}
    for one in told:
        if one.money:
            given.setdefault((one.money.stage, one.money.currency, one.money.amount), []).append(one)
    staged = {key[1:] for key in given if key[0] != "unknown"}
    kinds = [{kind for role, kind, _ in about.parties if role == part} for part in ("actor", "recipient")]
    delegated = totals.bought_for_others(about.type, *kinds)
    differ = Counter(currency for currency, _ in {key[1:] for key in given})
    found = {}
    for (stage, currency, amount), tellers in given.items():
        if stage == "unknown" and (currency, amount) in staged:
            continue  # another source says how far the same sum has gone
        conflict = _conflict(about, "money", tellers, differ[currency] > 1)
        sums = [(one, one.money) for one in tellers if one.money]
        reviewed = any(one.reviewed and money.reviewed for one, money in sums)
        known = _elsewhere(deed, all(money.elsewhere for _, money in sums))
        found[stage, currency, amount] = totals.money_reasons(known, about.type, stage, conflict, delegated, reviewed)
    return found


def _counts(told: Sequence[Told], about: About, deed: str) -> dict[tuple[str, Decimal], str]:
    given: dict[tuple[str, Decimal], dict[int, Told]] = {}
    reviewed: set[tuple[str, Decimal]] = set()
    here: set[tuple[str, Decimal]] = set()
    for one in told:
        for number in one.numbers:
            key = (number.of, number.value)
            given.setdefault(key, {})[one.fact] = one
            reviewed |= {key} if one.reviewed and number.reviewed else set()
            here |= set() if number.elsewhere else {key}
    differ = Counter(of for of, _ in given)
    found = {}
    for (of, value), tellers in given.items():
        conflict = _conflict(about, "counts", list(tellers.values()), differ[of] > 1)
        known = _elsewhere(deed, (of, value) not in here)
        found[of, value] = totals.count_reasons(known, conflict, (of, value) in reviewed)
    return found


def _elsewhere(deed: str, elsewhere: bool) -> str:
    """The reasons of the deed, and that what is told once counts with another one."""
    return f"duplicate {deed}" if elsewhere else deed


def owners(deeds: Sequence[tuple[int, str, Collection[str]]]) -> dict[str, int]:
    """With which of a reading's acts each sum or number counts, where several refer to it.

    ``deeds``: number, type and references of each, in the order of the text. What frames or announces comes last.
    """
    found: dict[str, int] = {}
    for number, _, references in sorted(deeds, key=lambda deed: (deed[1] in _LAST, deed[0])):
        for reference in references:
            found.setdefault(reference, number)
    return found


def _conflict(about: About, field: str, tellers: Sequence[Told], differs: bool) -> str:
    """Why a value may not be the right one."""
    if not differs:
        return ""
    if field in about.chosen:
        return "" if any(one.fact == about.chosen[field] for one in tellers) else "overruled"
    return "conflict" if field in about.conflicts else ""
