"""Every page says who may see it, and nobody else does."""

import pytest
from django.test import Client
from django.urls import URLPattern, get_resolver, reverse
from stories import training_in_english

from cosante.register.actions import add_document
from cosante.register.models import Account, Act, Decision, Document, Fact, Partner, Role
from cosante.web.door import UNSAID, door_of

pytestmark = pytest.mark.django_db

RANKS = (None, *Role.values)
#: The least role for each page; None is everybody.
PAGES = {
    "home": Role.READER,
    "new": Role.READER,
    "conflicts": Role.READER,
    "ending": Role.READER,
    "review": Role.READER,
    "proposal": Role.READER,
    "review_document": Role.READER,
    "bulk": Role.READER,
    "enter_fact": Role.READER,
    "entry": Role.READER,
    "documents": Role.READER,
    "document": Role.READER,
    "acts": Role.READER,
    "act": Role.READER,
    "partners": Role.READER,
    "partner": Role.READER,
    "about": Role.READER,
    "account": Role.READER,
    "password": Role.READER,
    "second-factor": Role.READER,
    "qr": Role.READER,
    "money": Role.READER,
    "money-rows": Role.READER,
    "money-problems": Role.READER,
    "rates-load": Role.CONTRIBUTOR,
    "add": Role.CONTRIBUTOR,
    "accounts": Role.ADMINISTRATOR,
    "account-of": Role.ADMINISTRATOR,
    "rules": Role.ADMINISTRATOR,
    "audit": Role.ADMINISTRATOR,
    "audit-csv": Role.ADMINISTRATOR,
    "sign-in": None,
}
#: What the address of a page has the number of.
OF = {
    "document": Document,
    "describe_document": Document,
    "review_document": Document,
    "complete_document": Document,
    "enter_fact": Document,
    "proposal": Fact,
    "act": Act,
    "resolve_conflict": Act,
    "partner": Partner,
    "account-of": Account,
}


@pytest.fixture
def told(db):
    return add_document(training_in_english().reading()).document


def address(name: str) -> str:
    one = OF.get(name)
    return reverse(name, args=[one.objects.order_by("pk").first().pk] if one else [])


def patterns() -> list[URLPattern]:
    found, waiting = [], list(get_resolver().url_patterns)
    while waiting:
        one = waiting.pop()
        if isinstance(one, URLPattern):
            found.append(one)
        else:
            waiting += one.url_patterns
    return found


@pytest.mark.parametrize("pattern", patterns(), ids=lambda pattern: pattern.name)
def test_every_view_says_who_may_see_it(pattern):
    assert door_of(pattern.callback) is not UNSAID, f"{pattern.name}: put @needs(...) or @anybody before the view"


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_for_its_role_and_those_above(browsers, told, name):
    for role, browser in browsers.items():
        answer = browser.get(address(name))
        if RANKS.index(role) >= RANKS.index(PAGES[name]):
            assert answer.status_code in (200, 302 if name in ("sign-in", "review") else 200), role
        elif role is None:
            assert (answer.status_code, answer.url.partition("?")[0]) == (302, "/sign-in/")
        else:
            assert answer.status_code == 403, role
            assert "This takes the role" in answer.content.decode()


@pytest.mark.parametrize(
    ("name", "least"),
    [
        ("add", Role.CONTRIBUTOR),
        ("entry", Role.CONTRIBUTOR),
        ("describe_document", Role.CONTRIBUTOR),
        ("accounts", Role.ADMINISTRATOR),
        ("account-of", Role.ADMINISTRATOR),
        ("rules", Role.ADMINISTRATOR),
        ("trust", Role.ADMINISTRATOR),
    ],
)
def test_what_is_sent_is_refused_from_those_below(browsers, told, name, least):
    for role, browser in browsers.items():
        answer = browser.post(address(name), {})
        if role is None:
            assert answer.url.startswith("/sign-in/")
        else:
            assert (answer.status_code == 403) == (RANKS.index(role) < RANKS.index(least)), role
    assert not Decision.objects.exists()


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
