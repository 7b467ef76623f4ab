"""Write the rows of an act (areas, countries, money, numbers, places, sources), and its columns that they decide."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any, NamedTuple

from django.db import models

from cosante.register.models import (
    Act,
    ActArea,
    ActCount,
    ActCountry,
    ActMoney,
    ActPlace,
    ActSource,
    Fact,
    FactStatus,
    Partner,
)
from cosante.register.queries.told import told as told_of
from cosante.register.records import totals
from cosante.register.records.acts import ActView
from cosante.register.records.dates import bounds, days
from cosante.register.records.rows import About, Rows, rows

TABLES: tuple[type[models.Model], ...] = (ActArea, ActCountry, ActMoney, ActCount, ActPlace, ActSource)
_LANGUAGE, _KIND = ActSource.Aspect.LANGUAGE, ActSource.Aspect.KIND
#: So many hundredths of ninety thousand sums still fit what a database adds up exactly.
_MOST = 10**14


class Refreshed(NamedTuple):
    """An act with its new columns, unsaved, and what they were made of."""

    record: Act
    view: ActView
    told: list[Fact]
    live: bool
    chosen: Mapping[str, int]


def write_rows(refreshed: Sequence[Refreshed]) -> None:
    """Set the columns of the acts, which are not saved, and write their rows anew: so many questions for any number."""
    records = [one.record for one in refreshed]
    said = {one.fact: one for one in told_of(fact for one in refreshed for fact in one.told)}
    rejected = set(
        Fact.objects.filter(act__in=records, kind="act", status=FactStatus.REJECTED).values_list("act", flat=True)
    )
    known = Partner.objects.in_bulk({pk for one in refreshed for pk in (*one.view.actors, *one.view.recipients)})
    made: dict[type[models.Model], list[Any]] = {model: [] for model in TABLES}
    for one in refreshed:
        found = rows([said[fact.pk] for fact in one.told], _about(one, one.record.pk in rejected, known))
        set_columns(one.record, found)
        for table in instances(one.record, found):
            made[type(table[0])] += table
    for model, objects in made.items():
        model._default_manager.filter(act__in=records).delete()
        model._default_manager.bulk_create(objects)


def _about(one: Refreshed, rejected: bool, known: Mapping[int, Partner]) -> About:
    sides = (("actor", one.view.actors), ("recipient", one.view.recipients))
    return About(
        type=one.view.type,
        status=one.view.status,
        gone=totals.gone(one.record.merged_into_id is not None, one.live, rejected, one.record.sources > 0),
        conflicts=one.record.conflicts,
        chosen=one.chosen,
        parties=[(role, known[pk].type, known[pk].country) for role, pks in sides for pk in pks],
    )


def set_columns(record: Act, made: Rows) -> None:
    """The columns that lists filter by and totals ask for."""
    record.starts, record.ends = bounds(record.when) or (None, None)
    first = record.starts or record.ends
    record.year, record.days = first.year if first else None, days(record.when)
    record.reviewed, record.reasons = made.reviewed, made.reasons


def instances(record: Act, made: Rows) -> list[list[Any]]:
    """The rows as objects, one table each, tables without any left out."""
    listed = record.sources > 0
    tables: tuple[list[Any], ...] = (
        [ActArea(act=record, area=area, listed=listed) for area in made.areas],
        [
            ActCountry(act=record, country=country, gives=gives, receives=receives, hosts=hosts, listed=listed)
            for country, (gives, receives, hosts) in made.countries.items()
        ],
        [
            ActMoney(
                act=record, stage=s, currency=c, amount=a, hundredths=hundredths(a), reasons=reasons, listed=listed
            )
            for (s, c, a), reasons in made.money.items()
        ],
        [
            ActCount(act=record, of=of, value=value, hundredths=hundredths(value), reasons=reasons)
            for (of, value), reasons in made.counts.items()
        ],
        [
            ActPlace(act=record, key=key, name=name, country=country, searched=searched, listed=listed)
            for key, (name, country, searched) in made.places.items()
        ],
        [
            ActSource(act=record, aspect=aspect, value=value, listed=listed)
            for aspect, values in ((_LANGUAGE, made.languages), (_KIND, made.kinds))
            for value in values
        ],
    )
    return [found for found in tables if found]


def hundredths(amount: Decimal) -> int | None:
    """The amount in hundredths, where it is a whole number of them and not too many to be added up exactly."""
    if abs(amount) >= _MOST:
        return None
    found = int(amount * 100)
    return found if abs(found) < _MOST and found == amount * 100 else None
