"""Budget lines, transactions and rates as they are kept; the money of a sample agreement; rates from tables."""

from datetime import date, datetime
from decimal import Decimal
from io import BytesIO

import pytest
import xlsxwriter
from django.utils.translation import override
from stories import training_in_english

from cosante.intake.money_sample import load_money_sample
from cosante.intake.rates import read_rates
from cosante.register.actions import add_document
from cosante.register.actions.access import owner
from cosante.register.actions.kept import keep, rebuild, take_back, withdraw
from cosante.register.actions.money import load_rates
from cosante.register.models import (
    Account,
    Agreement,
    BudgetLine,
    Change,
    Indicator,
    Item,
    ParticipantGroup,
    Rate,
    ReferencePrice,
    ResultValue,
    Role,
    Training,
    Transaction,
)
from cosante.register.queries.money import Asked, all_problems, everything, moneys, rate_list
from cosante.register.records.money import Rates, added, total
from cosante.vocabulary.errors import BadValue, NotAllowed, Undecidable

pytestmark = pytest.mark.django_db


@pytest.fixture
def amina():
    return owner()


@pytest.fixture
def agreement(amina):
    term = {"signed": "2024-01-15", "ends": "2025-12-31"}
    return keep(Agreement, {"title": "Nine areas", "amount": "1000", "currency": "USD"} | term, amina)


def line(agreement, amina, **more):
    given = {"agreement": agreement, "what": "Nets", "area": "malaria", "period": "2024", "amount": "600"}
    return keep(BudgetLine, given | {"currency": "USD"} | more, amina)


def spent(agreement, amina, **more):
    given = {"agreement": agreement, "stage": "expenditure", "amount": "5.25", "currency": "USD"}
    return keep(Transaction, given | {"value_date": "2024-06-30"} | more, amina)


@pytest.mark.parametrize(
    ("language", "sum_", "price", "people", "rate", "value"),
    [
        ("en", "EUR 123,456,789.25", "XOF 12,345.678", "12,345 ×", "2 January 2025", "2024, sex: female"),
        (
            "fr",
            "EUR 123\u202f456\u202f789,25",
            "XOF 12\u202f345,678",
            "12\u202f345 ×",
            "2 janvier 2025",
            "2024, sexe : female",
        ),
        ("bn", "EUR ১২,৩৪,৫৬,৭৮৯.২৫", "XOF ১২,৩৪৫.৬৭৮", "১২,৩৪৫ ×", "২ জানুয়ারী, ২০২৫", "২০২৪, লিঙ্গ: female"),
    ],
)
def test_what_a_row_is_called_has_its_numbers_as_the_language_writes_them(
    agreement, amina, language, sum_, price, people, rate, value
):
    nameless = spent(agreement, amina, amount="123456789.25", currency="EUR")
    item = keep(Item, {"name": "artesunate"}, amina)
    listed = keep(ReferencePrice, {"item": item, "price": "12345.678", "currency": "XOF", "source": "A list"}, amina)
    course = keep(Training, {"title": "Course"}, amina)
    group = keep(ParticipantGroup, {"training": course, "number": 12345, "cadre": "2221"}, amina)
    told = keep(Rate, {"currency": "EUR", "into": "XOF", "date": "2025-01-02", "rate": "655.957", "source": "A"}, amina)
    indicator = keep(Indicator, {"name": "Cases", "unit": "number", "keys": ["sex"]}, amina)
    part = {"indicator": indicator, "period": "2024", "part": "sex=female", "value": "7"}
    measured = keep(ResultValue, part, amina)
    with override(language):
        assert str(nameless).replace("\xa0", " ").endswith(f", {sum_}")
        assert str(listed).replace("\xa0", " ") == f"{price} (A list)"
        assert str(group).startswith(people)
        assert str(told) == f"EUR → XOF, {rate}"
        assert str(measured).replace("\xa0", " ") == value


def test_a_transaction_has_the_area_of_its_line_and_else_its_own(agreement, amina):
    nets = line(agreement, amina)
    spent(agreement, amina, budget_line=nets, area="ncd")
    spent(agreement, amina, area="ncd")
    spent(agreement, amina)
    assert [money.area for money in everything()[1:]] == ["malaria", "ncd", ""]
    assert everything()[1][2:8] == (Decimal("5.25"), "USD", date(2024, 6, 30), None, "2024", "malaria")


def test_a_line_is_of_its_years_and_begins_with_its_period_or_its_agreement(agreement, amina):
    for period in ("2024", "2024-07/2025-06", "", "2025-34"):
        line(agreement, amina, period=period)
    assert sorted((money.year, money.day) for money in everything()) == [
        ("", date(2024, 1, 15)),
        ("2024", date(2024, 1, 1)),
        ("2024/2025", date(2024, 7, 1)),
        ("2025", date(2025, 4, 1)),
    ]


def test_what_cannot_be_is_refused(agreement, amina):
    other = keep(Agreement, {"title": "Another"}, amina)
    nets = line(agreement, amina)
    for attempt, says in (
        (lambda: spent(other, amina, budget_line=nets), "another agreement"),
        (lambda: spent(None, amina, budget_line=nets), "Name the agreement"),
        (lambda: spent(agreement, amina, stage="promised"), "stage"),
        (lambda: spent(agreement, amina, amount="-1"), "below nothing"),
        (lambda: line(agreement, amina, period="soon"), "EDTF"),
        (lambda: line(agreement, amina, currency=""), "currency"),
        (lambda: keep(Rate, rate_of(rate="0"), amina), "more than nothing"),
        (lambda: keep(Rate, rate_of(into="EUR"), amina), "two currencies"),
    ):
        with pytest.raises(BadValue, match=says):
            attempt()


def test_only_delegated_funds_are_delegated(agreement, amina):
    document = add_document(training_in_english().reading()).document
    partner = document.facts.filter(kind="partner")[0].partner
    with pytest.raises(BadValue, match="delegated"):
        line(agreement, amina, delegated_to=partner)
    assert line(agreement, amina, delegated_to=partner, funding="delegated").delegated_to == partner


def rate_of(**more):
    return {"currency": "EUR", "into": "USD", "date": "2024-05-31", "rate": "1.0852", "source": "a bank"} | more


def test_lines_go_with_their_agreement_and_transactions_stay_as_a_problem(agreement, amina):
    nets = line(agreement, amina)
    spent(agreement, amina, budget_line=nets)
    gone = withdraw(agreement, amina)
    assert [money.stage for money in everything()] == ["expenditure"]
    assert {"line-withdrawn", "agreement-withdrawn"} <= {problem.code for problem in all_problems()}
    take_back(gone, amina)
    assert [money.stage for money in everything()] == ["budget", "expenditure"]


def test_rows_of_money_are_made_anew_from_their_changes(agreement, amina):
    nets = line(agreement, amina, period="2024/2025", in_kind=True, price_reference="a list")
    spent(agreement, amina, budget_line=nets, amount="0.000001")
    keep(Rate, rate_of(rate="0.001652892562"), amina)
    before = [list(model.objects.values()) for model in (BudgetLine, Transaction, Rate)]
    assert Rate.objects.get().rate == Decimal("0.001652892562")
    BudgetLine.objects.update(amount=1, what="spoilt")
    Rate.objects.all().delete()
    rebuild()
    assert [list(model.objects.values()) for model in (BudgetLine, Transaction, Rate)] == before


def test_delegated_funds_are_asked_for_by_themselves(agreement, amina):
    for funding in ("own", "cofinanced", "delegated"):
        spent(agreement, amina, funding=funding)
    assert [money.funding for money in moneys()] == ["own", "cofinanced"]
    assert [money.funding for money in moneys(Asked(funding="delegated"))] == ["delegated"]


def test_money_is_narrowed_by_what_an_address_says(agreement, amina):
    nets = line(agreement, amina)
    first = spent(agreement, amina, budget_line=nets, estimated=True)
    spent(None, amina, currency="XOF", value_date="2025-01-01")
    for said, numbers in (
        ({"agreement": str(agreement.pk), "stage": "expenditure"}, [first.pk]),
        ({"agreement": "-"}, [first.pk + 1]),
        ({"area": "-"}, [first.pk + 1]),
        ({"year": "2025"}, [first.pk + 1]),
        ({"currency": "USD", "estimated": "yes"}, [first.pk]),
        ({"line": str(nets.pk), "stage": "expenditure"}, [first.pk]),
        ({"agreement": "nonsense", "stage": "nonsense", "in_kind": "perhaps", "currency": "XOF"}, [first.pk + 1]),
    ):
        asked = Asked.of(said)
        assert [money.number for money in moneys(asked)] == numbers, said
        assert Asked.of(dict(asked.said())) == asked


CSV = b"from,to,date,rate,source\nEUR,USD,2024-05-31,1.0852,a bank\nUSD,XOF,2024-05-31,604.45,a bank\n"


def test_rates_are_loaded_once_corrected_and_all_taken_back(amina):
    assert load_rates(read_rates("rates.csv", CSV), amina, "from rates.csv") == (2, 0, 0)
    assert load_rates(read_rates("rates.csv", CSV), amina) == (0, 0, 2)
    assert load_rates(read_rates("rates.csv", CSV.replace(b"604.45", b"604.5")), amina) == (0, 1, 1)
    assert {rate.rate for rate in rate_list()} == {Decimal("1.0852"), Decimal("604.5")}
    take_back(Change.objects.filter(done="change").get(), amina)
    take_back(Change.objects.filter(done="keep").first(), amina)
    assert rate_list() == []


def test_rates_come_from_a_workbook_and_from_a_table_with_commas_as_marks():
    file = BytesIO()
    with xlsxwriter.Workbook(file) as book:
        sheet, day = book.add_worksheet(), book.add_format({"num_format": "yyyy-mm-dd"})
        sheet.write_row(0, 0, ["Date", "From", "To", "Rate"])
        sheet.write_datetime(1, 0, datetime(2024, 5, 31), day)
        sheet.write_row(1, 1, ["eur", "USD", 1.0852])
    told = read_rates("rates.xlsx", file.getvalue(), "a bank")
    french = "de;vers;date;taux;source\nEUR;USD;31/05/2024;1,0852;a bank\n".encode("utf-8-sig")
    assert told == read_rates("taux.csv", french) == read_rates("rates.csv", CSV)[:1]


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"a,b\n1,2\n", "has no column from"),
        (b"", "has no column from"),
        (CSV.replace(b"EUR", b"EEE"), "line 2: EEE is no currency"),
        (CSV.replace(b"604.45", b"604,45"), "line 3: it has more cells"),
        (CSV.replace(b"604.45", b'"604,45"'), "line 3: “604,45” is no number"),
        (CSV.replace(b"604.45", b"0"), "line 3: A rate is more than nothing"),
        (CSV.replace(b"2024-05-31,604", b"May,604"), "line 3: .May. is no day"),
        (CSV.replace(b"USD,2024", b"EUR,2024"), "line 2: it is between one currency and itself"),
        (CSV.replace(b"a bank\nUSD", b"\nUSD"), "line 2: it has no source"),
        (b"PK\x03\x04 no workbook", "no workbook"),
        (CSV + b"\xff\xfe", "not UTF-8"),
    ],
)
def test_a_table_that_cannot_be_read_is_named_by_file_and_line(content, says):
    with pytest.raises(BadValue, match=says) as refused:
        read_rates("rates.csv", content)
    assert "rates.csv" in str(refused.value)


def test_who_may_not_keep_may_not_load():
    with pytest.raises(NotAllowed):
        load_rates([], Account.objects.create_user("rea", role=Role.READER))


def test_the_sample_is_there_once_and_its_figures_are_those_of_its_tables():
    agreement = load_money_sample()
    assert load_money_sample() is None
    held, rates = everything(agreement.pk), Rates(rate_list())
    own = [money for money in held if money.funding == "own"]
    lines = [money for money in own if money.stage == "budget"]
    assert len({money.area for money in lines}) == 9
    assert {money.year for money in lines} == {"2024", "2025"}
    assert added(money.amount for money in lines) == Decimal(1_795_000)
    assert total([money for money in own if money.stage == "allocation"], "USD", rates).amount == Decimal(1_800_000)
    found = all_problems(agreement.pk)
    assert [problem.code for problem in found] == [
        "lines-miss-total",
        "over-allocated",
        "overspent",
        "after-the-end",
        "no-rate",
    ]
    assert agreement.act.type == "agreement"


def test_a_sample_that_was_withdrawn_does_not_come_back(amina):
    withdraw(load_money_sample(), amina)
    assert load_money_sample() is None
    with pytest.raises(Undecidable):
        withdraw(Agreement.objects.get(), amina)
