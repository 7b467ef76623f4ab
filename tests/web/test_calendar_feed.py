"""The calendar's feed: RFC 5545 as programs read it, behind an address that is secret and can be renewed."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone
from icalendar import Calendar

from cosante.register.actions.kept import change, keep
from cosante.register.actions.reminders import new_calendar_address
from cosante.register.models import Account, CalendarAddress, Duty, LoginEvent, Plan, PlannedActivity, Role

pytestmark = pytest.mark.django_db
DUE = timezone.localdate() + timedelta(days=20)


@pytest.fixture
def amina():
    return Account.objects.create_user("amina", role=Role.READER, language="bn")


def feed(secret: str, **options) -> Calendar:
    response = Client().get(f"/calendars/{secret}.ics", **options)
    assert response.status_code == 200
    assert response["Content-Type"].startswith("text/calendar")
    return Calendar.from_ical(response.content)


def test_a_program_reads_days_titles_and_where_they_lead(amina):
    keep(Duty, {"what": "Report, yearly; “α” \\ ok", "due": DUE, "responsible": amina}, None)
    (event,) = feed(new_calendar_address(amina, mine=False)).walk("VEVENT")
    assert event.decoded("dtstart") == DUE
    assert event.decoded("dtend") == DUE + timedelta(days=1)
    assert str(event["summary"]).endswith("Report, yearly; “α” \\ ok")
    assert str(event["url"]) == f"http://testserver/duties/{Duty.objects.get().pk}/"
    assert event.decoded("dtstamp").tzinfo is not None


def test_an_activity_lasts_from_its_first_to_its_last_day(amina):
    plan = keep(Plan, {"title": "P", "year": DUE.year}, None)
    keep(PlannedActivity, {"plan": plan, "what": "course", "starts": DUE, "ends": DUE + timedelta(days=4)}, None)
    (event,) = feed(new_calendar_address(amina, mine=False)).walk("VEVENT")
    assert (event.decoded("dtstart"), event.decoded("dtend")) == (DUE, DUE + timedelta(days=5))


def test_lines_are_folded_by_bytes_and_end_as_the_standard_says(amina):
    keep(Duty, {"what": "প্রতিবেদন জমা দেওয়া " * 10, "due": DUE}, None)
    body = Client().get(f"/calendars/{new_calendar_address(amina, mine=False)}.ics").content
    lines = body.split(b"\r\n")
    assert all(len(line) <= 75 and b"\n" not in line for line in lines)
    (event,) = Calendar.from_ical(body).walk("VEVENT")
    assert ("প্রতিবেদন জমা দেওয়া " * 10).strip() in str(event["summary"])


def test_the_same_rows_are_the_same_bytes_and_a_change_is_the_same_event_anew(amina):
    duty = keep(Duty, {"what": "Report", "due": DUE}, None)
    address = f"/calendars/{new_calendar_address(amina, mine=False)}.ics"
    first = Client().get(address).content
    assert Client().get(address).content == first
    change(duty, {"due": DUE + timedelta(days=1)}, duty.version, None)
    (before,), (after,) = (Calendar.from_ical(body).walk("VEVENT") for body in (first, Client().get(address).content))
    assert before["uid"] == after["uid"]
    assert after["sequence"] > before["sequence"]


def test_it_speaks_her_language_and_may_tell_only_what_is_hers(amina):
    keep(Duty, {"what": "Hers", "due": DUE, "responsible": amina}, None)
    keep(Duty, {"what": "Somebody’s", "due": DUE}, None)
    (event,) = feed(new_calendar_address(amina, mine=True), HTTP_ACCEPT_LANGUAGE="en").walk("VEVENT")
    assert str(event["summary"]).startswith("প্রতিবেদন")
    assert "Hers" in str(event["summary"])


def test_a_new_address_ends_the_old_and_none_opens_after_the_account_is_closed(amina):
    old = new_calendar_address(amina, mine=False)
    new = new_calendar_address(amina, mine=False)
    feed(new)
    assert CalendarAddress.objects.get().read_at is not None
    assert old not in str(CalendarAddress.objects.values())
    assert Client().get(f"/calendars/{old}.ics").status_code == 404
    Account.objects.update(is_active=False)
    assert Client().get(f"/calendars/{new}.ics").status_code == 404
    assert Client().get("/calendars/x.ics").status_code == 404


def test_the_address_is_shown_once_and_ended_from_the_page(client, owner):
    made = client.post("/account/reminders/address/", {"mine": "1"}).content.decode()
    address = made.partition("http://localhost/calendars/")[2].partition("<")[0]
    assert Client(SERVER_NAME="localhost").get(f"/calendars/{address}").status_code == 200
    assert address not in client.get("/account/reminders/").content.decode()
    client.post("/account/reminders/address/end/")
    assert Client(SERVER_NAME="localhost").get(f"/calendars/{address}").status_code == 404
    assert [event.what for event in LoginEvent.objects.filter(kind="calendar")] == ["+", "-"]


def test_what_is_far_away_is_not_in_it(amina):
    keep(Duty, {"what": "Far", "due": date(2099, 1, 1)}, None)
    assert feed(new_calendar_address(amina, mine=False)).walk("VEVENT") == []
