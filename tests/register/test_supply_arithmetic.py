"""The arithmetic of supplies: nothing appears, nothing vanishes, no figure is rounded, each rule is as it is stated."""

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as some

from cosante.register.records.supply.exact import rounded, times, total, up
from cosante.register.records.supply.lines import Dates, Line, Where, added, out_of_order, problems, where
from cosante.register.records.supply.prices import Reference, against, reference_of
from cosante.register.records.supply.quantify import (
    Consumption,
    Morbidity,
    by_consumption,
    by_morbidity,
    monthly,
    months_of_stock,
    risk,
)
from cosante.register.records.supply.stock import Account, Move, account, below_nothing, running, stock
from cosante.register.records.supply.times import Median, days_between, median

START = date(2024, 1, 1)
quantities = some.decimals(min_value=0, max_value=Decimal("999999999.999999"), places=6)
days = some.integers(0, 30).map(lambda n: START + timedelta(days=n))
places = some.sampled_from(["central", "hospital", "north"])
lots = some.sampled_from(["A", "B"])


@some.composite
def moves(draw):
    kind = draw(some.sampled_from(["received", "moved", "distributed", "lost", "returned", "brought-back"]))
    source = None if kind in ("received", "brought-back") else draw(places)
    to = draw(places) if kind in ("received", "moved", "brought-back") else None
    return Move(draw(days), kind, draw(lots), source, to, draw(quantities))


@given(some.lists(moves(), max_size=30))
def test_what_was_received_is_in_stock_distributed_lost_or_returned(told):
    found = account(told)
    assert found.balanced
    assert Fraction(found.received) == sum(
        map(Fraction, (found.in_stock, found.distributed, found.lost, found.returned))
    )


@given(some.lists(moves(), max_size=30), some.randoms())
def test_stock_is_the_same_whatever_the_order_and_adds_up_over_lots_and_places(told, chance):
    shuffled = list(told)
    chance.shuffle(shuffled)
    assert stock(shuffled) == stock(told)
    assert total(stock(told).values()) == account(told).in_stock
    by_lot = [account([move for move in told if move.lot == lot]) for lot in ("A", "B")]
    assert Account(*(total(column) for column in zip(*by_lot, strict=True))) == account(told)


@given(some.lists(moves(), max_size=30))
def test_the_last_balance_is_the_stock(told):
    balances = running(told)
    assert [move for move, _held in balances] == sorted((move for move, _held in balances), key=lambda move: move.day)
    assert (balances[-1][1] if balances else 0) == account(told).in_stock


@given(some.lists(moves(), max_size=30))
def test_stock_below_nothing_is_never_silent(told):
    if any(quantity < 0 for quantity in stock(told).values()):
        assert below_nothing(told)
    if not below_nothing(told):
        assert all(quantity >= 0 for quantity in stock(told).values())


@given(some.lists(moves(), max_size=30))
def test_what_is_said_to_be_missing_is_what_stock_is_below_nothing_by_at_least(told):
    short = total(-quantity for quantity in stock(told).values() if quantity < 0)
    assert total(by for _move, by in below_nothing(told)) >= short


def test_what_comes_and_goes_on_one_day_was_there():
    here = Move(START, "received", "A", None, "central", Decimal(5))
    gone = Move(START, "distributed", "A", "central", None, Decimal(5))
    assert below_nothing([gone, here]) == []
    more = gone._replace(quantity=Decimal("5.5"))
    assert below_nothing([more, here]) == [(more, Decimal("0.5"))]


lines = some.builds(
    lambda *numbers: Line(*numbers), quantities, quantities, quantities, quantities, quantities, quantities
)


@given(lines)
def test_what_was_ordered_is_received_outstanding_cancelled_or_substituted(line):
    assert line.balanced
    parts = (line.received, line.outstanding, line.cancelled, line.substituted)
    assert Fraction(line.ordered) == sum(map(Fraction, parts))
    assert Fraction(line.shipped) == sum(map(Fraction, (line.received, line.rejected, line.under_way)))


@given(some.lists(lines, max_size=6))
def test_sums_of_lines_are_the_sums_of_their_numbers(listed):
    one = added(listed)
    for name in ("ordered", "received", "outstanding", "under_way", "wanted"):
        assert Fraction(getattr(one, name)) == sum(Fraction(getattr(line, name)) for line in listed)
    assert one.balanced


@given(lines)
def test_more_than_was_shipped_or_ordered_is_never_silent(line):
    codes = {code for code, _by in problems(line)}
    assert ("over-received" in codes) == (line.received + line.rejected > line.shipped)
    assert ("over-cancelled" in codes) == (line.cancelled + line.substituted > line.ordered)
    if line.wanted >= 0:
        assert ("over-delivered" in codes) == (line.received > line.wanted)


def test_an_order_is_at_the_furthest_step_that_any_of_it_has_reached():
    ten = Line(Decimal(10))
    assert where(Dates(), [ten]) == Where("requested", True)
    assert where(Dates(approved=START), [ten]) == Where("approved", True)
    assert where(Dates(approved=START, ordered=START), [ten]) == Where("ordered", True)
    sent = ten._replace(shipped=Decimal(10))
    assert where(Dates(ordered=START), [sent, ten]) == Where("shipped", False)
    assert where(Dates(ordered=START), [sent]) == Where("shipped", True)
    got = sent._replace(received=Decimal(4))
    assert where(Dates(ordered=START), [got]) == Where("received", False)
    assert where(Dates(ordered=START), [got._replace(cancelled=Decimal(6))]) == Where("received", True)
    given_out = got._replace(account=Account(*map(Decimal, (4, 1, 2, 1, 0))))
    assert where(Dates(ordered=START), [given_out]) == Where("distributed", False)
    assert where(Dates(cancelled=START), [got]) == Where("cancelled", False)
    assert where(Dates(), [ten._replace(cancelled=Decimal(10))]) == Where("cancelled", True)
    assert where(Dates(), []) == Where("requested", True)


def test_days_in_the_wrong_order_are_named():
    told = [("requested", START), ("approved", None), ("ordered", START - timedelta(days=1)), ("shipped", START)]
    assert out_of_order(told) == [("requested", "ordered")]


@given(some.lists(some.decimals(min_value=-(10**14), max_value=10**14, places=6), max_size=20), quantities, quantities)
def test_sums_and_products_are_exact(numbers, one, other):
    assert Fraction(total(numbers)) == sum(map(Fraction, numbers))
    assert Fraction(times(one, other)) == Fraction(one) * Fraction(other)


@given(some.fractions(0, 10**6), some.sampled_from([Decimal(1), Decimal(24), Decimal("0.5")]))
def test_rounding_up_covers_what_is_needed_and_not_a_step_more(exact, step):
    found = up(exact, step)
    assert exact <= Fraction(found) < exact + Fraction(step)
    assert Fraction(found) % Fraction(step) == 0


def test_consumption_as_the_guide_of_the_who_reckons_it():
    """12,160 tablets in six months, of which 30.4 days without: 2,432 a month. With four months to wait and twelve to

    cover, 2,432 × 16 + 2,432 × 4 − (5,000 + 3,000) = 40,640."""
    known = Consumption(Decimal(12160), Decimal(6), Decimal("30.4"), Decimal(4), Decimal(12))
    found = by_consumption(known._replace(on_hand=Decimal(5000), on_order=Decimal(3000)))
    assert found.quantity == 40640
    assert dict(found.steps)["CA"] == 2432
    assert dict(found.steps)["SS"] == 9728
    assert by_consumption(known._replace(safety=Decimal(0), cover=Decimal(0), extra=Decimal(5))).quantity == 10215


def test_morbidity_is_cases_times_treatment():
    known = Morbidity(cases=Decimal(1000), per_case=Decimal(24), share=Decimal(80), extra=Decimal(5))
    assert by_morbidity(known).quantity == 20160
    assert by_morbidity(known._replace(on_hand=Decimal(30000))).quantity == 0


def test_what_is_missing_is_named_and_nothing_is_guessed():
    assert by_consumption(Consumption(None, Decimal(6))).missing == ("CA", "LT", "PP")
    assert by_consumption(Consumption(Decimal(5), Decimal(1), Decimal(40), Decimal(1), Decimal(1))).missing == ("CA",)
    assert by_morbidity(Morbidity(None, Decimal(2))).missing == ("C",)


@given(quantities, some.integers(1, 24), some.integers(0, 20))
def test_days_without_stock_raise_the_average_and_never_lower_it(used, months, out):
    with_days = monthly(used, Decimal(months), Decimal(out))
    assert with_days is not None
    assert with_days >= monthly(used, Decimal(months))


def test_what_arrives_in_time_counts_and_what_comes_too_late_does_not():
    assert months_of_stock(Decimal(200), Fraction(100)) == 2
    assert months_of_stock(Decimal(200), Fraction(100), [(Fraction(1), Decimal(300))]) == 5
    assert months_of_stock(Decimal(200), Fraction(100), [(Fraction(3), Decimal(300))]) == 2
    assert months_of_stock(Decimal(200), Fraction(0)) is None


@pytest.mark.parametrize(
    ("lasts", "on_hand", "level"),
    [(9, 1, "low"), (8, 1, "low"), (5, 1, "some"), (3, 1, "high"), (3, 0, "out"), (None, 1, "unknown")],
)
def test_the_risk_to_run_out_follows_its_rule(lasts, on_hand, level):
    lasts = None if lasts is None else Fraction(lasts)
    assert risk(lasts, Decimal(on_hand), Decimal(4)) == level
    assert risk(Fraction(5), Decimal(1), Decimal(4), Decimal(1)) == "low"
    assert risk(Fraction(5), Decimal(1), None) == "unknown"


def test_a_price_is_held_against_the_list_of_its_day_and_currency():
    old = Reference(1, Decimal("0.50"), "USD", date(2022, 1, 1), date(2023, 12, 31))
    new = Reference(2, Decimal("0.40"), "USD", date(2024, 1, 1))
    known = [old, new, Reference(3, Decimal(300), "XOF")]
    assert reference_of(date(2023, 5, 1), "USD", known) == old
    assert reference_of(date(2024, 5, 1), "USD", known) == new
    assert reference_of(None, "USD", known) == new
    assert reference_of(date(2024, 5, 1), "EUR", known) is None
    found = against(Decimal("0.50"), Decimal(1000), new)
    assert (found.ratio, found.more) == (Fraction(5, 4), Decimal(100))
    assert against(Decimal(1), Decimal(1), new._replace(price=Decimal(0))).ratio is None


def test_the_median_is_the_middle_or_the_mean_of_the_middle_two():
    assert median([30, 10, 20]) == Median(Fraction(20), 3)
    assert median([30, 10]) == Median(Fraction(20), 2)
    assert median([]) is None
    assert days_between(START, START + timedelta(days=3)) == 3
    assert days_between(START, None) is None
    assert days_between(START, START - timedelta(days=3)) is None


def test_figures_are_rounded_for_the_eye_only():
    assert rounded(Fraction(10, 3)) == Decimal("3.33")
