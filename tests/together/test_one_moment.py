"""Who reads while others write sees what they write as a whole, or not at all; and writes nothing."""

import re
from collections.abc import Callable
from threading import Thread

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client
from stories import training_in_english

from cosante.register.actions import accept, add_document
from cosante.register.models import Account, Decision, Document, Role
from cosante.register.moment import busy, one_moment
from cosante.web.loopback import ALONE

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def document() -> Document:
    return add_document(training_in_english().reading()).document


@pytest.fixture
def amina() -> Account:
    return Account.objects.create_user("amina", role=Role.REVIEWER)


def elsewhere(do: Callable[[], object]) -> None:
    """Do it on a connection of its own, to its end."""

    def work() -> None:
        try:
            do()
        finally:
            connection.close()

    thread = Thread(target=work)
    thread.start()
    thread.join()


def test_what_is_written_meanwhile_is_seen_afterwards(document, amina):
    with one_moment():
        assert Decision.objects.count() == 0
        elsewhere(lambda: accept(document.facts.all(), amina))
        assert Decision.objects.count() == 0
        assert document.facts.filter(status="proposed").count() == 6
    assert Decision.objects.count() == 6


def test_nothing_can_be_written_in_it_and_afterwards_all_can(document, amina):
    with pytest.raises(DatabaseError), one_moment():
        accept(document.facts.all(), amina)
    accept(document.facts.all(), amina)
    assert Decision.objects.count() == 6


def test_within_a_writers_transaction_it_is_that_ones_moment(document, amina):
    with transaction.atomic():
        accept(document.facts.all(), amina)
        with one_moment():
            assert Decision.objects.count() == 6


def test_a_page_shows_one_moment_though_somebody_decides_between_two_of_its_questions(document, amina, client):
    Account.objects.create_user("bo", role=Role.REVIEWER)  # nobody is alone here
    client.force_login(amina)
    decided = []

    def between(execute, sql, params, many, context):
        if "register_fact" in sql and not decided:
            decided.append(True)
            elsewhere(lambda: accept(document.facts.all(), amina))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(between):
        page = client.get(f"/review/documents/{document.pk}/").content.decode()
    assert decided
    assert "6 facts of it wait for you" in " ".join(page.split())
    assert len(re.findall(r"badge state proposed", page)) == 6
    assert "Every fact of it has been decided" in client.get(f"/review/documents/{document.pk}/").content.decode()


def test_pages_that_write_when_they_are_looked_at_can(document, amina):
    Account.objects.create_user("bo", role=Role.REVIEWER)
    client = Client()
    client.force_login(amina)
    assert client.get("/account/second-factor/").status_code == 200
    assert client.get("/account/second-factor/qr.svg").status_code == 200


def test_the_first_page_of_somebody_alone_makes_her_account():
    answer = Client(SERVER_NAME="localhost", **{ALONE: "1"}).get("/")
    assert answer.status_code == 200
    assert Account.objects.count() == 1


def test_a_writer_who_waits_too_long_gives_up_and_nothing_of_hers_is_written(document, amina):
    kinds: list[Exception] = []
    with transaction.atomic():  # somebody writes, and goes on writing
        Document.objects.update(publisher="Ministry")

        def other() -> None:
            impatient()
            try:
                accept(document.facts.all(), amina)
            except DatabaseError as error:
                kinds.append(error)

        elsewhere(other)
    assert [busy(error) for error in kinds] == [True]
    assert Decision.objects.count() == 0


def impatient() -> None:
    """This connection gives up waiting for other writers soon."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA busy_timeout = 50")
    if connection.vendor == "postgresql":
        connection.patience = "50ms"
