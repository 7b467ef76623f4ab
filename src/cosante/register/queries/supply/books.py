"""Orders with their lines and all that came of each, for one order or for all at once."""

from collections import defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from decimal import Decimal
from functools import cached_property
from typing import Any

from django.db.models import Q, QuerySet
from django.db.models.functions import Coalesce

from cosante.register.models import (
    Agreement,
    Order,
    OrderLine,
    Partner,
    ReceiptLine,
    Shipment,
    ShipmentLine,
    Substitution,
)
from cosante.register.queries.kept import Changed, Grown, state
from cosante.register.queries.kept_rows import asked, rows
from cosante.register.queries.reached import reached
from cosante.register.queries.supply.stock import Missing, missing, moves
from cosante.register.records.supply.exact import NOTHING, times, total
from cosante.register.records.supply.lines import Dates, Line, Where, out_of_order, problems, where
from cosante.register.records.supply.stock import account
from cosante.register.records.supply.times import SPANS, Median, days_between, median

#: Days of an order, in the order of its steps.
Days = dict[str, date | None]


def orders_under(agreement: Agreement) -> QuerySet[Order]:
    """Orders that this agreement pays for, all of them or in a line, the latest first."""
    lines = OrderLine.objects.filter(agreement=agreement, withdrawn=False).values("order")
    return rows(Order, ("-id",)).filter(Q(agreement=agreement) | Q(pk__in=lines))


def placed_under(agreements: Collection[int] | None) -> list[tuple[int, int, str]]:
    """Orders placed under these agreements, or any: which, the order, each programme that its lines are needed for."""
    found = OrderLine.objects.filter(withdrawn=False, order__withdrawn=False, order__cancelled=None)
    found = found.exclude(order__ordered=None).annotate(pays=Coalesce("agreement", "order__agreement"))
    if agreements is None:
        found = found.exclude(pays=None)
    else:
        found = found.filter(Q(agreement__in=agreements) | Q(agreement=None, order__agreement__in=agreements))
    return list(found.order_by("order").values_list("pays", "order", "need__programme").distinct())


@dataclass(frozen=True)
class Booked:
    """One line of an order, and what came of it."""

    row: OrderLine
    line: Line
    lots: tuple[int, ...] = ()

    @property
    def away(self) -> Decimal:
        """What was cancelled or replaced."""
        return total((self.line.cancelled, self.line.substituted))

    @property
    def price(self) -> Decimal | None:
        """What is to be paid for all that is to come; none where the price of a unit is not known."""
        return None if self.row.unit_price is None else times(self.row.unit_price, self.line.wanted)


@dataclass(frozen=True)
class Book:
    """One order, and what came of it. ``agency_days``: the median from order to receipt of its agency."""

    order: Order
    lines: Sequence[Booked]
    shipments: Sequence[tuple[date, date | None, bool]] = ()
    arrived: Sequence[date] = ()
    distributed: date | None = None
    missing: Sequence[Missing] = ()
    agency_days: Median | None = field(default=None)

    @cached_property
    def where(self) -> Where:
        """How far it is."""
        order = self.order
        return where(Dates(order.approved, order.ordered, order.cancelled), [one.line for one in self.lines])

    @cached_property
    def open(self) -> bool:
        """Is something still to come?"""
        return not self.order.cancelled and any(one.line.outstanding > 0 for one in self.lines)

    @property
    def days(self) -> Days:
        """The day of each step: of steps in parts, the first part."""
        order = self.order
        shipped = min((shipped for shipped, _due, _here in self.shipments), default=None)
        days: Days = {"requested": order.requested, "approved": order.approved, "ordered": order.ordered}
        return days | {"shipped": shipped, "received": min(self.arrived, default=None), "distributed": self.distributed}

    @cached_property
    def price(self) -> Decimal:
        """The sum of its lines that have a price."""
        return total(one.price for one in self.lines)

    @property
    def unpriced(self) -> int:
        """Lines without a price."""
        return sum(one.price is None for one in self.lines)

    @cached_property
    def expected(self) -> tuple[date, str] | None:
        """When the last of what is to come arrives, and whence that is known: of a shipment, as promised, or by the

        median of its agency."""
        if not self.open:
            return None
        under_way = [due for _shipped, due, here in self.shipments if due and not here]
        if under_way and not any(one.line.wanted > one.line.shipped for one in self.lines):
            return max(under_way), "shipment"
        if self.order.due:
            return max([self.order.due, *under_way]), "promised"
        if self.order.ordered and self.agency_days:
            return self.order.ordered + timedelta(days=round(self.agency_days.days)), "median"
        return (max(under_way), "shipment") if under_way else None

    @property
    def money_ends(self) -> tuple[date, str] | None:
        """The first day on which the money of something that is to come ends, and whose day it is."""
        days = [(self.order.money_ends, "order")]
        for one in self.lines:
            if one.line.outstanding > 0:
                paid_by = one.row.agreement or self.order.agreement
                days.append((paid_by.ends if paid_by else None, "agreement"))
        return min(((day, whose) for day, whose in days if day), default=None)

    def problems(self, today: date) -> list[tuple[str, Any]]:
        """Codes of what is wrong, each with what it is about; of the day that was asked about last they are known."""
        known: tuple[date, Wrong] | None = self.__dict__.get("_wrong")
        if known is None or known[0] != today:
            known = self.__dict__["_wrong"] = today, self._problems(today)
        return known[1]

    def _problems(self, today: date) -> list[tuple[str, Any]]:
        found: list[tuple[str, Any]] = [(code, (one.row, by)) for one in self.lines for code, by in problems(one.line)]
        found += [(one.code, one) for one in self.missing]
        found += [("out-of-order", pair) for pair in out_of_order(self.days.items())]
        if self.price and not self.order.currency:
            found.append(("no-currency", None))
        expected, ends = self.expected, self.money_ends
        if self.open and ends and (late := expected[0] if expected else today) and max(late, today) > ends[0]:
            found.append(("after-money", (max(late, today), ends[0])))
        if self.open and self.order.due and self.order.due < today:
            found.append(("late", self.order.due))
        return found


#: What is wrong with an order: codes, each with what it is about.
Wrong = list[tuple[str, Any]]
#: How changes reach the books of orders: what is in them, and what their rows name.
_WAYS = {
    "order": ("pk",),
    "order-line": ("order",),
    "substitution": ("line__order",),
    "shipment": ("order",),
    "shipment-line": ("line__order", "shipment__order"),
    "receipt": ("lines__line__order", "lines__shipped__shipment__order"),
    "receipt-line": ("line__order", "shipped__shipment__order"),
    "distribution": ("lot__line__order",),
    "loss": ("lot__line__order",),
    "return": ("lot__line__order",),
    "agreement": ("orders", "order_lines__order"),
    "item": ("lines__order",),
    "need": ("lines__order",),
}
#: More books than so many are sooner made anew with all others.
_MANY = 2000
_KEYS = ("agency", "buyer", "supplier", "donor")


@dataclass(frozen=True)
class _Shelf:
    """The books of all orders by number, the newest first. ``partners``: those that they name, in that ``state``."""

    books: dict[int, Book]
    state: Hashable
    partners: dict[int, tuple[Any, ...]]


def books(found: QuerySet[Order] | None = None) -> list[Book]:
    """The books of these orders, or of all that were not withdrawn, the newest first.

    Of all they are kept, and made anew for those that something changed of.
    """
    if found is not None:
        made = _made(found)
        medians = lead_medians(of={book.order.agency_id for book in made})
        return [replace(book, agency_days=medians.get(book.order.agency_id)) for book in made]
    return list(_all.get(None, _shelf).books.values())


def troubled(today: date) -> list[tuple[Book, Wrong]]:
    """The books of all orders with which something is wrong that day, the newest first, each with what it is."""
    return [(book, wrong) for book in books() if (wrong := book.problems(today))]


def _shelf() -> _Shelf:
    made = _made(None)
    medians = lead_medians(made)
    made = [replace(book, agency_days=medians.get(book.order.agency_id)) for book in made]
    return _Shelf({book.order.pk: book for book in made}, state(), _partners(_named(made)))


def _brought(shelf: _Shelf, changes: list[Changed]) -> _Shelf | None:
    """The shelf with those books made anew that the changes reach, or that name a partner who is another now."""
    touched, partners = reached(changes, _WAYS), shelf.partners
    if shelf.state != state():
        partners = _partners(partners)
        other = {pk for pk, told in shelf.partners.items() if partners.get(pk) != told}
        touched |= {pk for pk, book in shelf.books.items() if other and not other.isdisjoint(_named([book]))}
    if len(touched) > _MANY:
        return None
    fresh = {book.order.pk: book for book in _made(Order.objects.filter(pk__in=touched, withdrawn=False))}
    kept = {pk: book for pk, book in shelf.books.items() if pk not in touched} | fresh
    agencies = {one.order.agency_id for pk in touched for one in (shelf.books.get(pk), fresh.get(pk)) if one}
    medians = lead_medians(book for book in kept.values() if book.order.agency_id in agencies)
    for pk, book in kept.items():
        if book.order.agency_id in agencies and book.agency_days != medians.get(book.order.agency_id):
            kept[pk] = replace(book, agency_days=medians.get(book.order.agency_id))
    return _Shelf(dict(sorted(kept.items(), reverse=True)), state(), partners | _partners(_named(fresh.values())))


#: The books of all orders: pages ask for them one after the other.
_all = Grown(_brought)


def _named(made: Iterable[Book]) -> set[int]:
    """The partners that these books name."""
    found = {getattr(book.order, f"{key}_id") for book in made for key in _KEYS}
    return (found | {one.row.donor_id for book in made for one in book.lines}) - {None}


def _partners(numbers: Iterable[int]) -> dict[int, tuple[Any, ...]]:
    """These partners by number, as they are."""
    columns = [field.attname for field in Partner._meta.concrete_fields]
    return {row[0]: row for row in asked(Partner.objects.values_list("pk", *columns), "pk__in", numbers)}


def _made(found: QuerySet[Order] | None) -> list[Book]:
    all_ = Order.objects.filter(withdrawn=False) if found is None else found
    orders = list(all_.select_related(*_KEYS, "agreement").order_by("-pk"))
    keys = None if found is None else [order.pk for order in orders]
    lines = _lines(keys)
    shipments, arrived, given = _shipments(keys), _arrived(keys), _given(lines)
    wrong = _by(missing([lot for one in _flat(lines) for lot in one.lots] if keys is not None else None), _lot)
    return [
        Book(
            order,
            lines.get(order.pk, []),
            shipments.get(order.pk, []),
            arrived.get(order.pk, []),
            min((given[lot] for one in lines.get(order.pk, []) for lot in one.lots if lot in given), default=None),
            [bad for one in lines.get(order.pk, []) for lot in one.lots for bad in wrong.get(lot, [])],
        )
        for order in orders
    ]


_SHOWN = ("item", "need__item", "need__facility", "donor", "agreement")


def in_year(book: Book, year: int) -> bool:
    """Was it under way on some day of the year? What has no day was in every year, what is open since it began."""
    order = book.order
    days = [order.requested, order.approved, order.ordered, order.cancelled, *book.arrived, book.distributed]
    known = [day.year for day in days if day]
    return not known or (min(known) <= year and (book.open or max(known) >= year))


def book_of(order: Order) -> Book:
    """The book of one order."""
    return books(Order.objects.filter(pk=order.pk))[0]


def lead_medians(
    made: Iterable[Book] | None = None, of: Collection[int | None] | None = None
) -> dict[int | None, Median]:
    """By agency, the median from order to first receipt, of all its orders; ``of``: of these agencies."""
    known: dict[int | None, list[int]] = defaultdict(list)
    if made is None:
        for agency, n in _ordered_and_received(of):
            known[agency].append(n)
    else:
        for book in made:
            n = days_between(book.order.ordered, min(book.arrived, default=None))
            if n is not None:
                known[book.order.agency_id].append(n)
    return {agency: found for agency, n in known.items() if (found := median(n))}


def _ordered_and_received(of: Collection[int | None] | None) -> Iterable[tuple[int | None, int]]:
    first: dict[int, tuple[int | None, date, date]] = {}
    rows = ReceiptLine.objects.filter(_ALIVE, line__order__ordered__isnull=False, line__order__withdrawn=False)
    if of is not None:
        numbers = [pk for pk in of if pk is not None]
        nobody = Q(line__order__agency=None) if None in of else Q(pk__in=())
        rows = rows.filter(Q(line__order__agency__in=numbers) | nobody)
    columns = ("line__order", "line__order__agency", "line__order__ordered", "receipt__received")
    for order, agency, ordered, received in rows.values_list(*columns):
        if order not in first or received < first[order][2]:
            first[order] = agency, ordered, received
    for agency, ordered, received in first.values():
        if (n := days_between(ordered, received)) is not None:
            yield agency, n


def spans(book: Book) -> dict[tuple[str, str], int]:
    """Days from step to step, where both are known."""
    days = book.days
    found = {span: days_between(days[span[0]], days[span[1]]) for span in SPANS}
    return {span: n for span, n in found.items() if n is not None}


_ALIVE = Q(withdrawn=False, receipt__withdrawn=False)


def _by(rows: Iterable[Any], key: Callable[[Any], Hashable]) -> dict[Any, list[Any]]:
    found: dict[Any, list[Any]] = defaultdict(list)
    for row in rows:
        found[key(row)].append(row)
    return found


def _lot(one: Missing) -> int:
    return one.lot


def _flat(lines: dict[int, list[Booked]]) -> Iterable[Booked]:
    return (one for found in lines.values() for one in found)


def _of(orders: Collection[int] | None, key: str) -> Q:
    return Q() if orders is None else Q(**{f"{key}__in": orders})


def _sums(rows: Iterable[tuple[Any, Decimal | None]]) -> dict[Any, Decimal]:
    found: dict[Any, list[Decimal | None]] = defaultdict(list)
    for key, quantity in rows:
        found[key].append(quantity)
    return {key: total(numbers) for key, numbers in found.items()}


def _lines(orders: Collection[int] | None) -> dict[int, list[Booked]]:
    """The lines of each order with their numbers."""
    rows = OrderLine.objects.filter(_of(orders, "order"), withdrawn=False).order_by("pk")
    rows = rows.prefetch_related("agreement") if orders is None else rows.select_related(*_SHOWN)
    away = Substitution.objects.filter(_of(orders, "line__order"), withdrawn=False)
    sent = ShipmentLine.objects.filter(_of(orders, "line__order"), withdrawn=False, shipment__withdrawn=False)
    substituted, shipped = _sums(away.values_list("line", "quantity")), _sums(sent.values_list("line", "quantity"))
    lots = ReceiptLine.objects.filter(_ALIVE, _of(orders, "line__order"), line__isnull=False).order_by("pk")
    got = _by(lots.values_list("line", "pk", "accepted", "rejected"), lambda row: row[0])
    keys = None if orders is None else [pk for found in got.values() for _line, pk, _yes, _no in found]
    accounts = {lot: account(found) for lot, found in _by(moves(keys), lambda move: move.lot).items()} if got else {}
    return _by(
        (_booked(row, substituted, shipped, got, accounts) for row in rows),
        lambda one: one.row.order_id,
    )


def _booked(row: OrderLine, substituted: Any, shipped: Any, got: Any, accounts: Any) -> Booked:
    here = got.get(row.pk, [])
    lots = tuple(pk for _line, pk, _yes, _no in here)
    known = [accounts[lot] for lot in lots if lot in accounts]
    line = Line(
        row.quantity,
        row.cancelled or NOTHING,
        substituted.get(row.pk, NOTHING),
        shipped.get(row.pk, NOTHING),
        total(yes for _line, _pk, yes, _no in here),
        total(no for _line, _pk, _yes, no in here),
    )
    if known:
        line = line._replace(account=type(known[0])(*(total(column) for column in zip(*known, strict=True))))
    return Booked(row, line, lots)


def _shipments(orders: Collection[int] | None) -> dict[int, list[tuple[date, date | None, bool]]]:
    """By order: shipped, expected, and whether it has arrived."""
    rows = Shipment.objects.filter(_of(orders, "order"), withdrawn=False).order_by("shipped")
    got = ReceiptLine.objects.filter(_ALIVE, _of(orders, "shipped__shipment__order"), shipped__isnull=False)
    here = set(got.values_list("shipped__shipment", flat=True).distinct())
    found = _by(rows.values_list("order", "shipped", "due", "pk"), lambda row: row[0])
    return {order: [(shipped, due, pk in here) for _order, shipped, due, pk in parts] for order, parts in found.items()}


def _arrived(orders: Collection[int] | None) -> dict[int, list[date]]:
    rows = ReceiptLine.objects.filter(_ALIVE, _of(orders, "line__order"), line__isnull=False)
    found = _by(set(rows.values_list("line__order", "receipt__received")), lambda row: row[0])
    return {order: sorted(day for _order, day in days) for order, days in found.items()}


def _given(lines: dict[int, list[Booked]]) -> dict[Any, date]:
    """By lot, the first day on which some of it was handed over."""
    lots = [lot for one in _flat(lines) for lot in one.lots]
    first: dict[Any, date] = {}
    for move in moves(lots if len(lots) < 900 else None) if lots else ():
        if move.kind == "distributed":
            first[move.lot] = min(move.day, first.get(move.lot, move.day))
    return first
