"""Money: nothing appears or vanishes, every total is the sum of what it lists, and what does not fit is shown."""

from collections import Counter
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as some

from cosante.register.records.money import (
    BUDGET,
    FUNDING,
    STAGES,
    Money,
    Rate,
    Rates,
    added,
    burn,
    counted,
    grouped,
    percent,
    total,
)
from cosante.register.records.money_problems import Frame, currency_of, differing, problems
from cosante.vocabulary.money import minor_units

CODES = ("USD", "EUR", "XOF", "JPY")
days = some.dates(date(2023, 1, 1), date(2026, 12, 31))
amounts = some.decimals("0.000001", "999999999.999999", places=6)
moneys = some.builds(
    Money,
    number=some.integers(1, 10**6),
    stage=some.sampled_from((BUDGET, *STAGES)),
    amount=amounts,
    currency=some.sampled_from(CODES),
    day=days,
    year=some.sampled_from(("2024", "2025", "2024/2025", "")),
    area=some.sampled_from(("malaria", "ncd", "")),
    funding=some.sampled_from(FUNDING),
    line=some.integers(0, 3),
)
rate_rows = some.builds(
    Rate,
    currency=some.sampled_from(CODES),
    into=some.sampled_from(CODES),
    day=days,
    rate=some.decimals("0.000001", "100000", places=6),
    source=some.sampled_from(("one bank", "another")),
    number=some.integers(1, 10**6),
).filter(lambda rate: rate.currency != rate.into)
many, rate_lists = some.lists(moneys, max_size=25), some.lists(rate_rows, max_size=12)


@given(many, rate_lists, some.sampled_from(CODES))
def test_what_is_given_to_a_total_is_in_it_or_left_out_and_the_figure_is_the_sum_of_what_it_lists(held, listed, into):
    found = total(held, into, Rates(listed))
    assert Counter([*(one.money for one in found.counted), *found.left]) == Counter(held)
    if found.counted:
        exact = sum(int(one.amount.scaleb(6)) for one in found.counted)
        assert int(found.amount.scaleb(6)) == exact
    else:
        assert found.amount is None


@given(many, rate_lists, some.sampled_from(CODES))
def test_a_row_is_converted_with_the_latest_rate_up_to_its_day_and_with_no_other(held, listed, into):
    for money in held:
        one = counted(money, into, Rates(listed))
        pair = [r for r in listed if {r.currency, r.into} == {money.currency, into} and r.day <= money.day]
        if money.currency == into:
            assert one == (money, money.amount, None)
        elif not pair:
            assert one is None
        else:
            assert one.used.rate in pair
            assert one.used.rate.day == max(r.day for r in pair)
            assert one.used.inverse == (one.used.rate.currency == into)
            assert -one.amount.as_tuple().exponent == minor_units(into)


@given(many, rate_lists)
def test_parts_add_up_to_the_whole_however_they_are_parted(held, listed):
    rates = Rates(listed)
    whole = total(held, "USD", rates)
    for by in (lambda m: m.area, lambda m: m.year, lambda m: f"{m.area} {m.year} {m.funding}"):
        parts = [total(part, "USD", rates) for part in grouped(held, by).values()]
        assert added(part.amount for part in parts if part.amount is not None) == (whole.amount or 0)
        assert sum(len(part.left) for part in parts) == len(whole.left)


@given(many, days, some.integers(0, 1500), days, amounts)
def test_a_burn_down_loses_nothing(held, first, length, today, whole):
    last = first + timedelta(days=length)
    spent = total([m for m in held if m.currency == "USD"], "USD", Rates())
    found = burn(spent, whole, first, last, today)
    assert found.points[0].gone == 0
    assert [point.day for point in found.points] == sorted({point.day for point in found.points})
    assert all(point.left + point.spent == whole for point in found.points)
    assert found.points[-1].day == max(min(today, last), first - timedelta(days=1))
    until = added(one.amount for one in spent.counted if one.money.day <= found.points[-1].day)
    assert found.points[-1].spent == until
    if today >= last:
        assert found.points[-1].gone == 100
        assert added([until, *(one.amount for one in found.after)]) == (spent.amount or 0)


def test_no_rate_no_figure_never_nought():
    told = Money(1, "expenditure", Decimal("850000"), "ZMW", date(2025, 9, 30))
    late = Rates([Rate("ZMW", "USD", date(2025, 10, 1), Decimal("0.042"), "a bank")])
    found = total([told], "USD", late)
    assert found.amount is None
    assert found.left == (told,)


def test_each_row_is_rounded_before_it_is_added():
    """Three times 0.333… cents are three times nothing, and the total says the same as its rows."""
    rates = Rates([Rate("EUR", "USD", date(2024, 1, 1), Decimal("1.115"), "a bank")])
    rows = [Money(n, "expenditure", Decimal("0.01"), "EUR", date(2024, 5, n)) for n in (1, 2, 3)]
    assert total(rows, "USD", rates).amount == Decimal("0.03")


def test_of_two_rates_of_one_day_the_one_entered_last_holds_and_it_is_a_problem():
    day = date(2024, 1, 1)
    rates = [Rate("EUR", "USD", day, Decimal("1.1"), "a", 1), Rate("EUR", "USD", day, Decimal("1.2"), "b", 2)]
    assert Rates(rates).latest("EUR", "USD", day).rate.number == 2
    assert [problem.rates for problem in differing(rates)] == [tuple(rates)]
    assert differing(rates[:1]) == []


def test_shares_of_nothing_are_no_shares():
    assert percent(1, 0) is None
    assert percent(Decimal(1), Decimal(3)) == Decimal("33.3")


TERM = {"starts": date(2024, 1, 1), "ends": date(2025, 12, 31)}


def frame(amount="100", **more):
    return Frame(1, "USD", Decimal(amount), **TERM | more)


def line(number=1, amount="100", **more):
    return Money(number, BUDGET, Decimal(amount), "USD", **{"day": date(2024, 1, 1), "line": number} | more)


def told(stage, amount, day=date(2024, 6, 1), currency="USD", **more):
    return Money(9, stage, Decimal(amount), currency, day, **more)


FINE = [line(), told("allocation", "100", line=1), told("disbursement", "80"), told("expenditure", "80", line=1)]


def codes(moneys, of=None, rates=(), gone=()):
    return [problem.code for problem in problems(of or frame(), moneys, Rates(rates), gone)]


def test_what_fits_is_no_problem():
    assert codes(FINE) == []


@pytest.mark.parametrize(
    ("code", "moneys"),
    [
        ("lines-miss-total", [line(amount="99.999999")]),
        ("lines-miss-total", [line(), line(2, "0.000001")]),
        ("over-allocated", [*FINE, told("allocation", "0.01")]),
        ("overspent", [line(), told("disbursement", "200"), told("expenditure", "100.01")]),
        ("above-disbursed", [*FINE, told("expenditure", "0.01")]),
        ("above-disbursed", [line(), told("expenditure", "1")]),
        ("after-the-end", [*FINE, told("delivered", "1", date(2026, 1, 1))]),
        ("before-the-start", [*FINE, told("disbursement", "1", date(2023, 12, 31))]),
        ("no-rate", [*FINE, told("pledge", "1", currency="EUR")]),
        ("line-outside-term", [line(day=date(2026, 1, 1), until=date(2026, 12, 31))]),
        ("no-price-reference", [*FINE, told("delivered", "1", in_kind=True, reference=False)]),
    ],
)
def test_what_does_not_fit_is_shown(code, moneys):
    assert codes(moneys) == [code]


def test_a_line_that_has_less_than_is_allocated_or_spent_is_named():
    rows = [line(1, "60"), line(2, "40"), told("allocation", "60", line=2), told("expenditure", "50", line=2)]
    found = problems(frame(), [*rows, told("disbursement", "50")], Rates())
    assert [(p.code, p.line, p.found, p.most) for p in found] == [
        ("over-allocated", 2, 60, 40),
        ("overspent", 2, 50, 40),
    ]


def test_a_line_or_an_agreement_that_was_withdrawn_is_named_by_what_hangs_on_it():
    assert codes(FINE[1:3], gone={1}) == ["line-withdrawn"]
    assert codes([told("pledge", "5")], of=frame(withdrawn=True)) == ["agreement-withdrawn"]


def test_a_pledge_or_a_commitment_may_be_older_than_the_agreement():
    assert codes([*FINE, told("pledge", "100", date(2020, 1, 1))]) == []


def test_what_is_given_in_kind_was_never_disbursed():
    assert codes([*FINE, told("expenditure", "20", in_kind=True)]) == []


def test_lines_in_a_currency_without_a_rate_are_no_sum_that_misses():
    assert codes([line(amount="60"), line(2, "40")._replace(currency="EUR")]) == ["no-rate"]


def test_co_financing_and_delegated_funds_are_beside_the_amount():
    others = [line(2, "70", funding="cofinanced"), line(3, "90", funding="delegated")]
    assert codes([*FINE, *others, told("allocation", "70", funding="cofinanced", line=2)]) == []


@given(many, rate_lists)
def test_a_problem_names_rows_that_are_there_and_its_figure_is_theirs(held, listed):
    rates = Rates(listed)
    for problem in problems(frame("1000"), held, rates):
        assert set(problem.moneys) <= set(held)
        if problem.code in ("over-allocated", "overspent", "lines-miss-total"):
            assert total(problem.moneys, problem.currency, rates).amount == problem.found != problem.most


def test_the_currency_of_figures_is_the_agreements_or_that_of_most_rows():
    rows = [told("pledge", "1", currency=code) for code in ("EUR", "USD", "EUR", "USD", "XOF")]
    assert currency_of("XOF", rows) == "XOF"
    assert currency_of("", rows) == "EUR"
    assert currency_of("", []) == ""
