"""Signing in: alike for every wrong guess, held back after too many, and in the log."""

from datetime import timedelta

import pytest
from django.conf import settings as present
from django.test import Client
from django.utils import timezone

from cosante.register.actions.access import limits
from cosante.register.models import LoginEvent, LoginKind, Session

pytestmark = pytest.mark.django_db

RIGHT = {"username": "lea", "password": "a sentence of some length"}
WRONG = RIGHT | {"password": "something else"}


def kinds() -> list[str]:
    return list(LoginEvent.objects.values_list("kind", flat=True))


def tries(number: int, given: dict[str, str] = WRONG, **environment: str) -> int:
    """The status of the last of so many tries."""
    return [Client(**environment).post("/sign-in/", given).status_code for _ in range(number)][-1]


def later(**by: float) -> None:
    """As if what is in the log had happened so long ago."""
    for event in LoginEvent.objects.all():
        LoginEvent.objects.filter(pk=event.pk).update(at=event.at - timedelta(**by))


def test_the_right_password_opens_and_is_in_the_log(office, lea):
    browser = Client(HTTP_USER_AGENT="Mozilla/5.0 (X11; Linux) Firefox/128.0")
    assert browser.post("/sign-in/", RIGHT).status_code == 302
    event = LoginEvent.objects.get()
    assert (event.kind, event.account, event.address) == ("signed_in", lea, "127.0.0.1")
    session = Session.objects.get()
    assert (session.account, session.address) == (lea, "127.0.0.1")
    assert "Firefox, Linux" in browser.get("/account/").content.decode()


def test_capitals_of_the_name_do_not_matter(office):
    assert tries(1, RIGHT | {"username": " Lea "}) == 302


def test_a_wrong_password_a_closed_account_and_no_account_are_answered_alike(office, lea):
    said = []
    lea.is_active = False
    lea.save()
    for given in (RIGHT, WRONG | {"username": "rui"}, WRONG | {"username": "nobody"}):
        page = Client().post("/sign-in/", given).content.decode()
        said.append(page.split('role="alert">')[1].split("</div>")[0])
    assert said[0] == said[1] == said[2]
    assert kinds() == ["wrong"] * 3


def test_a_name_that_is_none_is_not_in_the_log_in_letters(office):
    tries(1, WRONG | {"username": "my password, typed in the wrong field"})
    event = LoginEvent.objects.get()
    assert event.account is None
    assert "my password" not in " ".join(str(value) for value in vars(event).values())


def test_too_many_tries_for_one_name_are_held_back_the_right_password_too(office):
    assert tries(limits.PER_NAME) == 422
    assert tries(1, RIGHT) == 429
    assert tries(1, RIGHT | {"username": "rui"}) == 302
    assert kinds().count("held_back") == 1


def test_who_is_held_back_is_told_how_long(office):
    tries(limits.PER_NAME)
    answer = Client().post("/sign-in/", RIGHT)
    assert "Wait 15 minutes" in answer.content.decode()
    assert answer["Retry-After"] == "900"


def test_after_a_quarter_of_an_hour_it_goes_on_whatever_was_held_back_meanwhile(office):
    tries(limits.PER_NAME)
    later(minutes=10)
    assert tries(3, RIGHT) == 429
    later(minutes=6)
    assert tries(1, RIGHT) == 302


def test_names_that_do_not_exist_are_held_back_alike(office):
    assert tries(limits.PER_NAME + 1, WRONG | {"username": "nobody"}) == 429


def test_too_many_tries_from_one_address_are_held_back_whatever_their_names(office, monkeypatch):
    monkeypatch.setattr(limits, "PER_ADDRESS", 4)
    for name in ("a", "b", "c", "d"):
        tries(1, WRONG | {"username": name})
    assert tries(1, RIGHT) == 429
    assert tries(1, RIGHT, REMOTE_ADDR="192.0.2.9") == 302


def test_nobody_elsewhere_can_lock_somebody_out_from_where_she_works(office):
    assert tries(1, RIGHT, REMOTE_ADDR="198.51.100.4") == 302
    assert tries(limits.PER_NAME + 1, REMOTE_ADDR="192.0.2.9") == 429
    assert tries(1, RIGHT, REMOTE_ADDR="198.51.100.4") == 302


def test_a_try_counts_before_its_password_is_looked_at(office, monkeypatch):
    """A hundred at once are a hundred: the row of each is there before the slow part begins."""
    seen = []
    monkeypatch.setattr(limits, "end", lambda row, kind: seen.append(kind))
    from cosante.register.actions.access.log import Whence

    for _ in range(limits.PER_NAME):
        limits.attempt("lea", None, Whence("192.0.2.1"))
    with pytest.raises(limits.HeldBack):
        limits.attempt("lea", None, Whence("192.0.2.1"))
    assert set(kinds()) == {LoginKind.TRIED}


def test_only_our_own_proxy_is_believed_about_addresses(office, settings):
    header = {"HTTP_X_FORWARDED_FOR": "6.6.6.6, 203.0.113.5"}
    tries(1, RIGHT, **header)
    settings.COSANTE_PROXY = True
    tries(1, RIGHT, **header)
    assert list(LoginEvent.objects.values_list("address", flat=True)) == ["127.0.0.1", "203.0.113.5"]


def test_signing_out_ends_the_session_and_is_in_the_log(office):
    browser = Client()
    browser.post("/sign-in/", RIGHT)
    assert browser.get("/sign-out/").status_code == 405
    browser.post("/sign-out/")
    assert not Session.objects.exists()
    assert browser.get("/").status_code == 302
    assert kinds() == ["signed_in", "signed_out"]


def test_sessions_that_ran_out_are_tidied_away(office):
    Client().post("/sign-in/", RIGHT)
    Session.objects.update(expire_date=timezone.now() - timedelta(days=1))
    Client().post("/sign-in/", RIGHT)
    assert Session.objects.count() == 1


def test_the_session_cookie_is_out_of_reach_of_scripts_and_of_other_sites(office):
    cookie = Client().post("/sign-in/", RIGHT).cookies["sessionid"]
    assert (bool(cookie["httponly"]), cookie["samesite"]) == (True, "Lax")


def test_a_session_gets_another_name_when_somebody_signs_in(office):
    browser = Client()
    browser.post("/sign-in/", RIGHT)
    before = browser.cookies["sessionid"].value
    browser.post("/sign-out/")
    browser.post("/sign-in/", RIGHT)
    assert browser.cookies["sessionid"].value != before


def test_a_site_that_cannot_keep_cookies_says_why(office, settings):
    settings.SESSION_COOKIE_SECURE = True
    settings.ALLOWED_HOSTS = ["register.example"]
    page = Client(SERVER_NAME="register.example").get("/sign-in/").content.decode()
    assert "Nobody can sign in over this address" in page
    assert (
        "Nobody can sign in"
        not in Client(SERVER_NAME="register.example").get("/sign-in/", secure=True).content.decode()
    )


def test_where_nobody_has_a_password_the_page_says_what_to_do(db):
    assert "cosante accounts invite" in Client().get("/sign-in/").content.decode()


def test_another_site_cannot_sign_somebody_in(office):
    assert Client(enforce_csrf_checks=True).post("/sign-in/", RIGHT).status_code == 403


def test_the_rules_for_passwords_are_set():
    assert {rule["NAME"].rpartition(".")[2] for rule in present.AUTH_PASSWORD_VALIDATORS} == {
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    }
