"""Write the rows of an act (areas, countries, money, numbers, places, sources), and its columns that they decide."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any, NamedTuple

from django.db import connection, models

from cosante.register.models import (
    Act,
    ActArea,
    ActCount,
    ActCountry,
    ActMoney,
    ActParty,
    ActPlace,
    ActSource,
    Fact,
    FactStatus,
    Partner,
    Seen,
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
    """An act with its new columns, unsaved, and what they were made of; ``public``: of what visitors see of it."""

    record: Act
    view: ActView
    told: list[Fact]
    conflicts: Collection[str]
    chosen: Mapping[str, int]
    live: bool = True
    public: bool = False


def write_rows(refreshed: Sequence[Refreshed]) -> None:
    """Set the columns of the acts, which are not saved, and write their rows anew: so many questions for any number."""
    records = {one.record.pk for one in refreshed}
    said = {
        (public, one.fact): one
        for public in (False, True)
        for one in told_of((fact for one in refreshed if one.public == public for fact in one.told), public)
    }
    rejected = set(
        Fact.objects.filter(act__in=records, kind="act", status=FactStatus.REJECTED).values_list("act", flat=True)
    )
    known = Partner.objects.in_bulk({pk for one in refreshed for pk in (*one.view.actors, *one.view.recipients)})
    made: dict[type[models.Model], list[Any]] = {model: [] for model in TABLES}
    for one in refreshed:
        about = _about(one, one.record.pk in rejected, known)
        found = rows([said[one.public, fact.pk] for fact in one.told], about)
        set_columns(one.record, found, one.public)
        for table in instances(one.record, found, one.public):
            made[type(table[0])] += table
    for model, objects in made.items():
        delete_rows(model, records)
        model._default_manager.bulk_create(objects)
    for listed in (True, False):
        acts = [one.record.pk for one in refreshed if (one.record.sources > 0) == listed]
        if acts:
            ActParty.objects.filter(act__in=acts).exclude(listed=listed).update(listed=listed)


def delete_rows(model: type[models.Model], acts: Collection[int]) -> None:
    """Delete the rows of these acts in that table. Nothing hangs on them, so nothing is looked for that might."""
    if not acts:
        return
    quote, marks = connection.ops.quote_name, ", ".join(["%s"] * len(acts))
    with connection.cursor() as cursor:
        cursor.execute(
            f"DELETE FROM {quote(model._meta.db_table)} WHERE {quote('act_id')} IN ({marks})",
            list(acts),
        )


def _about(one: Refreshed, rejected: bool, known: Mapping[int, Partner]) -> About:
    gone = totals.gone(one.record.merged_into_id is not None, one.live, rejected, one.record.sources > 0)
    return About(
        type=one.view.type,
        status=one.view.status,
        gone="" if one.public else gone,
        conflicts=one.conflicts,
        chosen=one.chosen,
        parties=list(_parties(one, known)),
    )


def _parties(one: Refreshed, known: Mapping[int, Partner]) -> Iterator[tuple[str, str, str]]:
    """Role, kind and country of each; for the public of those that are public, as they are to it."""
    for role, pks in (("actor", one.view.actors), ("recipient", one.view.recipients)):
        for pk in pks:
            if not one.public:
                yield role, known[pk].type, known[pk].country
            elif known[pk].public is not None:
                yield role, known[pk].public["type"], known[pk].public["country"]


def set_columns(record: Act, made: Rows, public: bool = False) -> None:
    """The columns that lists filter by and totals ask for, as far as they are not written before the rows are made."""
    if public:
        record.public_reasons = made.reasons
        return
    starts, ends = bounds(record.when) or (None, None)
    first = starts or ends
    record.starts, record.year = starts, first.year if first else None
    record.days = days(record.when) if record.type in totals.LASTING else None
    record.reviewed, record.reasons = made.reviewed, made.reasons


def instances(record: Act, made: Rows, public: bool = False) -> list[list[Any]]:
    """The rows as objects, one table each, tables without any left out."""
    seen = Seen.PUBLIC if public else Seen.LISTED if record.sources > 0 else Seen.OUT
    of_act = (
        {"type": record.public_type, "year": record.public_year}
        if public
        else {"type": record.type, "year": record.year}
    )
    tables: tuple[list[Any], ...] = (
        [ActArea(act=record, area=area, reasons=made.reasons, seen=seen) for area in made.areas],
        [
            ActCountry(act=record, country=country, gives=gives, receives=receives, hosts=hosts, seen=seen)
            for country, (gives, receives, hosts) in made.countries.items()
        ],
        [
            ActMoney(
                act=record,
                stage=s,
                currency=c,
                amount=a,
                hundredths=hundredths(a),
                **of_act,
                reasons=reasons,
                seen=seen,
            )
            for (s, c, a), reasons in made.money.items()
        ],
        [
            ActCount(act=record, of=of, value=value, hundredths=hundredths(value), reasons=reasons, seen=seen, **of_act)
            for (of, value), reasons in made.counts.items()
        ],
        [
            ActPlace(act=record, key=key, name=name, country=country, searched=searched, seen=seen)
            for key, (name, country, searched) in made.places.items()
        ],
        [
            ActSource(act=record, aspect=aspect, value=value, seen=seen)
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
