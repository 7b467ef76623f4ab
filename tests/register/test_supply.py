"""Verbs of supplies: what they write together, what cannot be is kept and shown, and what follows from all of it."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from supplies import Story

from cosante.register.actions.access import owner
from cosante.register.actions.kept import Collided, ManyWrong, keep, keep_many, rebuild, take_back, withdraw, wrong_with
from cosante.register.actions.supply import (
    Arrived,
    Found,
    Instead,
    Sent,
    approve,
    cancel,
    distribute,
    give_back,
    inspect,
    receive,
    ship,
    substitute,
    write_off,
)
from cosante.register.actions.supply.together import Taken
from cosante.register.models import (
    Account,
    Agreement,
    Change,
    Distribution,
    Equipment,
    Item,
    Loss,
    Maintenance,
    Need,
    Order,
    OrderLine,
    Receipt,
    ReceiptLine,
    Role,
    Shipment,
    ShipmentLine,
    kept_models,
)
from cosante.register.queries.supply.books import book_of, books, lead_medians, spans
from cosante.register.queries.supply.equipment import due
from cosante.register.queries.supply.needs import judged
from cosante.register.queries.supply.prices import priced
from cosante.register.queries.supply.stock import held, missing
from cosante.vocabulary.errors import BadValue, NotAllowed

pytestmark = pytest.mark.django_db
TODAY = date(2024, 6, 1)


@pytest.fixture
def story():
    return Story(owner())


def codes(order) -> set[str]:
    return {code for code, _about in book_of(order).problems(TODAY)}


def test_a_partial_delivery_leaves_the_rest_outstanding(story):
    story.receive()
    book = book_of(story.order)
    (booked,) = book.lines
    assert (booked.line.received, booked.line.rejected, booked.line.outstanding) == (5900, 100, 4100)
    assert booked.line.under_way == 0
    assert booked.line.balanced
    assert (book.where.step, book.where.whole) == ("received", False)
    assert book.price == Decimal(500)
    assert codes(story.order) == set()


def test_stock_follows_the_lots_from_store_to_store_and_out(story):
    lot = story.receive()
    here = {"source": story.store, "to": story.hospital, "day": date(2024, 5, 10)}
    distribute(here | {"stays": True}, [Taken(lot, Decimal(2000))], story.by)
    distribute({"source": story.hospital, "to": story.hospital, "day": TODAY}, [Taken(lot, Decimal(500))], story.by)
    write_off({"store": story.store, "day": TODAY, "kind": "damaged"}, [Taken(lot, Decimal(40))], story.by)
    give_back({"store": story.store, "day": TODAY, "kind": "supplier"}, [Taken(lot, Decimal(60))], story.by)
    assert {one.store.name: one.quantity for one in held()} == {"Central store": 3800, "Hospital of the North": 1500}
    (booked,) = book_of(story.order).lines
    account = booked.line.account
    assert tuple(account) == (5900, 5300, 500, 40, 60)
    assert account.balanced
    assert book_of(story.order).where == ("distributed", False)


def test_more_than_is_in_stock_is_kept_and_shown(story):
    lot = story.receive()
    (row,) = distribute(
        {"source": story.store, "to": story.hospital, "day": date(2024, 5, 10)}, [Taken(lot, Decimal(6000))], story.by
    )
    (found,) = missing()
    assert (found.noun, found.pk, found.code, found.by) == ("distribution", row.pk, "below-nothing", 100)
    assert codes(story.order) == {"below-nothing"}
    take_back(Change.objects.get(noun="distribution", record=row.pk), story.by)
    assert codes(story.order) == set()


def test_more_than_was_shipped_is_kept_and_shown(story):
    story.receive("6500", "0")
    assert codes(story.order) == {"over-received"}


def test_more_than_was_ordered_is_kept_and_shown(story):
    ship(story.order, {"shipped": TODAY}, [Sent(story.line, Decimal(5000), "L2")], story.by)
    assert codes(story.order) == {"over-shipped"}


def test_what_replaces_rejected_goods_is_not_too_much(story):
    story.receive()
    ship(story.order, {"shipped": TODAY}, [Sent(story.line, Decimal(4100), "L2")], story.by)
    assert codes(story.order) == set()


def test_more_back_than_had_gone_out_is_kept_and_shown(story):
    lot = story.receive()
    back = {"store": story.store, "facility": story.hospital, "day": TODAY, "kind": "store"}
    give_back(back, [Taken(lot, Decimal(10))], story.by)
    assert codes(story.order) == {"over-returned"}
    distribute({"source": story.store, "to": story.hospital, "day": TODAY}, [Taken(lot, Decimal(10))], story.by)
    assert codes(story.order) == set()
    give_back({"store": story.store, "day": TODAY, "kind": "rejected"}, [Taken(lot, Decimal(101))], story.by)
    assert codes(story.order) == {"over-returned"}
    assert held()[0].quantity == 5900


def test_a_verb_is_taken_back_with_all_that_it_wrote(story):
    take_back(Change.objects.get(noun="shipment", record=story.shipment.pk), story.by)
    assert not Shipment.objects.filter(withdrawn=False)
    assert not ShipmentLine.objects.filter(withdrawn=False)
    assert book_of(story.order).where == ("ordered", True)


def test_a_withdrawn_receipt_is_no_stock(story):
    lot = story.receive()
    withdraw(lot.receipt, story.by)
    assert held() == []
    assert book_of(story.order).lines[0].line.outstanding == 10000


def test_an_inspection_changes_what_was_accepted_along_with_it(story):
    lot = story.receive("6000", "0")
    about = {"inspection": "partly", "inspected": TODAY, "inspector": "Pharmacy inspectorate"}
    receipt = lot.receipt
    made = inspect(receipt, about, [Found(lot, Decimal(5000), Decimal(1000), "too warm")], receipt.version, story.by)
    assert held()[0].quantity == 5000
    take_back(made, story.by)
    assert held()[0].quantity == 6000
    assert Receipt.objects.get().inspection == "waiting"


def test_a_substitution_moves_what_is_outstanding_to_a_line_of_its_own(story):
    other = keep(Item, {"name": "amoxicillin", "strength": "250 mg", "form": "capsule"}, story.by)
    made = substitute(story.line, Decimal(4000), Instead(other, Decimal(8000), Decimal("0.03")), TODAY, story.by)
    first, second = book_of(story.order).lines
    assert (first.line.substituted, first.line.wanted, first.line.balanced) == (4000, 6000, True)
    assert (second.line.outstanding, second.price) == (8000, 240)
    assert (made.by_line.need, made.by_line.order) == (story.need, story.order)
    assert book_of(story.order).price == 540


def test_nothing_of_all_is_refused_and_an_empty_line_is_left_out(story):
    with pytest.raises(BadValue, match="every quantity is empty"):
        ship(story.order, {"shipped": TODAY}, [Sent(story.line, Decimal(0))], story.by)
    sent = [Sent(story.line, Decimal(0)), Sent(story.line, Decimal(5))]
    assert ship(story.order, {"shipped": TODAY}, sent, story.by).lines.count() == 1
    lines = story.shipment.lines.get()
    with pytest.raises(BadValue, match="below nothing"):
        receive(story.shipment, {"store": story.store, "received": TODAY}, [Arrived(lines, Decimal(-1))], story.by)
    assert not Receipt.objects.exists()


def test_readers_may_do_none_of_it(story):
    rea = Account.objects.create_user("rea", role=Role.READER)
    for attempt in (
        lambda: approve(story.order, TODAY, story.order.version, rea),
        lambda: cancel(story.order, TODAY, story.order.version, rea),
        lambda: ship(story.order, {"shipped": TODAY}, [Sent(story.line, Decimal(1))], rea),
        lambda: keep_many(OrderLine, [], rea),
    ):
        with pytest.raises(NotAllowed):
            attempt()


def test_two_who_set_another_day_meet(story):
    seen = story.order.version
    approve(story.order, date(2024, 1, 21), seen, story.by)
    with pytest.raises(Collided):
        approve(story.order, date(2024, 1, 22), seen, story.by)


def test_what_arrives_after_its_money_has_ended_is_named(story):
    assert codes(story.order) == set()
    story.shipment.order.refresh_from_db()
    agreement = keep(Agreement, {"title": "Two years", "ends": "2024-04-30"}, story.by)
    keep(OrderLine, {"order": story.order, "item": story.item, "quantity": 5, "agreement": agreement}, story.by)
    book = book_of(story.order)
    assert book.money_ends == (date(2024, 4, 30), "agreement")
    assert codes(story.order) == {"after-money"}
    cancel(story.order, TODAY, Order.objects.get().version, story.by)
    assert "after-money" not in codes(story.order)


def test_lead_times_are_medians_of_what_was(story):
    story.receive()
    book = books()[0]
    assert spans(book) == {
        ("requested", "approved"): 10,
        ("approved", "ordered"): 12,
        ("ordered", "shipped"): 60,
        ("shipped", "received"): 32,
        ("ordered", "received"): 92,
    }
    assert lead_medians()[story.order.agency_id].days == 92
    assert lead_medians(books()) == lead_medians()


def test_an_order_without_a_day_is_expected_after_the_median_of_its_agency(story):
    story.receive()
    later = keep(Order, {"title": "Next", "agency": story.order.agency, "ordered": "2024-06-01"}, story.by)
    keep(OrderLine, {"order": later, "item": story.item, "quantity": 5}, story.by)
    assert book_of(later).expected == (date(2024, 9, 1), "median")


def test_a_price_stands_beside_its_reference(story):
    (found,) = priced()
    assert found.against is not None
    assert (found.against.ratio, found.against.more) == (Fraction(5, 4), 100)
    assert found.source.source == "A list of 2024"


def test_a_need_is_judged_by_what_there_is_and_what_comes(story):
    (found,) = judged(Need.objects.all(), TODAY)
    assert (found.average, found.reckoned.quantity, found.ordered, found.risk) == (1000, 12000, 10000, "out")
    lot = story.receive()
    here = {"source": story.store, "to": story.hospital, "day": date(2024, 5, 10), "stays": True}
    distribute(here, [Taken(lot, Decimal(3000))], story.by)
    (found,) = judged(Need.objects.all(), TODAY)
    assert (found.on_hand, found.lasts, found.risk) == (3000, 3, "high")


def test_equipment_is_due_so_many_months_after_its_last_visit(story):
    item = keep(Item, {"name": "ventilator", "kind": "equipment", "unspsc": "42271701"}, story.by)
    about = {"item": item, "place": story.hospital, "installed": "2023-08-31", "every_months": 6}
    piece = keep(Equipment, about, story.by)
    assert due()[0].day == date(2024, 2, 29)
    keep(Maintenance, {"equipment": piece, "done": "2024-03-10"}, story.by)
    assert due()[0].day == date(2024, 9, 10)
    keep(Maintenance, {"equipment": piece, "due": "2024-07-01"}, story.by)
    assert due()[0].day == date(2024, 7, 1)


@pytest.mark.parametrize(("field", "code"), [("atc", "J01"), ("atc", "J01CA04"), ("unspsc", "51101511")])
def test_codes_are_those_of_their_list(story, field, code):
    keep(Item, {"name": "A", field: code}, story.by)
    with pytest.raises(BadValue, match="code"):
        keep(Item, {"name": "A", field: "1" + code[1:-1]}, story.by)


def test_rows_of_supplies_are_made_anew_from_their_changes(story):
    story.receive()
    before = {noun: list(model.objects.values()) for noun, model in kept_models().items()}
    OrderLine.objects.update(quantity=1, withdrawn=True)
    Distribution.objects.all().delete()
    rebuild()
    assert {noun: list(model.objects.values()) for noun, model in kept_models().items()} == before


def rows(story, n=2500):
    return ({"order": story.order.pk, "item": story.item.pk, "quantity": str(i + 1)} for i in range(n))


def test_many_rows_are_kept_as_one_by_one(story):
    numbers = keep_many(OrderLine, rows(story), story.by, "the list of May")
    assert len(numbers) == len(set(numbers)) == 2500
    one = keep(OrderLine, {"order": story.order, "item": story.item, "quantity": 7}, story.by, "the list of May")
    many = OrderLine.objects.get(pk=numbers[6])
    assert (many.version, many.quantity) == (one.version, one.quantity)
    last, seventh = (Change.objects.get(noun="order-line", record=row.pk) for row in (one, many))
    assert (seventh.values, seventh.why, seventh.done, seventh.by) == (last.values, last.why, last.done, last.by)
    before = list(OrderLine.objects.values())
    rebuild()
    assert list(OrderLine.objects.values()) == before


def test_one_wrong_row_keeps_all_out_and_every_wrong_one_is_named(story):
    before = OrderLine.objects.count()
    wrong = [*rows(story, 1500), {"order": 10**9, "item": story.item.pk, "quantity": 1}, {"quantity": "many"}]
    wrong += [{"order": story.order.pk, "item": story.item.pk, "quantity": -1}, {"number": 3}]
    with pytest.raises(ManyWrong) as refused:
        keep_many(OrderLine, wrong, story.by)
    assert [number for number, _words in refused.value.wrong] == [1501, 1502, 1503, 1504]
    assert "There is no number" in refused.value.wrong[0][1]
    assert "below nothing" in refused.value.wrong[2][1]
    assert list(wrong_with(OrderLine, wrong)) == refused.value.wrong
    assert OrderLine.objects.count() == before
    assert Change.objects.filter(noun="order-line").count() == before


def test_many_rows_go_with_the_change_that_they_came_with(story):
    order = keep(Order, {"title": "From a sheet"}, story.by)
    head = Change.objects.get(noun="order", record=order.pk)
    given = ({"order": order.pk, "item": story.item.pk, "quantity": 1} for _ in range(3))
    keep_many(OrderLine, given, story.by, along=head)
    take_back(head, story.by)
    assert not OrderLine.objects.filter(order=order, withdrawn=False)


def test_losses_and_lots_have_addresses(story):
    lot = story.receive()
    (loss,) = write_off({"store": story.store, "day": TODAY}, [Taken(lot, Decimal(1))], story.by)
    assert loss.get_absolute_url() == f"/losses/{loss.pk}/"
    assert ReceiptLine.objects.get().get_absolute_url() == f"/receipts/{lot.receipt_id}/#receipt-line-{lot.pk}"
    assert Loss.plural() == "losses"
