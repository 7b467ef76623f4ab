"""How agreements stand, from their dates alone; which version holds; when a duty comes again; sums that stay exact."""

from datetime import date, timedelta
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as some

from cosante.register.records.agreements import (
    OUTCOMES,
    STANDINGS,
    Version,
    again,
    counted,
    family,
    holding,
    months_on,
    outcome,
    root,
    standing,
    sums,
    terms,
)

DAY = date(2026, 3, 17)
days = some.dates(date(2015, 1, 1), date(2035, 12, 31))
maybe = some.none() | days


def paper(pk: int = 1, **said) -> Version:
    return Version(pk, **said)


def stands(one: Version, *amendments: Version, renewed: date | None = None, on: date = DAY) -> str:
    return standing(terms(one, amendments, on), on, renewed)


def test_from_nothing_signed_to_renewed():
    assert stands(paper()) == "draft"
    assert stands(paper(signed=date(2026, 4, 1))) == "draft"
    assert stands(paper(signed=date(2026, 3, 1), in_force=date(2026, 4, 1))) == "signed"
    assert stands(paper(signed=date(2026, 3, 1))) == "in-force"
    assert stands(paper(signed=date(2024, 3, 1), ends=DAY)) == "in-force"
    assert stands(paper(signed=date(2024, 3, 1), ends=DAY - timedelta(days=1))) == "ended"
    assert stands(paper(signed=date(2024, 3, 1), ends=date(2026, 3, 16), automatic=True)) == "goes-on"
    assert stands(paper(signed=date(2024, 3, 1), ends=date(2026, 3, 16)), renewed=date(2026, 3, 17)) == "renewed"
    assert stands(paper(signed=date(2024, 3, 1), ends=date(2026, 3, 16)), renewed=date(2026, 3, 18)) == "ended"


def test_an_amendment_moves_the_end_from_its_own_day_on():
    first = paper(signed=date(2024, 1, 1), ends=date(2025, 12, 31), notice_days=90)
    longer = paper(2, signed=date(2025, 6, 1), ends=date(2026, 12, 31), amends=1)
    assert terms(first, [longer], date(2025, 5, 31)).ends == date(2025, 12, 31)
    held = terms(first, [longer], date(2025, 6, 1))
    assert (held.ends, held.notice) == (date(2026, 12, 31), date(2026, 10, 2))


def test_the_version_in_force_is_the_last_that_has_begun():
    first = paper(1, signed=date(2024, 1, 1), ends=date(2025, 12, 31))
    amended = paper(2, signed=date(2025, 6, 1), amends=1)
    renewal = paper(3, signed=date(2025, 12, 1), in_force=date(2026, 1, 1), ends=date(2027, 12, 31), renews=1)
    papers = {one.pk: one for one in (renewal, first, amended)}
    chain = family(papers, 2)
    assert [one.pk for one in chain] == [1, 2, 3]
    for day, holds in ((date(2023, 12, 31), None), (date(2024, 5, 1), 1), (date(2025, 7, 1), 2), (DAY, 3)):
        assert (found := holding(chain, day)) is (papers[holds] if holds else None), (day, found)
    assert holding(chain, date(2028, 1, 1)) is None


def test_papers_that_amend_each_other_do_not_turn_for_ever():
    one, other = paper(1, amends=2, signed=DAY), paper(2, amends=1, signed=DAY)
    assert root({1: one, 2: other}, one) in (1, 2)
    assert [p.pk for p in family({1: one, 2: other}, 1)] == [1, 2]
    assert holding([one, other], DAY) is None


def test_a_day_that_a_month_lacks_is_its_last_and_comes_back():
    assert months_on(date(2024, 2, 29), 12) == date(2025, 2, 28)
    assert months_on(date(2026, 11, 15), 3) == date(2027, 2, 15)
    assert again([date(2026, 1, 31)], 1) == date(2026, 2, 28)
    assert again([date(2026, 2, 28), date(2026, 1, 31)], 1) == date(2026, 3, 31)
    assert again([date(2026, 2, 28), date(2026, 1, 28)], 1) == date(2026, 3, 28)
    assert again([date(2026, 3, 15), date(2026, 2, 28), date(2026, 1, 31)], 1) == date(2026, 4, 15)


versions = some.builds(
    Version, some.just(1), maybe, maybe, maybe, some.booleans(), some.none() | some.integers(0, 400), some.none()
)


@given(versions, some.lists(versions, max_size=4), maybe, days)
def test_every_agreement_stands_in_one_way_on_every_day(first, amendments, renewed, day):
    held = terms(first, amendments, day)
    found = standing(held, day, renewed)
    assert found in STANDINGS
    assert (found == "renewed") == (renewed is not None and renewed <= day)
    if found == "in-force":
        assert held.begins is not None
        assert held.begins <= day
        assert held.ends is None or day <= held.ends
    if held.notice is not None:
        assert held.notice <= held.ends


@given(some.lists(some.tuples(maybe, maybe), min_size=1, max_size=5), days, some.randoms())
def test_the_order_in_which_amendments_were_entered_changes_nothing(said, day, random):
    amendments = [Version(n, begins, ends=ends, amends=1) for n, (begins, ends) in enumerate(said, 2)]
    first = paper(signed=date(2015, 1, 1), ends=date(2020, 1, 1))
    mixed = random.sample(amendments, len(amendments))
    assert terms(first, amendments, day) == terms(first, mixed, day)


@given(days, some.sampled_from((1, 3, 6, 12, 24)), some.integers(1, 24))
def test_a_duty_comes_again_in_the_month_that_is_its_turn(first, months, times):
    dues = [first]
    for _time in range(times):
        dues.insert(0, again(dues, months))
    for n, due in enumerate(reversed(dues)):
        assert (due.year * 12 + due.month) - (first.year * 12 + first.month) == months * n
        assert due == months_on(first, months * n)


@given(some.lists(some.tuples(some.booleans(), some.booleans(), maybe), max_size=20), days)
def test_each_promise_is_counted_once_and_what_is_only_planned_is_not_done(promises, day):
    numbers = counted(outcome(active, planned, due, day) for active, planned, due in promises)
    assert tuple(numbers) == OUTCOMES
    assert sum(numbers.values()) == len(promises)
    assert numbers["active"] == sum(active for active, _planned, _due in promises)
    late = [due is not None and due < day for _active, _planned, due in promises]
    assert numbers["late"] == sum(over and not one[0] for over, one in zip(late, promises, strict=True))


amounts = some.decimals(min_value=0, max_value=10**9, places=6) | some.none()


@given(some.lists(some.tuples(some.sampled_from(("USD", "XOF", "BDT")), amounts)))
def test_sums_are_exact_and_no_currency_is_added_to_another(rows):
    found = sums(rows)
    for currency in found:
        parts = [amount for unit, amount in rows if unit == currency and amount is not None]
        assert found[currency] == sum(parts, Decimal(0))
    assert set(found) == {unit for unit, amount in rows if amount is not None}
