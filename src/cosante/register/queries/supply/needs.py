"""Needs: what is asked for, what was ordered for it, and the risk to run out until then."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from cosante.register.models import Method, Need
from cosante.register.queries.supply.books import Book, books
from cosante.register.queries.supply.stock import Held, held
from cosante.register.records.supply.exact import total
from cosante.register.records.supply.quantify import (
    DAYS_OF_A_MONTH,
    Consumption,
    Morbidity,
    Reckoned,
    by_consumption,
    by_morbidity,
    monthly,
    months_of_stock,
    risk,
)


def reckoned(need: Need) -> Reckoned:
    """What its figures come to, by its method."""
    there = {"on_hand": need.on_hand, "on_order": need.on_order, "extra": need.extra}
    if need.method == Method.CONSUMPTION:
        known = Consumption(need.used, need.months, need.days_out, need.lead_months, need.cover_months)
        return by_consumption(known._replace(safety=need.safety_months, **there))
    if need.method == Method.MORBIDITY:
        return by_morbidity(Morbidity(need.cases, need.per_case, need.share, **there))
    return Reckoned(need.quantity, ())


@dataclass(frozen=True)
class Judged:
    """A need with what there is of it now. ``lasts`` in months; ``risk`` by the rule of ``records.supply.quantify``."""

    need: Need
    reckoned: Reckoned
    ordered: Decimal
    stock: Sequence[Held]
    arriving: Sequence[tuple[date, Decimal, Book]]
    average: Fraction | None
    lasts: Fraction | None
    risk: str

    @property
    def on_hand(self) -> Decimal:
        """In stock at its facility, or anywhere where it names none."""
        return total(one.quantity for one in self.stock)

    @property
    def asked(self) -> Decimal | None:
        """What is asked for: as people say, or as it is reckoned."""
        return self.reckoned.quantity if self.need.quantity is None else self.need.quantity


def judged(needs: Iterable[Need], today: date) -> list[Judged]:
    """Each with its risk. What should have arrived before today and has not is not counted on."""
    needs = list(needs)
    ordered, coming = _ordered(books() if needs else [])
    everywhere = defaultdict(list)
    for one in held({need.item_id for need in needs}) if needs else []:
        everywhere[one.lot.item_id].append(one)
    found = []
    for need in needs:
        stock = [one for one in everywhere[need.item_id] if need.facility_id in (None, one.store.pk)]
        here = total(one.quantity for one in stock)
        average = monthly(need.used, need.months, need.days_out)
        arriving = [one for one in coming[need.item_id] if one[0] >= today]
        parts = [(Fraction((day - today).days) / DAYS_OF_A_MONTH, n) for day, n, _book in arriving]
        lasts = None if average is None else months_of_stock(here, average, parts)
        level = risk(lasts, here, need.lead_months, need.safety_months)
        if need.method != Method.CONSUMPTION and level != "out":
            level = "unknown"
        found.append(Judged(need, reckoned(need), ordered[need.pk], stock, arriving, average, lasts, level))
    return found


def _ordered(made: Iterable[Book]) -> tuple[dict[int, Decimal], dict[int, list[tuple[date, Decimal, Book]]]]:
    """By need what was ordered for it; by item what is to come, and when."""
    ordered: dict[int, Decimal] = defaultdict(Decimal)
    coming: dict[int, list[tuple[date, Decimal, Book]]] = defaultdict(list)
    for book in made:
        expected = book.expected
        for one in book.lines:
            if one.row.need_id:
                ordered[one.row.need_id] = total((ordered[one.row.need_id], one.line.wanted))
            if expected and one.line.outstanding > 0 and book.order.ordered:
                coming[one.row.item_id].append((expected[0], one.line.outstanding, book))
    return ordered, coming
