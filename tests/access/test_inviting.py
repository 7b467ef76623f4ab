"""Invitations: a link, once, for a week; shown to whoever invites, sent where there is a mail server."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from cosante.register.actions import access
from cosante.register.models import Account, Invitation, LoginEvent, Role
from cosante.vocabulary.errors import NotAllowed, Undecidable

pytestmark = pytest.mark.django_db

CHOSEN = {"name": "Bo Li", "username": "bo", "password": "words of quite some length"}
CHOSEN["again"] = CHOSEN["password"]


def invited(browser: Client, **given: str) -> str:
    """The path of the link that the page shows."""
    page = browser.post("/accounts/", {"role": "reviewer"} | given).content.decode()
    return re.search(r"http://testserver(/join/[\w-]+/)", page)[1]


def test_the_link_makes_an_account_of_that_role_and_signs_in(browsers):
    link = invited(browsers[Role.ADMINISTRATOR])
    somebody = Client()
    assert "Your role: reviewer" in somebody.get(link).content.decode()
    assert somebody.post(link, CHOSEN).url == "/"
    assert somebody.get("/").status_code == 200
    made = Account.objects.get(username="bo")
    assert (str(made), made.role) == ("Bo Li", Role.REVIEWER)


def test_a_link_works_once(browsers):
    link = invited(browsers[Role.ADMINISTRATOR])
    Client().post(link, CHOSEN)
    answer = Client().post(link, CHOSEN | {"username": "other"})
    assert answer.status_code == 410
    assert "no longer works" in answer.content.decode()
    assert not Account.objects.filter(username="other").exists()


def test_a_link_works_for_a_week(browsers):
    link = invited(browsers[Role.ADMINISTRATOR])
    assert Invitation.objects.get().until - timezone.now() > timedelta(days=6, hours=23)
    Invitation.objects.update(until=timezone.now())
    assert Client().get(link).status_code == 410


def test_a_withdrawn_link_no_longer_works(browsers):
    link = invited(browsers[Role.ADMINISTRATOR])
    browsers[Role.ADMINISTRATOR].post(f"/invitations/{Invitation.objects.get().pk}/withdraw/")
    assert Client().get(link).status_code == 410


def test_the_database_does_not_hold_what_the_link_holds(browsers):
    token = invited(browsers[Role.ADMINISTRATOR]).split("/")[2]
    assert token not in str(vars(Invitation.objects.get()))


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"password": "short", "again": "short"}, "too short"),
        ({"password": "password1234", "again": "password1234"}, "too common"),
        ({"password": "123456789012345", "again": "123456789012345"}, "entirely numeric"),
        ({"password": "bo-li-bo-li-bo", "again": "other than that"}, "not the same"),
        ({"username": "AMINA"}, "has this name already"),
        ({"username": "two words"}, "valid username"),
        ({"username": "words.of.quite.some.length"}, "too similar"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_weak_password_or_a_taken_name_is_refused_and_the_link_still_works(browsers, given, said):
    link = invited(browsers[Role.ADMINISTRATOR])
    answer = Client().post(link, CHOSEN | given)
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert Client().post(link, CHOSEN).status_code == 302


def test_without_a_mail_server_nothing_is_sent(browsers):
    invited(browsers[Role.ADMINISTRATOR], email="bo@example.org")
    assert mail.outbox == []


def test_with_a_mail_server_the_link_is_sent_too(browsers, settings):
    settings.EMAIL_HOST = "mail.example.org"
    link = invited(browsers[Role.ADMINISTRATOR], email="bo@example.org")
    assert mail.outbox[0].to == ["bo@example.org"]
    assert link in mail.outbox[0].body


def test_a_mail_server_that_does_not_answer_is_said_and_the_link_is_there(browsers, settings):
    settings.EMAIL_BACKEND, settings.EMAIL_HOST, settings.EMAIL_PORT = (
        "django.core.mail.backends.smtp.EmailBackend",
        "127.0.0.1",
        9,
    )
    page = browsers[Role.ADMINISTRATOR].post("/accounts/", {"role": "reader", "email": "bo@example.org"})
    assert "could not be sent" in page.content.decode()
    assert "/join/" in page.content.decode()


def test_a_link_lets_somebody_back_in_with_a_new_password_and_ends_what_was_open(browsers, lea):
    page = browsers[Role.ADMINISTRATOR].post(f"/accounts/{lea.pk}/", {"do": "link"}).content.decode()
    link = re.search(r"/join/[\w-]+/", page)[0]
    answer = Client().post(link, {"password": CHOSEN["password"], "again": CHOSEN["password"]})
    assert answer.status_code == 302
    assert browsers[Role.READER].get("/").status_code == 302
    assert Client().post("/sign-in/", {"username": "lea", "password": CHOSEN["password"]}).status_code == 302


def test_an_older_link_for_the_same_account_no_longer_works(amina, lea):
    older, newer = (access.let_in_again(lea, amina).token for _ in range(2))
    assert access.opened(older) is None
    assert access.opened(newer) is not None


def test_only_an_administrator_invites(office):
    with pytest.raises(NotAllowed):
        access.invite(Role.ADMINISTRATOR, by=office[Role.REVIEWER])


def test_a_closed_account_is_out_at_once_and_its_name_stays(browsers, lea, amina):
    browsers[Role.ADMINISTRATOR].post(f"/accounts/{lea.pk}/", {"do": "close"})
    assert browsers[Role.READER].get("/").status_code == 302
    assert Client().post("/sign-in/", {"username": "lea", "password": "a sentence of some length"}).status_code == 422
    access.reopen(lea, amina)
    assert Client().post("/sign-in/", {"username": "lea", "password": "a sentence of some length"}).status_code == 302


def test_links_that_a_closed_administrator_made_no_longer_work(office, amina):
    other = Account.objects.create_user("otieno", password=CHOSEN["password"], role=Role.ADMINISTRATOR)
    token = access.invite(Role.ADMINISTRATOR, by=other).token
    access.close(other, by=amina)
    assert access.opened(token) is None


def test_another_role_holds_at_once(browsers, lea):
    browsers[Role.ADMINISTRATOR].post(f"/accounts/{lea.pk}/", {"do": "role", "role": "contributor"})
    assert browsers[Role.READER].get("/add/").status_code == 200
    assert LoginEvent.objects.get(kind="role").what == "reader → contributor"


def test_the_last_administrator_stays_one(amina):
    with pytest.raises(Undecidable):
        access.set_role(amina, Role.READER, by=amina)
    with pytest.raises(Undecidable):
        access.close(amina, by=amina)
