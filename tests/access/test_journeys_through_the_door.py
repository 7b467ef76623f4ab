"""Journeys through the door, in a real browser, without JavaScript: what works so works everywhere."""

import re
import time

import pyotp
import pytest

from browsing import CHROMIUM, follow, press
from cosante.register.models import Account, SecondFactor
from cosante.web.loopback import ALONE

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.once(reason="a browser sees the same pages, whichever database they come from"),
    pytest.mark.skipif(not CHROMIUM, reason="no Chromium here; COSANTE_CHROMIUM names one"),
]

PASSWORD = "a sentence of some length"
NEW = "words of quite some length"


@pytest.fixture
def person(browser, live_server):
    """Somebody with a browser of her own, on a desk or on a phone."""

    def opened(width: int = 1280):
        context = browser.new_context(
            viewport={"width": width, "height": 800}, base_url=live_server.url, java_script_enabled=False
        )
        return context.new_page()

    return opened


def fill(page, **given: str) -> None:
    for name, value in given.items():
        page.fill(f"[name={name}]", value)
    press(page, "Enter", on=f"[name={name}]")


def sign_in(page, name: str, password: str = PASSWORD) -> None:
    page.goto("/sign-in/")
    fill(page, username=name, password=password)


def heading(page) -> str:
    return page.inner_text("h1")


def test_somebody_is_led_to_the_door_and_back_to_where_she_wanted(office, person):
    page = person()
    page.goto("/acts/")
    fill(page, username="lea", password="wrong")
    assert "do not belong together" in page.inner_text("[role=alert]")
    fill(page, password=PASSWORD)
    assert page.url.endswith("/acts/")
    page.click("text=lea")
    follow(page, "button:text('Sign out')")
    assert heading(page) == "Sign in"


def test_from_one_person_alone_to_an_office_of_two(db, live_server, person):
    environment = live_server.thread.httpd.base_environ
    environment[ALONE] = "1"
    try:
        amina, bo = person(), person(width=375)
        amina.goto("/")
        assert heading(amina) == "The register of health cooperation"
        amina.click("text=Office")
        follow(amina, "text=Choose a name and a password")
        fill(amina, name="Amina Rahman", username="amina", password=NEW, again=NEW)
        assert "Amina Rahman" in heading(amina)
        amina.click("text=Office")
        amina.select_option("[name=role]", "contributor")
        fill(amina, email="bo@example.org")
        link = amina.inner_text(".made code")
        bo.goto("/")
        assert heading(bo) == "Sign in"
        bo.goto(link)
        assert heading(bo) == "Welcome"
        fill(bo, name="Bo Li", password=PASSWORD, again=PASSWORD)  # the sign-in name is the e-mail address
        assert heading(bo) == "The register of health cooperation"
        follow(bo, "text=Add a document")
        bo.goto("/accounts/")
        assert heading(bo) == "That is not allowed"
        assert "This takes the role administrator; yours is contributor" in bo.content()
    finally:
        del environment[ALONE]
    assert Account.objects.get(username="bo@example.org").role == "contributor"


def test_the_second_factor_from_the_picture_to_the_backup_code(office, person):
    lea = person()
    sign_in(lea, "lea")
    lea.goto("/account/")
    follow(lea, "text=Turn it on")
    assert lea.url.endswith("/account/second-factor/")
    assert lea.eval_on_selector(".qr", "picture => picture.complete && picture.naturalWidth > 100")
    app = pyotp.TOTP(lea.inner_text("code.link"))
    assert app.secret == SecondFactor.objects.get().secret
    fill(lea, code=app.at(time.time() - 30))
    backup = lea.inner_text(".codes li:first-child")
    phone = person(width=375)
    sign_in(phone, "lea")
    assert heading(phone) == "Your code"
    fill(phone, code=app.now())
    assert heading(phone) == "The register of health cooperation"
    other = person()
    sign_in(other, "lea")
    fill(other, code=backup)
    other.goto("/account/")
    assert "9 backup codes left" in other.content()


def test_a_session_that_was_ended_elsewhere_is_over(office, person):
    desk, phone = person(), person(width=375)
    sign_in(phone, "lea")
    sign_in(desk, "lea")
    desk.goto("/account/")
    follow(desk, "button:text-matches('^End ')")
    assert "Sessions ended: 1" in desk.inner_text("[role=status]")
    phone.goto("/acts/")
    assert heading(phone) == "Sign in"
    sign_in(phone, "lea")
    phone.goto("/account/")
    follow(phone, "text=End all others")
    desk.reload()
    assert heading(desk) == "Sign in"


@pytest.mark.parametrize(
    "address",
    ["/sign-in/", "/account/", "/account/password/", "/account/second-factor/", "/accounts/", "/rules/", "/audit/"],
)
def test_no_page_is_wider_than_a_phone(office, person, address):
    page = person(width=320)
    if address != "/sign-in/":
        sign_in(page, "amina")
    page.goto(address)
    assert re.search(address + "$", page.url)
    # without JavaScript on the page, Playwright still measures
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
