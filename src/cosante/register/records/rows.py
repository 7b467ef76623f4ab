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


class Sum(NamedTuple):
    """A sum of money as one source gives it."""

    stage: str
    currency: str
    amount: Decimal
    reviewed: bool


class Number(NamedTuple):
    """A number of people or things as one source gives it."""

    of: str
    value: Decimal
    reviewed: bool


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
    sources: list[tuple[str, str]]


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
        sources=sorted({(one.language, one.source) for one in told if one.relevant}),
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
        reviewed = any(one.reviewed and one.money and one.money.reviewed for one in tellers)
        found[stage, currency, amount] = totals.money_reasons(deed, about.type, stage, conflict, delegated, reviewed)
    return found


def _counts(told: Sequence[Told], about: About, deed: str) -> dict[tuple[str, Decimal], str]:
    given: dict[tuple[str, Decimal], dict[int, Told]] = {}
    seen: dict[tuple[str, Decimal], bool] = {}
    for one in told:
        for number in one.numbers:
            given.setdefault((number.of, number.value), {})[one.fact] = one
            seen[number.of, number.value] = seen.get((number.of, number.value), False) or (
                one.reviewed and number.reviewed
            )
    differ = Counter(of for of, _ in given)
    found = {}
    for (of, value), tellers in given.items():
        conflict = _conflict(about, "counts", list(tellers.values()), differ[of] > 1)
        found[of, value] = totals.count_reasons(deed, conflict, seen[of, value])
    return found


def _conflict(about: About, field: str, tellers: Sequence[Told], differs: bool) -> str:
    """Why a value may not be the right one."""
    if not differs:
        return ""
    if field in about.chosen:
        return "" if any(one.fact == about.chosen[field] for one in tellers) else "overruled"
    return "conflict" if field in about.conflicts else ""
