"""Deeds for the South–South table: those that the office keeps, and acts of the register that none of them names."""

from collections.abc import Collection, Iterable
from decimal import Decimal
from typing import Any, NamedTuple

from cosante.register.models import Act, ActCount, ActCountry, ActMoney
from cosante.register.queries.exchanges import deeds
from cosante.register.queries.filters import seen
from cosante.register.queries.kept import kept, state
from cosante.register.records.exchanges import Deed, Party, reasons
from cosante.register.records.headcounts import rounded
from cosante.register.records.south import UNIT_OF, Item
from cosante.register.records.totals import verdict


class Told(NamedTuple):
    """An act as the table takes it, with every reason why totals leave it, its sums and its numbers out."""

    pk: int
    type: str
    year: int | None
    reasons: str
    givers: frozenset[str]
    receivers: frozenset[str]
    money: tuple[tuple[str, str, Decimal, str], ...]
    counts: tuple[tuple[str, Decimal, str], ...]


def items(counted: Collection[str] = ()) -> list[Item]:
    """Every deed, in the table or not. ``counted``: reasons for which nothing is left out.

    An act that a row names is told by the row, which knows more; so it is the act that is out.
    """
    own = [deed for deed in deeds() if not verdict(reasons(deed), counted)]
    named = {deed.told for deed in own}
    acts = kept(state(), "south acts", lambda: _acts())
    return [_of_deed(deed) for deed in own] + [
        _of_act(act, act.pk in named, counted) for act in acts if not verdict(act.reasons, counted)
    ]


def _of_deed(deed: Deed) -> Item:
    units = {
        "people": Decimal(deed.people),
        "person_days": Decimal(deed.person_days),
        "person_months": rounded(deed.person_months),
        "services": Decimal(deed.services),
        "reached": Decimal(deed.reached),
    }
    return Item(
        source=deed,
        modality="scholarship" if deed.noun == "scholarship" else deed.kind,
        givers=_country(deed.giver),
        receivers=_country(deed.receiver),
        year=deed.year,
        units={unit: number for unit, number in units.items() if number},
        money=((deed.valued, deed.currency, deed.amount),) if deed.amount is not None else (),
        triangular=deed.supporter is not None,
    )


def _country(party: Party | None) -> frozenset[str]:
    return frozenset({party.country} if party and party.country else ())


def _of_act(act: Told, told: bool, counted: Collection[str]) -> Item:
    units: dict[str, Decimal] = {}
    for of, value, why in act.counts:
        if not verdict(why, counted):
            unit = UNIT_OF.get(of, of)
            units[unit] = units.get(unit, Decimal(0)) + value
    money = tuple((stage, currency, amount) for stage, currency, amount, why in act.money if not verdict(why, counted))
    return Item(act.pk, act.type, act.givers, act.receivers, act.year, units, money, told=told)


def _acts() -> list[Told]:
    """The acts of the lists that have a giver and a receiver of other countries."""
    giving: dict[int, set[str]] = {}
    taking: dict[int, set[str]] = {}
    sides = seen(ActCountry, public=False).values_list("act", "country", "gives", "receives")
    for pk, country, gives, receives in sides.iterator(chunk_size=5000):
        if gives:
            giving.setdefault(pk, set()).add(country)
        if receives:
            taking.setdefault(pk, set()).add(country)
    both = giving.keys() & taking.keys()
    money = _by_act(ActMoney, both, ("stage", "currency", "amount", "reasons"))
    counts = _by_act(ActCount, both, ("of", "value", "reasons"))
    found = Act.objects.filter(sources__gt=0, merged_into=None).values_list("pk", "type", "year", "reasons")
    return [
        Told(pk, kind, year, why, frozenset(giving[pk]), frozenset(taking[pk]), money.get(pk, ()), counts.get(pk, ()))
        for pk, kind, year, why in found.order_by("pk").iterator(chunk_size=5000)
        if pk in both
    ]


def _by_act(model: Any, wanted: Collection[int], columns: Iterable[str]) -> dict[int, tuple[Any, ...]]:
    found: dict[int, tuple[Any, ...]] = {}
    for pk, *values in seen(model, public=False).values_list("act", *columns).iterator(chunk_size=5000):
        if pk in wanted:
            found[pk] = (*found.get(pk, ()), tuple(values))
    return found
