"""People, days and months: whatever they are parted by, the parts add up, and nothing is in two places."""

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as some

from cosante.register.records.exchanges import Deed, Party, direction, entries
from cosante.register.records.exchanges import problems as deed_problems
from cosante.register.records.headcounts import (
    BY,
    Head,
    lasted,
    months,
    next_one,
    parted,
    person_days,
    problems,
    rounded,
    whole,
)
from cosante.register.records.ledger import GIVEN, TAKEN, TOGETHER, balance, ledger
from cosante.register.records.south import UNITS, Item, asked, flat, left_out, out, table

days = some.dates(date(2000, 1, 1), date(2040, 12, 31))
heads = some.lists(
    some.builds(
        Head,
        number=some.integers(0, 500),
        days=some.none() | some.integers(0, 60),
        cadre=some.sampled_from(["221", "2221", "unknown"]),
        sex=some.sampled_from(["female", "male", "unknown"]),
        level=some.sampled_from(["district", "unknown"]),
        province=some.sampled_from(["Sylhet", " Sylhet", ""]),
        named=some.booleans(),
    ),
    max_size=8,
)


@given(heads, some.sampled_from(BY), some.integers(0, 90))
def test_the_parts_of_any_split_add_up_to_the_whole(people, by, long):
    all_ = whole(people, long)
    parts = parted(people, by, long)
    assert sum(part.people for part in parts) == all_.people == sum(head.number for head in people)
    assert sum(part.named for part in parts) == all_.named
    assert sum(part.grouped for part in parts) == all_.grouped
    assert sum(part.days for part in parts) == all_.days == person_days(people, long)
    assert len({part.key for part in parts}) == len(parts)


@given(some.integers(0, 300), some.integers(0, 60))
def test_a_group_counts_as_its_people_one_by_one(number, long):
    assert whole([Head(number)], long).days == whole([Head(1)] * number, long).days


@given(days, some.integers(0, 2000), some.integers(1, 2000))
def test_months_of_periods_that_follow_each_other_add_up(first, one, two):
    middle = first + timedelta(days=one)
    last = middle + timedelta(days=two)
    assert months(first, middle) + months(middle + timedelta(days=1), last) == months(first, last)
    assert lasted(first, middle) + lasted(middle + timedelta(days=1), last) == lasted(first, last)


@given(some.integers(2000, 2040), some.integers(1, 12), some.integers(0, 36))
def test_a_whole_month_is_one_however_long(year, month, more):
    first = date(year, month, 1)
    assert months(first, next_one(first, more + 1) - timedelta(days=1)) == more + 1


def test_months_and_days_of_some_periods():
    assert months(date(2024, 2, 10), date(2024, 3, 9)) == Fraction(20, 29) + Fraction(9, 31)
    assert rounded(months(date(2024, 2, 10), date(2024, 3, 9))) == Decimal("1.0")
    assert (months(None, date(2024, 1, 1)), lasted(None, None)) == (0, 0)
    assert (lasted(date(2024, 5, 13), date(2024, 5, 13)), lasted(date(2024, 5, 13), None)) == (1, 1)


@given(days, some.integers(1, 60))
def test_the_next_one_is_so_many_months_later(day, after):
    later = next_one(day, after)
    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == after
    assert later.day <= day.day


def test_what_does_not_fit_together_is_told():
    three = [Head(1, 4), Head(2)]
    assert problems(three, 3, 3, planned=False, over=True) == ["more_days"]
    assert problems(three, 5, 4, planned=False, over=True) == ["other_number"]
    assert problems(three, 5, None, planned=True, over=True) == ["planned_with_days"]
    assert problems([], 5, None, planned=False, over=True) == ["nobody"]
    assert problems(three, 5, None, planned=False, over=False) == []


def test_what_does_not_fit_in_a_deed_is_told():
    here, there, today = Party(1, "VN"), Party(2, "LA"), date(2025, 6, 1)
    whole = Deed("training", 1, "training", here, there, None, date(2025, 5, 1), None, "trainees")
    assert deed_problems(whole, today, "") == []
    assert deed_problems(whole._replace(planned=True), today, "") == ["still_planned"]
    assert deed_problems(whole._replace(planned=True), date(2025, 5, 1), "") == []
    assert deed_problems(whole._replace(starts=None, receiver=here), today, "") == ["no_day", "same_sides"]
    estimated = whole._replace(amount=Decimal(5), valued="estimated", giver=None)
    assert deed_problems(estimated, today, " ") == ["no_side", "no_basis"]
    assert deed_problems(whole._replace(kind="conference", receiver=None), today, "") == []


parties = some.none() | some.builds(Party, some.integers(1, 4), some.sampled_from(["VN", "LA", "JP", ""]))
deeds = some.lists(
    some.builds(
        Deed,
        noun=some.sampled_from(["training", "scholarship", "delegation", "deployment"]),
        pk=some.integers(1, 99),
        kind=some.sampled_from(["training", "visit", "personnel_deployment"]),
        giver=parties,
        receiver=parties,
        supporter=some.none(),
        starts=days,
        ends=some.none(),
        counted=some.just("trainees"),
        people=some.integers(0, 99),
        amount=some.none() | some.decimals(0, 10**9, places=2),
        currency=some.sampled_from(["USD", "VND"]),
        valued=some.sampled_from(["paid", "estimated"]),
        planned=some.booleans(),
        person_days=some.just(0),
        person_months=some.just(Fraction(0)),
        services=some.just(0),
        reached=some.just(0),
        told=some.none() | some.integers(1, 5),
        row=some.none(),
    ),
    max_size=10,
)


@given(deeds)
def test_a_deed_is_in_one_direction_and_the_other_side_sees_it_turned_round(found):
    turned = {GIVEN: TAKEN, TAKEN: GIVEN, "": ""}
    for deed in found:
        assert direction(deed, "LA") in (GIVEN, TAKEN, TOGETHER, "")
        assert direction(deed, "LA", "VN") == turned[direction(deed, "VN", "LA")]


@given(deeds)
def test_the_ledger_holds_each_deed_that_no_act_tells_once(found):
    sums = balance(ledger(entries(found, "VN"), counted=("pledge_only",)))
    mine = [deed for deed in found if deed.told is None and direction(deed, "VN")]
    assert sum(cell.deeds for cell in sums.values()) == len(mine)
    people = sum(figure.amount for cell in sums.values() for figure in cell.figures.get("counts", ()))
    assert people == sum(deed.people for deed in mine)
    money = [figure for cell in sums.values() for figure in cell.figures.get("money", ())]
    for unit in {figure.unit for figure in money}:
        stage, currency = unit.split()
        of_it = [
            deed.amount
            for deed in mine
            if deed.currency == currency and deed.stage == stage and deed.amount is not None
        ]
        assert sum(figure.amount for figure in money if figure.unit == unit) == sum(of_it)


items = some.lists(
    some.builds(
        Item,
        source=some.integers(),
        modality=some.sampled_from(["training", "funding", "agreement", "visit"]),
        givers=some.sampled_from([frozenset(), frozenset({"VN"}), frozenset({"JP"}), frozenset({"VN", "LA"})]),
        receivers=some.sampled_from([frozenset(), frozenset({"LA"}), frozenset({"VN"})]),
        year=some.none() | some.integers(2020, 2026),
        units=some.dictionaries(some.sampled_from(UNITS), some.integers(0, 99).map(Decimal)),
        money=some.lists(
            some.tuples(some.sampled_from(["paid", "estimated"]), some.just("USD"), some.decimals(0, 10**6, places=2)),
            max_size=2,
        ).map(tuple),
        triangular=some.booleans(),
        told=some.booleans(),
    ),
    max_size=12,
)


@given(items)
def test_in_the_south_table_every_deed_is_once_or_out_for_one_reason(found):
    lines = table(found)
    assert sum(len(line.items) for line in lines) + sum(left_out(found).values()) == len(found)
    here = [one for one in found if not out(one)]
    for unit in UNITS:
        assert sum(line.units.get(unit, 0) for line in lines) == sum(one.units.get(unit, 0) for one in here)
    for what in ("paid", "estimated"):
        told = sum(amount for one in here for kind, _currency, amount in one.money if kind == what)
        assert sum(line.money.get((what, "USD"), 0) for line in lines) == told
    assert sum(row[-1] for row in flat(lines) if row[4] == "deeds") == len(here)


@given(items, some.integers(2019, 2027))
def test_years_part_the_table_and_lose_nothing_but_what_has_none(found, year):
    dated = [one for one in found if one.year is not None]
    before = [one for one in found if asked(one, last=year)]
    after = [one for one in found if asked(one, first=year + 1)]
    assert len(before) + len(after) == len(dated)


@pytest.mark.parametrize(
    ("givers", "receivers", "why"),
    [("VN", "LA", ""), ("JP", "LA", "north"), ("VN", "FR", "north"), ("VN", "VN", "same"), ("", "LA", "one_side")],
)
def test_the_table_is_of_developing_countries(givers, receivers, why):
    assert out(Item(1, "training", frozenset(filter(None, [givers])), frozenset(filter(None, [receivers])))) == why
