"""The second factor: codes as RFC 6238 has them, each once; backup codes; and a way out."""

import re
import time

import pyotp
import pytest
from django.test import Client

from cosante.register.actions import access
from cosante.register.actions.access import second_factor
from cosante.register.models import BackupCode, LoginEvent, Role, SecondFactor

pytestmark = pytest.mark.django_db

RIGHT = {"username": "lea", "password": "a sentence of some length"}


def code(account, steps: int = 0) -> str:
    return pyotp.TOTP(SecondFactor.objects.get(account=account).secret).at(time.time() + 30 * steps)


@pytest.fixture
def codes(lea):
    """Lea's backup codes; her app's code of the step before is used up."""
    access.begin(lea)
    return access.confirm(lea, code(lea, -1))


def asked(**environment: str) -> Client:
    """A browser in which the password was given."""
    browser = Client(**environment)
    answer = browser.post("/sign-in/", RIGHT)
    assert answer.url.startswith("/sign-in/code/")
    return browser


def test_codes_are_those_of_the_standard():
    secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"  # RFC 6238, appendix B
    assert pyotp.TOTP(secret, digits=8).at(59) == "94287082"


def test_it_is_on_after_a_first_code_which_shows_backup_codes_once(browsers, lea):
    browser = browsers[Role.READER]
    page = browser.get("/account/second-factor/").content.decode()
    assert SecondFactor.objects.get().secret in page
    assert browser.post("/account/second-factor/", {"code": "000000"}).status_code == 422
    page = browser.post("/account/second-factor/", {"code": code(lea)}).content.decode()
    shown = re.findall(r"<code>(\w{4}-\w{4}-\w{4})</code>", page)
    assert len(set(shown)) == 10
    assert browser.get("/account/second-factor/").status_code == 302
    assert not any(bare in row.mark for row in BackupCode.objects.all() for bare in shown)


def test_the_picture_is_an_svg_for_its_owner_until_it_is_confirmed(browsers, lea):
    answer = browsers[Role.READER].get("/account/second-factor/qr.svg")
    assert answer["Content-Type"] == "image/svg+xml"
    assert b"<svg" in answer.content
    assert "no-store" in answer["Cache-Control"]
    access.confirm(lea, code(lea))
    assert browsers[Role.READER].get("/account/second-factor/qr.svg").status_code == 404


def test_password_and_code_open_password_alone_does_not(codes, lea):
    browser = asked()
    assert browser.get("/").status_code == 302
    assert browser.post("/sign-in/code/", {"code": "123 456"}).status_code == 422
    assert browser.post("/sign-in/code/", {"code": code(lea)}).url == "/"
    assert browser.get("/").status_code == 200
    assert [e.kind for e in LoginEvent.objects.exclude(kind="factor_on")] == ["code_asked", "wrong_code", "signed_in"]


def test_a_code_works_once(codes, lea):
    used = code(lea)
    asked().post("/sign-in/code/", {"code": used})
    assert asked().post("/sign-in/code/", {"code": used}).status_code == 422


def test_a_code_of_the_step_before_the_last_one_used_is_refused(codes, lea):
    asked().post("/sign-in/code/", {"code": code(lea, 1)})
    assert asked().post("/sign-in/code/", {"code": code(lea)}).status_code == 422


def test_a_backup_code_works_once_however_it_is_written(codes):
    assert asked().post("/sign-in/code/", {"code": codes[0].upper().replace("-", " ")}).status_code == 302
    assert asked().post("/sign-in/code/", {"code": codes[0]}).status_code == 422
    assert BackupCode.objects.filter(used_at=None).count() == 9


def test_codes_cannot_be_guessed_one_after_the_other(codes, lea):
    browser = asked()
    for _ in range(10):
        browser.post("/sign-in/code/", {"code": "000000"})
    assert browser.post("/sign-in/code/", {"code": code(lea)}).status_code == 429


def test_the_question_for_a_code_holds_for_five_minutes(codes, lea, monkeypatch):
    from cosante.web import entrance

    browser = asked()
    monkeypatch.setattr(entrance, "PATIENCE", -1)
    assert browser.post("/sign-in/code/", {"code": code(lea)}).url.startswith("/sign-in/?")


def test_turning_it_off_takes_the_password(codes, lea):
    browser = asked()
    browser.post("/sign-in/code/", {"code": code(lea)})
    assert browser.post("/account/second-factor/off/", {"current": "wrong"}).status_code == 422
    browser.post("/account/second-factor/off/", {"current": RIGHT["password"]})
    assert not SecondFactor.objects.exists()
    assert Client().post("/sign-in/", RIGHT).url == "/"


def test_an_administrator_can_turn_it_off_for_a_lost_phone_and_that_is_in_the_log(codes, browsers_of_amina, lea, amina):
    browsers_of_amina.post(f"/accounts/{lea.pk}/", {"do": "factor"})
    assert Client().post("/sign-in/", RIGHT).url == "/"
    event = LoginEvent.objects.get(kind="factor_off")
    assert (event.account, event.by) == (lea, amina)


@pytest.fixture
def browsers_of_amina(office):
    browser = Client()
    browser.post("/sign-in/", RIGHT | {"username": "amina"})
    return browser


def test_a_new_password_by_a_link_does_not_go_round_it(codes, amina, lea):
    token = access.let_in_again(lea, amina).token
    new = "words of quite some length"
    browser = Client()
    assert browser.post(f"/join/{token}/", {"password": new, "again": new}).url == "/sign-in/"
    assert browser.get("/").status_code == 302


def test_an_app_gets_the_name_of_the_site_and_of_the_account(lea):
    assert second_factor.address_for_app(access.begin(lea)).startswith("otpauth://totp/Cosant%C3%A9:lea?")
