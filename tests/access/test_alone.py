"""One person on her own machine needs no password; as soon as there is another way in, everybody signs in."""

import pytest
from django.test import Client

from cosante.register.actions import access
from cosante.register.models import Account, Role
from cosante.vocabulary.errors import Undecidable
from cosante.web.loopback import ALONE

pytestmark = pytest.mark.django_db

LOCAL = {ALONE: "1", "SERVER_NAME": "localhost"}
CHOSEN = {"name": "Amina Rahman", "username": "amina", "password": "a sentence of some length"}
CHOSEN["again"] = CHOSEN["password"]


def status(**environment: str) -> int:
    return Client(**environment).get("/").status_code


def test_the_one_person_is_an_administrator_without_a_password():
    assert status(**LOCAL) == 200
    owner = Account.objects.get()
    assert (owner.username, owner.role, owner.has_usable_password()) == ("owner", Role.ADMINISTRATOR, False)
    assert Client(**LOCAL).get("/rules/").status_code == 200


@pytest.mark.parametrize(
    "other",
    [
        {"REMOTE_ADDR": "192.0.2.7"},
        {ALONE: ""},
        {"HTTP_X_FORWARDED_FOR": "192.0.2.7"},
        {"HTTP_FORWARDED": "for=192.0.2.7"},
        {"HTTP_VIA": "1.1 proxy"},
        {"SERVER_PROTOCOL": "HTTP/1.0"},
        {"SERVER_NAME": "testserver"},
    ],
    ids=str,
)
def test_nothing_but_the_machine_itself_gets_in_so(other):
    assert status(**LOCAL | other) == 302


def test_no_header_says_that_it_is_the_machine_itself():
    assert Client(SERVER_NAME="localhost", headers={ALONE: "1"}).get("/").status_code == 302


def test_nobody_is_invited_before_the_owner_has_a_password():
    browser = Client(**LOCAL)
    assert "give yourself one" in browser.get("/accounts/").content.decode()
    assert browser.post("/accounts/", {"role": "reader"}).status_code == 422
    with pytest.raises(Undecidable):
        access.invite(Role.READER, by=Account.objects.get())


def test_with_a_password_everybody_signs_in_and_the_account_stays_the_same():
    browser = Client(**LOCAL)
    browser.get("/")
    before = Account.objects.get().pk
    assert browser.post("/account/password/", CHOSEN).url == "/account/"
    assert "everybody signs in" in browser.get("/account/").content.decode()
    assert status(**LOCAL) == 302
    assert Account.objects.get().pk == before
    assert Client(**LOCAL).post("/sign-in/", {"username": "amina", "password": CHOSEN["password"]}).url == "/"


def test_an_invitation_made_by_a_command_ends_it_too():
    assert status(**LOCAL) == 200
    access.invite(Role.READER, by=None)
    assert status(**LOCAL) == 302


def test_a_link_for_the_owner_lets_her_choose_name_and_password():
    owner = access.owner()
    token = access.let_in_again(owner, by=None).token
    assert status(**LOCAL) == 200  # not yet used
    assert Client().post(f"/join/{token}/", CHOSEN).url == "/"
    owner.refresh_from_db()
    assert (owner.username, owner.first_name) == ("amina", "Amina Rahman")
    assert status(**LOCAL) == 302
