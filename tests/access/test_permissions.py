"""Each role against each address and each call of the API: who comes in is what ``docs/permissions.md`` says."""

from collections.abc import Iterator
from urllib.parse import urlencode

import pytest
from django.db import transaction
from django.test import Client
from doors import Address, Call, addresses, calls, table

from cosante.register.actions.access import make_token
from cosante.register.actions.access.make_token import scopes_of
from cosante.register.models import Role

pytestmark = [pytest.mark.django_db, pytest.mark.once("who may is asked before what")]

VISITOR = "visitor"
#: From who may least to who may most; ``anybody`` is before all.
RANKS = ("anybody", VISITOR, *Role.values)
NEVER = "–"


def least(role: str, needed: str) -> bool:
    return RANKS.index(role) >= RANKS.index(needed)


def test_the_document_has_every_address_and_every_call_and_no_other():
    assert sorted(table("Pages")) == sorted(one.written for one in addresses())
    assert sorted(table("API")) == sorted(f"{one.method} {one.path}" for one in calls())


@pytest.mark.parametrize("role", [VISITOR, *Role.values])
def test_a_page_lets_in_who_the_document_says(browsers, role, settings):
    settings.COSANTE_PUBLIC = True
    browser = browsers[None if role == VISITOR else role]
    rows = table("Pages")
    assert [said for one in addresses() for said in wrong(one, rows[one.written], role, browser)] == []


def wrong(one: Address, row: list[str], role: str, browser: Client) -> Iterator[str]:
    """Where the site does other than the document says."""
    for method, needed in zip(("GET", "POST"), row, strict=True):
        with transaction.atomic():  # nothing that is let in stays done
            status, where = answer(browser, method, one.asked)
            transaction.set_rollback(True)
        refused = status == 403 or (role == VISITOR and is_led_to_the_door(one.asked, where))
        expected = refused or status == 405 if needed == NEVER else refused is not least(role, needed)
        if not expected:
            yield f"{method} {one.written} as {role}: {status} {where}, and the document says {needed}"


def is_led_to_the_door(asked: str, where: str) -> bool:
    """And back to where she was, where she only looked."""
    return where in ("/sign-in/", f"/sign-in/?{urlencode({'next': asked})}")


def answer(browser: Client, method: str, address: str) -> tuple[int, str]:
    kept = dict(browser.cookies)
    got = browser.generic(method, address)
    browser.cookies.update(kept)  # also after signing out
    return got.status_code, got.headers.get("Location", "")


def test_a_closed_site_sends_visitors_to_the_door(browsers, settings):
    settings.COSANTE_PUBLIC = False
    rows = table("Pages")
    let_in = {one.written for one in addresses() if not led(browsers[None], one.asked)}
    assert let_in == {written for written, row in rows.items() if "anybody" in row}


def led(browser: Client, asked: str) -> bool:
    return is_led_to_the_door(asked, answer(browser, "GET", asked)[1])


@pytest.mark.parametrize("role", [VISITOR, *Role.values])
def test_a_call_lets_in_who_the_document_says(office, role, settings):
    settings.COSANTE_PUBLIC = True
    secret = None if role == VISITOR else made(office[role])
    rows = table("API")
    assert [said for one in calls() for said in wrong_call(one, rows[f"{one.method} {one.path}"], role, secret)] == []


def made(account) -> str:
    return make_token(account, "a program", scopes_of(account), 90, account).secret


def wrong_call(one: Call, row: list[str], role: str, secret: str | None) -> Iterator[str]:
    scope, needed = row
    if scope.strip("`") != one.scope:
        yield f"{one.method} {one.path} takes the scope {one.scope}"
    with transaction.atomic():
        headers = {"Authorization": f"Bearer {secret}"} if secret else {}
        status = Client(headers=headers).generic(one.method, one.asked).status_code
        transaction.set_rollback(True)
    if (status not in (401, 403)) is not least(role, needed):
        yield f"{one.method} {one.path} as {role}: {status}, and the document says {needed}"
