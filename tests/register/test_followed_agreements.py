"""Agreements that are followed: made from an act, amended, renewed; what is promised and done; what is due."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from deeds import deed, tell

from cosante.register.actions import merge
from cosante.register.actions.agreements import amend, follow, fulfil, renew
from cosante.register.actions.kept import change, cite, keep, take_back, withdraw
from cosante.register.actions.kept.writing import last_change
from cosante.register.models import (
    Account,
    Agreement,
    AgreementParty,
    Duty,
    Milestone,
    Plan,
    PlannedActivity,
    Promise,
    Role,
)
from cosante.register.queries.due import due, waiting
from cosante.register.queries.followed import following, one, versions
from cosante.register.queries.kept_rows import cited_by
from cosante.register.queries.promised import promised
from cosante.vocabulary.errors import NotAllowed, Undecidable

pytestmark = pytest.mark.django_db
TODAY = date(2026, 3, 17)


@pytest.fixture
def amina():
    return Account.objects.create_user("amina", role=Role.CONTRIBUTOR)


@pytest.fixture
def signed():
    """The act of an agreement of two years on three areas, for 1.8 million dollars."""
    areas = ["malaria", "nutrition", "cancer"]
    money = ("1800000.5", "USD", "commitment")
    return tell(deed("agreement", by="KZ", for_="KG", when="2024-03-11", areas=areas, money=money))[0]


@pytest.fixture
def agreement(signed, amina):
    return follow(signed, amina, {"ends": "2026-12-31"})


def test_following_fills_in_what_the_sources_say_and_cites_them(signed, agreement):
    assert (agreement.signed, agreement.amount, agreement.currency) == (date(2024, 3, 11), Decimal("1800000.5"), "USD")
    assert {part.partner.name: part.side for part in AgreementParty.objects.all()} == {
        "Kazakhstan": "theirs",
        "Kyrgyzstan": "ours",
    }
    assert [promise.area for promise in Promise.objects.all()] == ["malaria", "nutrition", "cancer"]
    assert [cited.quote for cited in cited_by(agreement)] == [signed.facts.get().evidence.get().quote]
    assert list(following(signed)) == [agreement]


def test_it_is_followed_once_and_taken_back_whole(signed, agreement, amina):
    with pytest.raises(Undecidable, match="already"):
        follow(signed, amina)
    take_back(last_change(agreement), amina)
    assert not following(signed).exists()
    assert not Promise.objects.filter(withdrawn=False).exists()
    assert follow(signed, amina).pk != agreement.pk


def test_what_is_no_agreement_is_not_followed_and_readers_follow_nothing(signed, amina):
    with pytest.raises(Undecidable, match="neither an agreement"):
        follow(tell(deed("training"))[0], amina)
    with pytest.raises(NotAllowed):
        follow(signed, Account.objects.create_user("rea", role=Role.READER))


def test_our_side_is_the_country_that_was_ours_before(agreement, amina):
    again = tell(deed("agreement", by="KG JP", for_="", when="2025-01-01"))[0]
    follow(again, amina)
    sides = {part.partner.name: part.side for part in AgreementParty.objects.filter(agreement__act=again)}
    assert sides == {"Kyrgyzstan": "ours", "Japan": "theirs"}


def test_acts_of_both_sides_since_the_signing_count_in_their_areas(agreement, amina):
    within, before, after, alone, other = tell(
        deed("training", when="2025-05-01", areas=["malaria", "hiv_aids"], money=("500.25", "USD", "disbursement")),
        deed("training", when="2024-03-10", areas=["malaria"]),
        deed("training", when="2027-01-01", areas=["malaria"]),
        deed("training", for_="", when="2025-05-01", areas=["malaria"]),
        deed("donation", when="2025-06-01", areas=["water_sanitation"]),
    )
    found = promised(agreement, TODAY)
    assert found.why == {within.pk: "parties", other.pk: "parties"}
    assert {line.promise.area: line.acts for line in found.lines} == {
        "malaria": (within.pk,),
        "nutrition": (),
        "cancer": (),
    }
    assert found.elsewhere == [other.pk]
    assert found.lines[0].money == [("disbursement", "USD", Decimal("500.25"))]
    assert not {before.pk, after.pk, alone.pk} & set(found.why)


def test_promises_are_active_late_or_wait(agreement, amina):
    tell(deed("training", when="2025-05-01", areas=["malaria"]))
    nutrition = Promise.objects.get(area="nutrition")
    change(nutrition, {"due": TODAY - timedelta(days=1)}, nutrition.version, amina)
    found = promised(agreement, TODAY)
    assert found.numbers == {"active": 1, "planned": 0, "late": 1, "waiting": 1}
    assert promised(agreement, date(2027, 1, 1)).numbers == {"active": 1, "planned": 0, "late": 2, "waiting": 0}


def test_what_is_only_planned_is_no_activity_yet(agreement):
    tell(deed("training", when="2025-05-01", areas=["malaria"], status="planned"))
    assert promised(agreement, TODAY).numbers == {"active": 0, "planned": 1, "late": 0, "waiting": 2}
    assert promised(agreement, date(2027, 1, 1)).numbers == {"active": 0, "planned": 0, "late": 3, "waiting": 0}


def test_what_a_plan_did_and_what_somebody_named_count_too(agreement, amina):
    planned, named = tell(deed("visit", by="JP", for_="", when="2025-01-01"), deed("research", by="FJ", for_=""))
    plan = keep(Plan, {"title": "2025", "year": 2025, "agreement": agreement}, amina)
    keep(PlannedActivity, {"plan": plan, "what": "a visit", "area": "cancer", "act": planned}, amina)
    cite(Promise.objects.get(area="nutrition"), named, amina)
    found = promised(agreement, TODAY)
    assert found.why == {planned.pk: "plan", named.pk: "named"}
    assert {line.promise.area: line.acts for line in found.lines if line.acts} == {
        "nutrition": (named.pk,),
        "cancer": (planned.pk,),
    }


def test_acts_that_are_merged_count_once(agreement, amina):
    first, second = tell(deed("training", when="2025-05-01", areas=["malaria"]), deed("visit", when="2025-05-02"))
    merge(first, second, None, "the same")
    assert len(promised(agreement, TODAY).why) == 1


def test_sums_of_what_frames_others_are_left_out_and_said_to_be(agreement):
    tell(deed("policy", when="2025-05-01", areas=["malaria"], money=("900", "USD", "commitment")))
    line = promised(agreement, TODAY).lines[0]
    assert (line.money, line.left_out, line.outcome) == ([], 1, "active")


def test_an_amendment_and_a_renewal_are_versions_and_one_is_in_force(agreement, amina):
    longer: Agreement = amend(agreement, amina)
    change(longer, {"signed": "2026-01-10", "ends": "2027-06-30"}, longer.version, amina)
    assert one(agreement, TODAY).terms.ends == date(2027, 6, 30)
    assert versions(agreement, TODAY) == ([agreement, longer], longer)
    after = renew(longer, amina)
    assert (after.renews, after.in_force, after.signed) == (agreement, date(2027, 7, 1), None)
    assert [promise.area for promise in Promise.objects.filter(agreement=after)] == ["malaria", "nutrition", "cancer"]
    assert one(agreement, date(2027, 7, 1)).standing == "renewed"
    with pytest.raises(Undecidable, match="already"):
        renew(agreement, amina)
    second = amend(longer, amina)
    assert (second.amends, second.title) == (agreement, f"Amendment 2: {agreement.title}")


def test_the_clock_has_ends_notices_duties_promises_and_plans(agreement, amina):
    change(agreement, {"notice_days": 300}, agreement.version, amina)
    malaria = Promise.objects.get(area="malaria")
    change(malaria, {"due": "2026-03-01"}, malaria.version, amina)
    plan = keep(Plan, {"title": "2026", "year": 2026}, amina)
    keep(PlannedActivity, {"plan": plan, "what": "a course", "starts": "2026-03-10", "ends": "2026-03-20"}, amina)
    keep(Milestone, {"plan": plan, "what": "named", "due": "2026-04-01"}, amina)
    keep(Milestone, {"plan": plan, "what": "reached", "due": "2026-04-01", "reached": "2026-03-01"}, amina)
    keep(Duty, {"what": "yearly report", "due": "2026-05-01", "agreement": agreement, "responsible": amina}, amina)
    found = waiting(TODAY + timedelta(days=90), TODAY)
    said = [(one.kind, str(one.day), one.overdue(TODAY)) for one in found]
    assert said == [
        ("promise", "2026-03-01", True),
        ("notice", "2026-03-06", True),
        ("activity", "2026-03-10", False),
        ("milestone", "2026-04-01", False),
        ("report", "2026-05-01", False),
    ]
    assert [one.kind for one in waiting(date(2026, 12, 31), TODAY)][-1] == "ends"
    assert [one.kind for one in waiting(date(2026, 12, 31), TODAY, amina)] == ["report"]
    assert [one.kind for one in due(date(2026, 3, 20), date(2026, 4, 30), TODAY)] == [
        "activity",
        "milestone",
        "milestone",
    ]


def test_a_renewal_that_is_there_makes_the_end_nothing_to_wait_for(agreement, amina):
    assert [one.kind for one in waiting(date(2026, 12, 31), TODAY)] == ["ends"]
    renew(agreement, amina)
    assert waiting(date(2026, 12, 31), TODAY) == []


def test_what_was_withdrawn_is_due_no_more(agreement, amina):
    keep(Duty, {"what": "report", "due": "2026-05-01", "agreement": agreement}, amina)
    withdraw(agreement, amina)
    assert waiting(date(2026, 12, 31), TODAY) == []


def test_a_duty_that_is_done_comes_again_and_is_taken_back_with_the_next(amina):
    duty = keep(Duty, {"what": "report", "due": "2026-01-31", "every": "quarter", "responsible": amina}, amina)
    made = fulfil(duty, TODAY, amina)
    after = Duty.objects.get(done_on=None)
    assert (after.due, after.every, after.responsible) == (date(2026, 4, 30), "quarter", amina)
    with pytest.raises(Undecidable, match="already"):
        fulfil(duty, TODAY, amina)
    take_back(made, amina)
    assert [(one.pk, one.done_on) for one in Duty.objects.filter(withdrawn=False)] == [(duty.pk, None)]


def test_a_duty_that_comes_once_is_done_once(amina):
    duty = keep(Duty, {"what": "meeting", "kind": "meeting", "due": "2026-01-31"}, amina)
    fulfil(duty, TODAY, amina)
    assert Duty.objects.count() == 1
