"""Totals say what they hold: nothing of another unit is added, everything left out has a reason, nothing counts twice."""

from decimal import Decimal

import pytest
from deeds import deed, tell
from hypothesis import given
from hypothesis import strategies as st
from stories import Story

from cosante.register.actions import accept, add_document, merge, reject, resolve
from cosante.register.models import Act, ActMoney, Fact, Seen
from cosante.register.queries.filters import Asked
from cosante.register.queries.totals import BY, items, rows, rows_of
from cosante.register.records.totals import ASKED, NEVER, REASONS, Row, total, verdict

pytestmark = pytest.mark.django_db
USD = ("1000.50", "USD", "disbursement")


def figures(measure: str, by: str = "all", counted: tuple[str, ...] = ()) -> dict:
    return {(f.key, f.unit): (f.amount, f.out) for f in total(rows(measure, by, Asked()), counted)}


def only(measure: str, counted: tuple[str, ...] = ()) -> tuple[Decimal, dict[str, int]]:
    (found,) = figures(measure, counted=counted).values()
    return found


@given(st.lists(st.tuples(st.sampled_from(["a", "b"]), st.lists(st.sampled_from(REASONS)), st.integers(1, 9))))
def test_what_is_in_and_what_is_out_are_everything(given):
    made = [Row(key, "", " ".join(reasons), n, Decimal(n)) for key, reasons, n in given]
    found = total(made, {"unreviewed"})
    assert sum(f.n + f.left_out for f in found) == sum(row.n for row in made)
    assert all(f.amount == f.n for f in found)


@pytest.mark.parametrize("reason", REASONS)
def test_a_reason_can_be_switched_off_where_it_is_a_question_and_never_else(reason):
    assert verdict(reason) == reason
    assert verdict(reason, ASKED) == ("" if reason in ASKED else reason)


def test_of_several_reasons_the_first_that_is_not_switched_off_is_given():
    assert verdict("unreviewed umbrella duplicate") == "duplicate"
    assert verdict("unreviewed umbrella", {"umbrella"}) == "unreviewed"
    assert verdict("unreviewed umbrella", {"umbrella", "unreviewed"}) == ""


def test_currencies_and_stages_are_different_sums():
    tell(
        deed("funding", money=USD),
        deed("funding", money=("10", "USD", "disbursement"), when="2023-01-02"),
        deed("funding", money=("10", "USD", "pledge"), when="2022-01-02"),
        deed("funding", money=("10", "EUR", "disbursement"), when="2021-01-02"),
    )
    assert figures("money") == {
        ("", "disbursement EUR"): (10, {}),
        ("", "disbursement USD"): (Decimal("1010.50"), {}),
        ("", "pledge USD"): (10, {}),
    }


def test_sums_that_are_no_whole_hundredths_or_very_large_are_added_exactly():
    amounts = ("0.001", "900000000000000", "0.000001", "7.5", "0.25")
    tell(*(deed("funding", money=(a, "USD", "price"), when=f"201{n}-01-01") for n, a in enumerate(amounts)))
    assert ActMoney.objects.filter(hundredths=None, seen=Seen.LISTED).count() == 3
    assert only("money") == (Decimal("900000000000007.751001"), {})


def test_what_nobody_has_reviewed_counts_only_where_it_is_asked_for():
    tell(deed(count=(12, "doctors")), reviewed=False)
    assert only("counts") == (0, {"unreviewed": 1})
    assert only("counts", ("unreviewed",)) == (12, {})


def test_a_sum_of_a_reviewed_deed_counts_once_it_is_reviewed_itself():
    (act,) = tell(deed("funding", money=USD), reviewed=False)
    accept(act.facts.filter(kind="act"), None)
    assert only("money") == (0, {"unreviewed": 1})
    accept(Fact.objects.filter(kind="money"), None)
    assert only("money") == (Decimal("1000.50"), {})


def test_what_is_only_announced_is_a_pledge_and_sums_pledged_are_sums_pledged():
    tell(deed("donation", status="planned", count=(5, "vehicles"), money=("9", "USD", "pledge")))
    assert only("acts") == (0, {"pledge_only": 1})
    assert only("counts") == (0, {"pledge_only": 1})
    assert only("money") == (9, {})
    assert only("acts", ("pledge_only",)) == (1, {})


def test_an_agreement_is_an_umbrella_over_the_deeds_that_spend_its_sum():
    tell(deed("agreement", by="KZ KG", for_="", money=USD))
    assert only("money") == (0, {"umbrella": 1})
    assert only("acts") == (1, {})


def test_an_agency_that_buys_for_others_spends_their_money():
    story = Story("UNOPS bought medicines for the ministry for 5 dollars.").partner("f1", "UNOPS", type="un_agency")
    story.partner("f2", "the ministry", type="ministry", country="KH")
    story.fact("f3", "money", "5 dollars", amount=5, currency="USD", stage="expenditure")
    story.act("f4", story.text, type="procurement", actors=["f1"], recipients=["f2"], money="f3")
    tell(story)
    assert only("money") == (0, {"delegated": 1})


def test_two_sources_of_one_sum_count_once():
    tell(deed("funding", money=USD), deed("funding", money=USD))
    assert Act.objects.filter(sources=2).count() == 1
    assert only("money") == (Decimal("1000.50"), {"duplicate": 1})  # the record that was merged into the other


def test_sources_that_differ_are_out_until_one_is_right_and_then_the_other_is_out():
    one, other = tell(deed("funding", money=USD), deed("funding", money=("2000", "USD", "disbursement")))
    merge(one, other, None, "one deed")
    one.refresh_from_db()
    assert one.conflicts == ["money"]
    assert only("money") == (0, {"conflict": 2, "duplicate": 1})
    right = one.facts.get(document__facts__amount=2000, kind="act")
    resolve(one, "money", right, None, "as the ministry says")
    assert only("money") == (2000, {"overruled": 1, "duplicate": 1})


def test_a_merged_deed_is_out_as_a_duplicate_and_a_rejected_one_as_rejected():
    one, other, third = tell(deed(when="2024-01-01"), deed(when="2024-01-02"), deed(when="2023-01-01"))
    merge(one, other, None, "told twice")
    reject(third.facts.filter(kind="act"), None)
    assert only("acts") == (1, {"duplicate": 1, "rejected": 1})


def test_what_is_not_health_cooperation_is_out_and_says_so():
    tell(deed(relevant=False, count=(3, "beds")))
    assert only("counts") == (0, {"not_health": 1})


def test_a_sum_that_one_sentence_gives_to_two_deeds_counts_with_one_of_them():
    story = Story("Japan built a hospital of Fiji with 9 dollars.").partner("f1", "Japan", type="country", country="JP")
    story.partner("f2", "Fiji", type="country", country="FJ")
    story.fact("f3", "money", "9 dollars", amount=9, currency="USD", stage="disbursement")
    says = {"actors": ["f1"], "recipients": ["f2"], "money": "f3"}
    story.act("f4", story.text, type="agreement", **says)
    story.act("f5", story.text, type="infrastructure", **says).act("f6", story.text, type="funding", **says)
    document = add_document(story.reading()).document
    accept(document.facts.all(), None)
    assert only("money") == (9, {"duplicate": 2})
    assert ActMoney.objects.get(reasons="", seen=Seen.LISTED).act.type == "infrastructure"
    reject(document.facts.filter(code="infrastructure"), None)
    assert ActMoney.objects.get(reasons="", seen=Seen.LISTED).act.type == "funding"


@pytest.fixture(scope="module")
def told(lasting) -> None:
    tell(
        deed("funding", money=USD, count=(2, "beds"), areas=["malaria", "cancer"]),
        deed("donation", by="JP", for_="FJ KG", money=USD, when="2020-01-01/2020-01-05", status="planned"),
        deed("visit", by="KZ KG", for_="", when=None, count=(7, "delegates")),
    )


@pytest.mark.parametrize("by", [by for by in BY if by != "stage"])
@pytest.mark.parametrize("measure", ["acts", "money", "counts", "days"])
def test_behind_every_figure_are_as_many_as_it_counts(told, measure, by):
    for figure in total(rows(measure, by, Asked())):
        behind = list(items(measure, by, figure.key, figure.unit, Asked()))
        held = [item for item in behind if not verdict(item.reasons)]
        assert len(behind) == figure.n + figure.left_out
        assert sum(item.amount for item in held) == figure.amount
        assert total(rows_of(measure, by, figure.key, figure.unit, Asked())) == [figure]


def test_a_deed_in_two_areas_is_in_both_and_once_in_all():
    tell(deed(areas=["malaria", "cancer"]))
    assert {key: amount for (key, _), (amount, _) in figures("acts", "area").items()} == {"malaria": 1, "cancer": 1}
    assert only("acts") == (1, {})


def test_days_are_counted_where_they_are_told():
    tell(deed("visit", when="2024-05-13/2024-05-17"), deed("visit", when="2024-06"))
    assert only("days") == (5, {})


def test_no_reason_is_in_both_kinds():
    assert not set(NEVER) & set(ASKED)
