"""Every page says who may see it; the frame leads only there, and whoever signs in comes to the page she asked for."""

import pytest
from django.test import Client
from doors import addresses

from cosante.register.models import Role
from cosante.web.door import UNSAID

pytestmark = pytest.mark.django_db


def test_every_view_says_who_may_see_it():
    silent = [one.written for one in addresses() if one.door is UNSAID]
    assert silent == [], "put @needs(...) or @anybody before the view"


def test_the_frame_leads_only_where_one_may_go(browsers):
    shown = {role: browser.get("/").content.decode() for role, browser in browsers.items() if role}
    assert {role for role, page in shown.items() if 'href="/add/"' in page} == {*Role.values[1:]}
    assert {role for role, page in shown.items() if 'href="/accounts/"' in page} == {Role.ADMINISTRATOR}


def test_whoever_is_not_signed_in_comes_back_to_the_page_that_was_asked_for(office):
    browser = Client()
    wanted = browser.get("/acts/?type=training").url
    assert wanted == "/sign-in/?next=%2Facts%2F%3Ftype%3Dtraining"
    answer = browser.post(wanted, {"username": "lea", "password": "a sentence of some length"})
    assert answer.url == "/acts/?type=training"


def test_nobody_is_led_to_another_site(office):
    given = {"username": "lea", "password": "a sentence of some length", "next": "https://evil.example/"}
    assert Client().post("/sign-in/", given).url == "/"


def test_pages_of_an_account_are_kept_by_no_cache(browsers):
    assert "private" in browsers[Role.READER].get("/")["Cache-Control"]
