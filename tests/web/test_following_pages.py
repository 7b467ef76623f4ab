"""Pages of agreements that are followed: from the act to its agreement, promises, clock, calendar, plans, duties."""

from datetime import date, timedelta

import pytest
from deeds import deed, tell
from django.test import Client
from django.utils import timezone
from lxml import html

from cosante.register.actions.kept import change, keep
from cosante.register.models import Account, Act, Agreement, Duty, Milestone, Plan, PlannedActivity, Promise, Role
from cosante.register.queries.kept import forget

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def told(lasting) -> int:
    areas = ["malaria", "nutrition"]
    return tell(deed("agreement", when="2024-03-11", areas=areas, money=("1800000", "USD", "commitment")))[0].pk


@pytest.fixture
def act(told, db) -> Act:
    forget()
    return Act.objects.get(pk=told)


@pytest.fixture
def agreement(client, act):
    address = f"/acts/{act.pk}/follow/"
    client.post(address, fields_of(client.get(address)) | {"title": "Biennial agreement", "ends": "2031-12-31"})
    return Agreement.objects.get()


def fields_of(response) -> dict[str, str]:
    form = html.fromstring(response.content).xpath("//form[contains(@class, 'kept-form')]")[0]
    return dict(form.form_values()) | {"areas": form.xpath(".//input[@name='areas'][@checked]/@value")}


def page(client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200, address
    return " ".join(html.fromstring(response.content).xpath("string(//main)").split())


def links(client, address: str) -> list[str]:
    return html.fromstring(client.get(address).content).xpath("//main//a/@href")


def test_from_the_act_to_its_agreement_and_back(client, act, agreement):
    assert (agreement.amount, agreement.signed, agreement.act) == (1800000, date(2024, 3, 11), act)
    assert [promise.area for promise in Promise.objects.all()] == ["malaria", "nutrition"]
    assert f"/agreements/{agreement.pk}/" in links(client, f"/acts/{act.pk}/")
    assert f"/acts/{act.pk}/" in links(client, f"/agreements/{agreement.pk}/")
    assert "Follow this agreement" not in page(client, f"/acts/{act.pk}/")
    assert "in force until 31 December 2031" in page(client, f"/agreements/{agreement.pk}/")
    assert "in force until 31 December 2031" in page(client, "/agreements/")


def test_a_party_without_a_side_and_an_area_without_its_mark_are_left_out(client, act):
    address = f"/acts/{act.pk}/follow/"
    filled = fields_of(client.get(address)) | {"areas": ["nutrition"], "title": "A"}
    side = next(name for name in filled if name.startswith("side-"))
    assert client.post(address, filled | {side: ""}).status_code == 302
    made = Agreement.objects.get()
    assert [promise.area for promise in made.promises.all()] == ["nutrition"]
    assert made.parties.count() == 1


def test_the_form_that_is_sent_twice_follows_once_and_a_second_one_is_told(client, act):
    address = f"/acts/{act.pk}/follow/"
    first, second = fields_of(client.get(address)), fields_of(client.get(address))
    assert client.post(address, first).url == client.post(address, first).url
    refused = client.post(address, second)
    assert (refused.status_code, Agreement.objects.count()) == (409, 1)
    assert "followed already" in refused.content.decode()


def test_promised_against_done_opens_the_acts_that_are_counted(client, agreement):
    done = tell(deed("training", when="2024-05-01", areas=["malaria"], money=("500.25", "USD", "disbursement")))[0]
    said = page(client, f"/agreements/{agreement.pk}/")
    assert "2 areas promised, 1 with activity, 0 late · 1 act under it" in said
    assert "USD 500.25 disbursed" in said
    malaria = Promise.objects.get(area="malaria")
    under = f"/agreements/{agreement.pk}/done/?promise={malaria.pk}"
    assert under in links(client, f"/agreements/{agreement.pk}/")
    listed = page(client, under)
    assert "1 act · USD 500.25 disbursed" in listed
    assert "its parties did it while it was in force" in listed
    assert f"/acts/{done.pk}/" in links(client, under)
    assert "No act of the register is under it yet" in page(
        client, f"/agreements/{agreement.pk}/done/?promise={Promise.objects.get(area='nutrition').pk}"
    )


def test_an_act_is_named_for_a_promise(client, agreement):
    other = tell(deed("research", by="FJ", for_=""))[0]
    promise = Promise.objects.get(area="nutrition")
    client.post(f"/promises/{promise.pk}/sources/", {"kind": "act", "number": other.pk})
    listed = page(client, f"/agreements/{agreement.pk}/done/?promise={promise.pk}")
    assert "somebody named it here" in listed


def test_renewed_and_amended_from_its_page_with_the_version_in_force_named(client, agreement):
    for verb in ("amend", "renew"):
        response = client.post(f"/agreements/{agreement.pk}/{verb}/", follow=True)
        assert response.redirect_chain[-1][0].endswith("/edit/")
    amendment = Agreement.objects.get(amends=agreement)
    change(amendment, {"signed": "2025-01-01"}, amendment.version, None)
    rows = html.fromstring(client.get(f"/agreements/{agreement.pk}/").content).xpath("//ol[@class='chain']/li")
    said = [" ".join(row.text_content().split()) for row in rows]
    assert [("in force today" in line) for line in said] == [False, True, False]
    assert "not signed" in said[2]
    assert client.post(f"/agreements/{agreement.pk}/renew/").status_code == 409


def test_what_does_not_fit_is_shown_and_not_refused(client, agreement):
    for promise in Promise.objects.all():
        change(promise, {"amount": "1000000", "currency": "USD"}, promise.version, None)
    change(agreement, {"in_force": "2024-01-01"}, agreement.version, None)
    said = page(client, f"/agreements/{agreement.pk}/")
    assert "comes to USD 2,000,000, more than the USD 1,800,000 of the agreement" in said
    assert "in force from a day before it was signed" in said


def test_the_clock_looks_as_far_as_it_is_asked_and_home_and_work_lead_to_it(client, agreement, owner):
    today = timezone.localdate()
    keep(Duty, {"what": "Yearly report", "due": today + timedelta(days=100), "responsible": owner}, owner)
    keep(Duty, {"what": "Old bill", "kind": "payment", "due": today - timedelta(days=3)}, owner)
    said = page(client, "/work/clock/")
    assert "Old bill" in said
    assert "3 days ago" in said
    assert "Yearly report" not in said
    said = page(client, "/work/clock/?days=180")
    assert "2 things are due, 1 overdue" in said
    assert "in 100 days" in said
    mine = page(client, "/work/clock/?days=180&who=me")
    assert ("Yearly report" in mine, "Old bill" in mine) == (True, False)
    for address in ("/", "/work/"):
        assert "/work/clock/" in links(client, address)
        assert "Old bill" in page(client, address)
    assert page(client, "/work/clock/?days=nonsense")


def test_of_very_many_things_the_clock_shows_the_first_and_counts_all(client, owner, monkeypatch):
    monkeypatch.setattr("cosante.web.views.due._SHOWN", 2)
    today = timezone.localdate()
    for n in range(5):
        keep(Duty, {"what": f"Report {n}", "kind": "report", "due": today - timedelta(days=9 - n)}, owner)
        ended = {"title": f"Agreement {n}", "signed": "2020-01-01", "ends": today - timedelta(days=n + 1)}
        keep(Agreement, ended, owner)
    shown = page(client, "/work/clock/")
    assert "5 things are due, 5 overdue" in shown
    assert [f"Report {n}" in shown for n in range(5)] == [True, True, False, False, False]
    assert [f"Agreement {n}" in shown for n in range(5)] == [True, True, False, False, False]
    assert shown.count("3 more") == 2


def test_an_act_that_is_named_for_a_promise_is_seen_at_once_where_it_was_late(client, agreement, owner):
    promise = agreement.promises.get(area="malaria")
    change(promise, {"due": timezone.localdate() - timedelta(days=1)}, promise.version, owner)
    assert "1 overdue" in page(client, "/work/")
    (undated,) = tell(deed("research", by="FJ", for_="", when=None))
    assert "1 overdue" in page(client, "/work/")
    client.post(f"/promises/{promise.pk}/sources/", {"kind": "act", "number": undated.pk})
    assert "overdue" not in page(client, "/work/")


def test_what_ended_and_nothing_follows_is_on_the_clock(client, owner):
    today = timezone.localdate()
    values = {"title": "Ended agreement", "signed": "2020-01-01", "ends": today - timedelta(days=5)}
    keep(Agreement, values, owner)
    assert "Ended agreement" in page(client, "/work/clock/").partition("Ended, and not renewed")[2]


def test_a_month_has_its_days_done_or_not(client, owner):
    keep(Duty, {"what": "Done report", "due": "2026-02-10", "done_on": "2026-02-09"}, owner)
    plan = keep(Plan, {"title": "Plan", "year": 2026}, owner)
    keep(PlannedActivity, {"plan": plan, "what": "Long course", "starts": "2026-01-28", "ends": "2026-02-04"}, owner)
    said = page(client, "/work/calendar/?month=2026-02")
    assert "February 2026" in said
    assert "2 things in this month" in said
    assert said.count("Long course") == 2  # on its first day and on the first of the next week
    assert "Done report" in said
    assert "Done report" not in page(client, "/work/calendar/?month=2026-03")
    for odd in ("2026-13", "x", "٢٠٢٦-٠٢", "99999-01"):
        assert client.get("/work/calendar/", {"month": odd}).status_code == 200


def test_a_plan_says_how_far_it_is(client, owner):
    plan = keep(Plan, {"title": "Plan", "year": 2026}, owner)
    done, late = (
        {"what": "A course", "state": "done", "amount": "10.5", "currency": "USD"},
        {"what": "A visit", "starts": "2025-01-01", "amount": "5", "currency": "USD"},
    )
    for values in (done, late):
        keep(PlannedActivity, values | {"plan": plan}, owner)
    keep(Milestone, {"plan": plan, "what": "Named", "due": "2026-01-01", "reached": "2026-01-01"}, owner)
    said = page(client, f"/plans/{plan.pk}/")
    assert "1 of 2 activities done" in said
    assert "1 of 1 milestone reached" in said
    assert "Planned: USD 15.5 · of activities that are done: USD 10.5" in said
    assert "“A visit” is not in 2026" in said
    assert "“A course” is done, and no act of the register says so" in said
    assert "A course" in page(client, f"/planned-activities/?plan={plan.pk}&state=done")


def test_a_year_is_written_as_a_year(client):
    filled = fields_of(client.get("/plans/new/")) | {"title": "Plan", "year": "২০২৬"}
    filled.pop("areas")
    assert client.post("/plans/new/", filled | {"year": "26"}).status_code == 422
    assert client.post("/plans/new/", filled).status_code == 302
    plan = Plan.objects.get()
    assert plan.year == 2026
    assert 'value="2026"' in client.get(f"/plans/{plan.pk}/edit/").content.decode()


def test_a_duty_is_done_from_its_page_and_comes_again(client, owner):
    duty = keep(Duty, {"what": "Report", "due": "2026-01-31", "every": "month"}, owner)
    assert "overdue" in page(client, f"/duties/{duty.pk}/")
    assert client.post(f"/duties/{duty.pk}/done/", {"on": "soon"}).status_code == 422
    client.post(f"/duties/{duty.pk}/done/", {"on": "2026-02-01"})
    assert "done on 1 February 2026" in page(client, f"/duties/{duty.pk}/")
    assert str(Duty.objects.get(done_on=None).due) == "2026-02-28"


#: Each address with the roles that may look, and those that may send; the others are refused.
_EVERYBODY = ("reader", "contributor", "reviewer", "administrator")
_WRITERS = _EVERYBODY[1:]
ADDRESSES = (
    ("/work/clock/", _EVERYBODY, None),
    ("/work/calendar/", _EVERYBODY, None),
    ("/account/reminders/", _EVERYBODY, None),
    ("/account/reminders/address/", None, _EVERYBODY),
    ("/account/reminders/address/end/", None, _EVERYBODY),
    ("/agreements/{agreement}/", _EVERYBODY, None),
    ("/agreements/{agreement}/done/", _EVERYBODY, None),
    ("/agreements/{agreement}/amend/", None, _WRITERS),
    ("/agreements/{agreement}/renew/", None, _WRITERS),
    ("/acts/{act}/follow/", _WRITERS, _WRITERS),
    ("/duties/{duty}/", _EVERYBODY, None),
    ("/duties/{duty}/done/", None, _WRITERS),
    ("/plans/{plan}/", _EVERYBODY, None),
    ("/plans/new/", _WRITERS, _WRITERS),
    ("/duties/new/", _WRITERS, _WRITERS),
)


@pytest.mark.parametrize("role", Role.values)
@pytest.mark.parametrize(("address", "look", "send"), ADDRESSES)
def test_each_role_at_each_address(client, act, owner, role, address, look, send):
    numbers = {
        "act": act.pk,
        "agreement": keep(Agreement, {"title": "A"}, owner).pk,
        "duty": keep(Duty, {"what": "D", "due": "2026-01-01"}, owner).pk,
        "plan": keep(Plan, {"title": "P", "year": 2026}, owner).pk,
    }
    client.force_login(Account.objects.create_user("who", role=role))
    for roles, ask in ((look, client.get), (send, client.post)):
        if roles is not None:
            status = ask(address.format(**numbers)).status_code
            assert (status != 403) == (role in roles), (address, role, status)


@pytest.mark.parametrize("address", [address for address, look, _send in ADDRESSES if look])
def test_visitors_of_a_public_site_are_led_to_the_door(settings, act, address):
    settings.COSANTE_PUBLIC = True
    response = Client().get(address.format(act=act.pk, agreement=1, duty=1, plan=1))
    assert response.status_code == 302
    assert response.url.startswith("/sign-in/")
