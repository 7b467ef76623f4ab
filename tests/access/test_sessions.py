"""Sessions are seen where one is signed in, and can be ended: one, all others, and all by a new password."""

import pytest
from django.test import Client

from cosante.register.models import LoginEvent, Role, Session

pytestmark = pytest.mark.django_db

RIGHT = {"username": "lea", "password": "a sentence of some length"}


def signed_in(agent: str) -> Client:
    browser = Client(HTTP_USER_AGENT=agent)
    browser.post("/sign-in/", RIGHT)
    return browser


@pytest.fixture
def desk(office):
    return signed_in("Mozilla/5.0 (Windows) Firefox/128.0")


@pytest.fixture
def phone(office):
    return signed_in("Mozilla/5.0 (Linux; Android 14) Chrome/120 Mobile Safari/537")


def is_in(browser: Client) -> bool:
    return browser.get("/").status_code == 200


def test_both_are_listed_and_one_is_marked_as_this_one(desk, phone):
    page = desk.get("/account/").content.decode()
    assert "Firefox, Windows" in page
    assert "Chrome, Android" in page
    assert page.count(">here</span>") == 1


def test_one_can_be_ended(desk, phone):
    other = Session.objects.get(agent__contains="Android").mark
    desk.post("/account/sessions/end/", {"session": other})
    assert (is_in(desk), is_in(phone)) == (True, False)
    assert LoginEvent.objects.filter(kind="session_ended").count() == 1


def test_all_others_can_be_ended(desk, phone):
    phone.post("/account/sessions/end/")
    assert (is_in(desk), is_in(phone)) == (False, True)


def test_no_page_holds_the_key_of_a_session(desk, phone):
    page = desk.get("/account/").content.decode()
    assert not any(session.pk in page for session in Session.objects.all())


def test_a_session_that_is_not_there_ends_nothing(desk, phone):
    desk.post("/account/sessions/end/", {"session": "none"})
    assert (is_in(desk), is_in(phone)) == (True, True)


def test_nobody_ends_somebody_elses(desk, office):
    rui = Client()
    rui.post("/sign-in/", RIGHT | {"username": "rui"})
    rui.post("/account/sessions/end/", {"session": Session.objects.get(account__username="lea").mark})
    assert is_in(desk)


def test_a_new_password_ends_all_others(desk, phone):
    new = "words of quite some length"
    given = {"current": RIGHT["password"], "password": new, "again": new}
    assert desk.post("/account/password/", given | {"current": "wrong"}).status_code == 422
    assert desk.post("/account/password/", given | {"password": "short", "again": "short"}).status_code == 422
    assert desk.post("/account/password/", given).status_code == 302
    assert (is_in(desk), is_in(phone)) == (True, False)


def test_an_administrator_ends_all_of_an_account(desk, phone, lea):
    amina = Client()
    amina.post("/sign-in/", RIGHT | {"username": "amina"})
    amina.post(f"/accounts/{lea.pk}/", {"do": "end"})
    assert (is_in(desk), is_in(phone)) == (False, False)
    assert Session.objects.get().account.role == Role.ADMINISTRATOR
