"""What is kept of all orders and of all that is waited for is brought up to date by what changed, and never stale.

Whatever is changed, it is what it would be if it were made anew.
"""

import inspect
import random
from collections.abc import Callable, Iterator
from datetime import date, timedelta

import pytest
from deeds import deed, tell
from django.db import connection
from django.test.utils import CaptureQueriesContext
from supplies import Story

from chances import seeds
from cosante.register.actions import merge
from cosante.register.actions.agreements import amend, follow, renew
from cosante.register.actions.kept import change, cite, cite_no_more, keep, keep_many, take_back, withdraw
from cosante.register.models import (
    Agreement,
    Change,
    Cited,
    Distribution,
    Duty,
    Item,
    Loss,
    Need,
    Order,
    OrderLine,
    Partner,
    Plan,
    PlannedActivity,
    Promise,
    Receipt,
    ReceiptLine,
    Return,
    Shipment,
    ShipmentLine,
    Store,
    Substitution,
    Training,
)
from cosante.register.queries.due import agreements as of_agreements
from cosante.register.queries.due import waiting
from cosante.register.queries.kept import Grown
from cosante.register.queries.supply import books as of_orders
from cosante.register.queries.supply.books import Book, books, troubled
from cosante.vocabulary.errors import UserError

pytestmark = pytest.mark.django_db
TODAY, UNTIL = date(2026, 3, 17), date(2026, 12, 31)


@pytest.fixture
def office(amina):
    """Two orders, one of them on its way; three agreements that promise things, one amended; what was done."""
    story = Story(amina)
    lot = story.receive()
    told = [
        tell(deed("agreement", by=by, for_="KG", when="2024-03-11", areas=["malaria", "cancer"]))[0]
        for by in ("KZ", "JP", "UZ")
    ]
    followed = [follow(one, amina, {"ends": "2026-10-31"}) for one in told]
    amend(followed[1], amina)
    for promise in Promise.objects.all():
        change(promise, {"due": "2026-01-31"}, promise.version, amina)
    keep(Training, {"title": "Course", "agreement": followed[0], "area": "malaria", "starts": "2025-03-10"}, amina)
    plan = keep(Plan, {"title": "Plan", "year": 2026, "agreement": followed[0]}, amina)
    keep(PlannedActivity, {"plan": plan, "what": "Course", "area": "cancer", "starts": "2026-02-01"}, amina)
    keep(Duty, {"what": "Report", "due": "2026-02-01", "agreement": followed[2]}, amina)
    other = keep(Order, {"title": "Gloves", "agreement": followed[0], "currency": "USD", "due": "2026-01-01"}, amina)
    keep(OrderLine, {"order": other, "item": story.item, "quantity": 9, "donor": Partner.objects.last()}, amina)
    keep(
        Distribution,
        {"lot": lot, "source": story.store, "to": story.hospital, "day": "2024-06-01", "quantity": 5},
        amina,
    )
    return story


def told(book: Book) -> tuple[object, ...]:
    """All that pages tell of a book."""
    order = book.order
    lines = [
        (
            one.row.pk,
            str(one.row.item),
            str(one.row.need),
            str(one.row.donor),
            str(one.row.agreement),
            one.line,
            one.price,
        )
        for one in book.lines
    ]
    named = [str(one) for one in (order.agency, order.buyer, order.supplier, order.donor, order.agreement)]
    came = (list(book.shipments), list(book.arrived), book.distributed, list(book.missing), book.agency_days)
    reckoned = (book.where, book.open, book.days, book.price, book.expected, book.money_ends)
    return (order.pk, order.title, named, lines, came, reckoned, [code for code, _about in book.problems(TODAY)])


def waited() -> list[tuple[object, ...]]:
    """All that pages tell of what is waited for."""
    return [(one.day, one.kind, str(one.row), str(one.of), one.who, one.row.pk) for one in waiting(UNTIL, TODAY)]


def everything() -> list[object]:
    return [[told(book) for book in books()], [told(book) for book, _wrong in troubled(TODAY)], waited()]


def made_anew(monkeypatch) -> list[object]:
    """The same where nothing is remembered."""
    with monkeypatch.context() as forgetful:
        forgetful.setattr(of_orders, "_all", Grown(lambda _last, _changes: None))
        forgetful.setattr(of_agreements, "_open", Grown(lambda _last, _changes: None))
        return everything()


def deeds(by, die: random.Random) -> Iterator[Callable[[], object]]:
    """Things that people do, one after the other, by chance."""

    def some(model):
        return die.choice([*model.objects.filter(withdrawn=False).order_by("pk")])

    def changed(model, name, *values):
        row = some(model)
        return change(row, {name: die.choice(values)}, row.version, by)

    def day() -> str:
        return str(date(2024, 1, 1) + timedelta(days=die.randint(0, 900)))

    def lot():
        return {
            "lot": some(ReceiptLine),
            "store": Store.objects.first(),
            "day": day(),
            "quantity": die.randint(1, 9000),
        }

    def back():
        return take_back(Change.objects.filter(undone_by=None).exclude(done="keep").order_by("-pk")[0], by)

    def cited():
        return cite(
            some(Promise), tell(deed("training", by="JP", for_="KG", when="2025-05-01", areas=["malaria"]))[0], by
        )

    def no_more():
        return cite_no_more(die.choice([*Cited.objects.filter(withdrawn_at=None, noun="promise")]), by)

    def merged():
        one, other = die.sample([*Partner.objects.filter(merged_into=None).order_by("pk")], 2)
        return merge(one, other, by)

    things = [
        lambda: changed(Order, "title", "A", "B", "C"),
        lambda: changed(Order, "due", None, day(), day()),
        lambda: changed(Order, "ordered", day(), None),
        lambda: changed(Order, "agreement", None, *Agreement.objects.all()),
        lambda: changed(Order, "agency", None, *Partner.objects.filter(merged_into=None)),
        lambda: changed(OrderLine, "quantity", 1, 20000),
        lambda: changed(OrderLine, "order", *Order.objects.all()),
        lambda: changed(OrderLine, "agreement", None, *Agreement.objects.all()),
        lambda: changed(OrderLine, "need", None, *Need.objects.all()),
        lambda: changed(Need, "programme", "malaria", "cancer", "nutrition"),
        lambda: changed(Item, "name", "amoxicillin", "gloves"),
        lambda: changed(Shipment, "due", None, day()),
        lambda: changed(Shipment, "order", *Order.objects.all()),
        lambda: changed(ShipmentLine, "quantity", 1, 12000),
        lambda: changed(Receipt, "received", day(), day()),
        lambda: changed(ReceiptLine, "accepted", 0, 12000),
        lambda: changed(ReceiptLine, "line", None, *OrderLine.objects.all()),
        lambda: keep(Loss, lot() | {"kind": "damaged"}, by),
        lambda: keep(Return, lot() | {"kind": "supplier"}, by),
        lambda: keep(Order, {"title": "New", "agency": Partner.objects.first(), "requested": day()}, by),
        lambda: keep(OrderLine, {"order": some(Order), "item": some(Item), "quantity": 7, "unit_price": "0.5"}, by),
        lambda: keep_many(OrderLine, [{"order": some(Order), "item": some(Item), "quantity": n} for n in (1, 2)], by),
        lambda: keep(
            Substitution, {"order": some(Order), "line": some(OrderLine), "by_line": some(OrderLine), "quantity": 3}, by
        ),
        lambda: changed(Agreement, "ends", "2026-05-31", "2025-12-31"),
        lambda: changed(Agreement, "title", "One", "Two"),
        lambda: changed(Agreement, "notice_days", None, 30, 90),
        lambda: changed(Promise, "due", None, day(), day()),
        lambda: changed(Promise, "area", "malaria", "nutrition"),
        lambda: changed(Promise, "agreement", *Agreement.objects.all()),
        lambda: changed(Training, "agreement", None, *Agreement.objects.all()),
        lambda: changed(Training, "area", "malaria", "nutrition"),
        lambda: changed(Training, "state", "done", "planned"),
        lambda: changed(PlannedActivity, "state", "done", "planned"),
        lambda: changed(Plan, "agreement", None, *Agreement.objects.all()),
        lambda: keep(Promise, {"agreement": some(Agreement), "area": "nutrition", "due": day()}, by),
        lambda: renew(some(Agreement), by),
        lambda: amend(some(Agreement), by),
        lambda: tell(deed("training", by="KZ", for_="KG", when="2025-06-01", areas=["cancer"])),
        *(lambda model=model: withdraw(some(model), by) for model in (Order, OrderLine, Receipt, Promise, Agreement)),
        *[back, cited, no_more, merged] * 2,
    ]
    die.shuffle(things)
    yield from things


@pytest.mark.parametrize("seed", seeds(2))
def test_it_is_what_it_would_be_anew_whatever_people_do(office, amina, monkeypatch, seed):
    assert everything() == made_anew(monkeypatch)
    done = 0
    for do in deeds(amina, random.Random(seed)):
        try:
            do()
        except (UserError, IndexError):  # what cannot be done, or done to nothing that is left
            continue
        assert everything() == made_anew(monkeypatch), inspect.getsource(do)
        done += 1
    assert done > 30


def test_a_change_asks_about_few_rows_however_many_there_are(office, amina):
    def asked() -> int:
        order = Order.objects.first()
        change(order, {"title": f"{order.title}!"}, order.version, amina)
        with CaptureQueriesContext(connection) as questions:
            everything_else = [book for book in books() if book.order.pk != order.pk]
            waiting(UNTIL, TODAY)
        assert everything_else
        kept = sum('"register_order"."title"' in one["sql"] and '"id" IN' not in one["sql"] for one in questions)
        assert kept == 0, "it asks for all orders"
        return len(questions)

    everything()
    few = asked()
    keep_many(Order, ({"title": f"Order {n}", "due": "2026-01-01"} for n in range(300)), amina)
    everything()
    assert asked() == few
