"""Rows for totals (``records.totals``), those that are alike added up, of what is packed of acts (``queries.packs``).

What is behind a figure, row by row, is asked of the database.
"""

from collections.abc import Hashable, Iterator, Mapping
from decimal import Decimal
from typing import Any, NamedTuple

from django.db.models import F, Prefetch, QuerySet, Value

from cosante.register.models import Act, ActArea, ActCount, ActCountry, ActMoney, ActParty, Facet, Has, Held, Part
from cosante.register.queries.acts import parties
from cosante.register.queries.facets import busiest, counts
from cosante.register.queries.filters import Asked, filtered, seen, seen_so
from cosante.register.queries.kept import kept, state
from cosante.register.queries.packs import sums, sums_of_parties
from cosante.register.queries.public import as_seen
from cosante.register.queries.sets import acts_of, acts_so, named, values
from cosante.register.records.packs import Added, amount
from cosante.register.records.totals import Row

#: What a total may be by: the column of an act or its rows, and what these must be so that an act has one a value.
BY: Mapping[str, tuple[str, Mapping[str, Any]]] = {
    "year": ("year", {}),
    "type": ("type", {}),
    "area": ("areas__area", {}),
    "giver_country": ("countries__country", {"gives": True}),
    "receiver_country": ("countries__country", {"receives": True}),
    "giver": ("parties__partner", {"role": Part.ACTOR}),
    "receiver": ("parties__partner", {"role": Part.RECIPIENT}),
    "stage": ("", {}),
    "all": ("", {}),
}
_TABLES = {"areas": ActArea, "countries": ActCountry, "parties": ActParty}
#: What deeds are counted by, from their bits: facets, and parties of a role.
_DEEDS = {
    "year": Facet.YEAR,
    "type": Facet.TYPE,
    "area": Facet.AREA,
    "giver_country": Facet.GIVES,
    "receiver_country": Facet.RECEIVES,
}
_PARTIES = {"giver": Part.ACTOR, "receiver": Part.RECIPIENT}
#: By these, everything is in exactly one line.
_ONE_LINE = frozenset({"year", "type", "stage", "all"})
#: What may be added up.
MEASURES = ("acts", "money", "counts", "days")
#: Totals by something of which there is no end show so many: those with the most deeds.
MOST = 30


class Item(NamedTuple):
    """One deed, sum or number behind a figure."""

    act: int
    unit: str
    amount: Decimal
    reasons: str


def rows(measure: str, by: str, asked: Asked, now: Hashable = None) -> list[Row]:
    """The rows of a total: deeds in the lists or not, with every reason why one may be out. ``now``: ``kept.state``."""
    return kept(
        now or state(), ("totals", measure, by, asked), lambda: list(_rows(measure, by, asked, _most(by, asked)))
    )


def rows_of(measure: str, by: str, key: str, unit: str, asked: Asked) -> list[Row]:
    """The rows of one figure; without a unit, of the figures of all units."""
    found = _rows(measure, by, asked, [key] if BY[by][0] else None)
    return [row for row in found if row.unit == (unit or row.unit) and row.key == key]


def whole(measure: str, by: str, asked: Asked) -> list[Row]:
    """The rows of everything together; of what a total by something has in one line each, they are its rows."""
    if by in _ONE_LINE:
        return rows(measure, by, asked)
    return rows(measure, "type" if measure in ("acts", "days") else "all", asked)


def _rows(measure: str, by: str, asked: Asked, keys: list[Any] | None) -> Iterator[Row]:
    if measure == "acts":
        yield from _deeds(by, asked, keys)
        return
    among, held = acts_so(asked, listed=False), Held(measure)
    if by in ("stage", "all"):
        yield from _lines(sums(held, among, asked.public), by == "stage" and measure == "money")
    elif by in _PARTIES:
        partners = _numbers(keys)
        for partner, found in sums_of_parties(held, among, _PARTIES[by], partners, asked.public).items():
            yield from _lines(found, key=str(partner))
    else:
        for key, acts in _keyed(by, asked, keys).items():
            if acts & among:
                yield from _lines(sums(held, acts & among, asked.public), key=key)


def _lines(found: Added, by_stage: bool = False, key: str = "") -> Iterator[Row]:
    for (unit, reasons), (n, millionths) in found.items():
        yield Row(unit.split()[0] if by_stage else key, unit, reasons, n, amount(millionths))


def _deeds(by: str, asked: Asked, keys: list[Any] | None) -> Iterator[Row]:
    """How many deeds there are of each key, for every reason why they may be out; keys as addresses say them."""
    among = acts_so(asked, listed=False)
    out = {why: acts & among for why, acts in values(Facet.REASONS, asked.public).items()}
    for key, acts in _keyed(by, asked, keys).items():
        for why, n in counts(out, acts).items():
            yield Row(str(key), "", why, n, Decimal(n))


def _keyed(by: str, asked: Asked, keys: list[Any] | None) -> Mapping[Any, int]:
    """The acts of each key."""
    if by in _PARTIES:
        return acts_of(_numbers(keys), _PARTIES[by], asked.public)
    if by not in _DEEDS:
        return {"": values(Facet.HAS, asked.public).get(Has.NUMBER, 0)}
    every = values(_DEEDS[by], asked.public)
    return every if keys is None else {key: every[key] for key in keys if key in every}


def _numbers(keys: list[Any] | None) -> list[int]:
    return [int(key) for key in keys or () if str(key).isdigit()]


def items(measure: str, by: str, key: str, unit: str, asked: Asked) -> QuerySet[Any]:
    """What is behind one figure, in and out: rows with ``act_id``, ``amount``, reasons (``why``); the largest first."""
    found = _base(measure, asked)
    found = _narrowed(found, measure, by, key, asked) if BY[by][0] else found
    for name, value in zip(_unit(measure), unit.split(), strict=False):
        found = found.filter(**{name: value})
    if measure in ("acts", "days"):
        days, why = asked.column("days"), asked.column("reasons")
        found = found.filter(**{f"{days}__isnull": False}) if measure == "days" else found
        found = found.annotate(act_id=F("pk"), amount=F(days) if measure == "days" else Value(1), why=F(why))
        return found.order_by(F(asked.column("starts")).desc(nulls_last=True), "-pk")
    found = found.annotate(why=F("reasons"))
    if measure == "counts":
        found = found.annotate(amount=F("value"))
    return found.order_by("-" + _amount(measure), "pk")


def _base(measure: str, asked: Asked) -> QuerySet[Any]:
    """The acts, sums or numbers that are so; where something is asked, those of the acts of which the bits are set."""
    whole = Asked(public=asked.public)
    if measure in ("acts", "days"):
        found, act = filtered(whole, listed=False), "pk"
    else:
        found, act = seen(ActMoney if measure == "money" else ActCount, asked.public, listed=False), "act"
    if asked == whole:
        return found
    return found.filter(**{f"{act}__in": named(asked, listed=False)})


def _column(measure: str, by: str, asked: Asked) -> str:
    """What a total is by, from where it is added up: sums know the kind, the year and the other rows of their act."""
    column = BY[by][0]
    if measure in ("acts", "days"):
        return asked.column(column)
    return f"same_{column}" if "__" in column else column


def _unit(measure: str) -> tuple[str, ...]:
    return {"money": ("stage", "currency"), "counts": ("of",)}.get(measure, ())


def _amount(measure: str) -> str:
    return "amount" if measure == "money" else "value"


def _narrowed(found: QuerySet[Any], measure: str, by: str, key: Any, asked: Asked) -> QuerySet[Any]:
    column, so = _column(measure, by, asked), BY[by][1]
    rows, joined = BY[by][0].partition("__")[0], column.rpartition("__")[0]
    conditions = {f"{joined}__{name}": value for name, value in so.items()}
    if rows in _TABLES:
        conditions |= seen_so(_TABLES[rows], asked.public, listed=False, through=f"{joined}__")
    return found.filter(**conditions, **{column: None if by == "year" and not key else key})


def _most(by: str, asked: Asked) -> list[Any] | None:
    """The keys that are shown where there may be too many; None where all are."""
    if by in _PARTIES:
        return list(busiest(acts_so(asked), MOST, asked.public, _PARTIES[by]))
    if by in ("giver_country", "receiver_country"):
        counted = counts(values(_DEEDS[by], asked.public), acts_so(asked))
        return sorted(counted, key=lambda country: (-counted[country], country))[:MOST]
    return None


def acts_behind(found: list[Any], public: bool = False) -> Mapping[int, Act]:
    """The acts of some rows, with their parties, as those who ask see them."""
    acts = Act.objects.prefetch_related(Prefetch("parties", parties(public))).in_bulk({row.act_id for row in found})
    as_seen(acts.values(), public)
    return acts
