"""Rows for totals (``records.totals``), added up by the database as far as they are alike.

The database adds hundredths, whole numbers, so that sums are exact on every database; what is no whole number of them,
or too large, comes row by row.
"""

from collections.abc import Hashable, Iterator, Mapping
from decimal import Decimal
from typing import Any, NamedTuple

from django.db.models import Case, Count, F, QuerySet, Sum, Value, When

from cosante.register.models import Act, ActCount, ActCountry, ActMoney, ActParty, Part
from cosante.register.queries.filters import Asked, filtered
from cosante.register.queries.kept import kept, state
from cosante.register.records.totals import Row

#: What a total may be by: the column of an act's rows, and what these rows must be so that an act has one a value.
BY: Mapping[str, tuple[str, Mapping[str, Any]]] = {
    "year": ("year", {}),
    "type": ("type", {}),
    "area": ("areas__area", {}),
    "giver_country": ("countries__country", {"countries__gives": True}),
    "receiver_country": ("countries__country", {"countries__receives": True}),
    "giver": ("parties__partner", {"parties__role": Part.ACTOR}),
    "receiver": ("parties__partner", {"parties__role": Part.RECIPIENT}),
    "stage": ("", {}),
    "all": ("", {}),
}
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


def _rows(measure: str, by: str, asked: Asked, keys: list[Any] | None) -> Iterator[Row]:
    found = _narrowed(_base(measure, asked), measure, by, keys)
    key = _key(measure, by)
    grouped = found.order_by().values_list(key or Value(""), *_unit(measure), "reasons")
    if measure == "acts":
        for value, reasons, n in grouped.annotate(n=Count("pk")):
            yield Row(_said(value), "", reasons, n, Decimal(n))
        return
    if measure == "days":
        for value, reasons, n, days in grouped.filter(days__isnull=False).annotate(n=Count("pk"), sum=Sum("days")):
            yield Row(_said(value), "", reasons, n, Decimal(days))
        return
    odd = Case(When(hundredths=None, then=F(_amount(measure))))  # what the database cannot add: by itself
    counted = found.order_by().values_list(key or Value(""), *_unit(measure), "reasons", odd)
    for value, *unit, reasons, amount, n, hundredths in counted.annotate(n=Count("pk"), sum=Sum("hundredths")):
        exact = n * amount if amount is not None else Decimal(hundredths) / 100
        yield Row(_said(value), " ".join(unit), reasons, n, exact)


def items(measure: str, by: str, key: str, unit: str, asked: Asked) -> QuerySet[Any]:
    """What is behind one figure, in and out: rows with ``act_id``, ``amount`` and ``reasons``, the largest first."""
    found = _base(measure, asked)
    found = _narrowed(found, measure, by, [key]) if BY[by][0] else found
    for name, value in zip(_unit(measure), unit.split(), strict=False):
        found = found.filter(**{name: value})
    if measure in ("acts", "days"):
        found = found.filter(days__isnull=False) if measure == "days" else found
        return found.annotate(act_id=F("pk"), amount=F("days") if measure == "days" else Value(1)).order_by(
            F("starts").desc(nulls_last=True), "-pk"
        )
    if measure == "counts":
        found = found.annotate(amount=F("value"))
    return found.order_by("-" + _amount(measure), "pk")


def _base(measure: str, asked: Asked) -> QuerySet[Any]:
    if measure in ("acts", "days"):
        return filtered(asked, listed=False)
    model = ActMoney if measure == "money" else ActCount
    return model.objects.filter(act__in=filtered(asked, listed=False).order_by()) if asked else model.objects.all()


def _key(measure: str, by: str) -> str:
    if by == "stage":
        return "stage" if measure == "money" else ""
    column = BY[by][0]
    return f"act__{column}" if column and measure in ("money", "counts") else column


def _unit(measure: str) -> tuple[str, ...]:
    return {"money": ("stage", "currency"), "counts": ("of",)}.get(measure, ())


def _amount(measure: str) -> str:
    return "amount" if measure == "money" else "value"


def _narrowed(found: QuerySet[Any], measure: str, by: str, keys: list[Any] | None) -> QuerySet[Any]:
    prefix = "act__" if measure in ("money", "counts") else ""
    column, so = BY[by]
    conditions = {f"{prefix}{name}": value for name, value in so.items()}
    if column.startswith(("areas", "countries", "parties")):
        conditions[f"{prefix}{column}__isnull"] = False
    if keys == [""] and by == "year":
        conditions["act__year" if prefix else "year"] = None
    elif keys is not None:
        conditions[f"{prefix}{column}__in"] = keys
    return found.filter(**conditions) if conditions else found


def _most(by: str, asked: Asked) -> list[Any] | None:
    """The keys that are shown where there may be too many; None where all are."""
    if by not in ("giver", "receiver", "giver_country", "receiver_country"):
        return None
    so = {name.split("__")[1]: value for name, value in BY[by][1].items()}
    model, column = (ActCountry, "country") if by.endswith("country") else (ActParty, "partner")
    found = model.objects.filter(**so)  # type: ignore[attr-defined]
    if asked:
        found = found.filter(act__in=filtered(asked, listed=False).order_by())
    counted = found.order_by().values_list(column).annotate(n=Count("act")).order_by("-n", column)
    return [key for key, _ in counted[:MOST]]


def _said(value: Any) -> str:
    return "" if value is None else str(value)


def acts_behind(found: list[Any]) -> Mapping[int, Act]:
    """The acts of some rows, with their parties."""
    return Act.objects.prefetch_related("parties__partner").in_bulk({row.act_id for row in found})
