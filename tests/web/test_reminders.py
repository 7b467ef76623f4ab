"""The mail of a day, over a real mail server that dies and comes back: nothing lost, nothing twice, in her language."""

import socket
import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from email import message_from_bytes, policy

import pytest
from aiosmtpd.controller import Controller
from django.db import connection
from django.utils import timezone

from cosante.register.actions.kept import keep
from cosante.register.actions.reminders import send, want
from cosante.register.actions.reminders.send import LEASE, send_one
from cosante.register.models import Account, Digest, Duty, Reminding, Role
from cosante.site.worker import Worker
from cosante.vocabulary.errors import BadValue
from cosante.web.reminding import remind, write

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 3, 17, 12, tzinfo=UTC)


class Server:
    """A mail server on this machine that can be killed and started again at the same port."""

    def __init__(self) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.took, self.answer, self.running = [], "250 OK", None

    async def handle_DATA(self, server, session, envelope):
        if self.answer.startswith("250"):
            self.took.append(message_from_bytes(envelope.content, policy=policy.default))
        return self.answer

    def start(self) -> None:
        self.running = Controller(self, hostname="127.0.0.1", port=self.port)
        self.running.start()

    def kill(self) -> None:
        if self.running:
            self.running.stop()
        self.running = None

    @property
    def told(self) -> list[str]:
        return [message["To"] for message in self.took]


@pytest.fixture
def server(settings):
    made = Server()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", made.port, 5
    settings.EMAIL_USE_TLS = settings.EMAIL_USE_SSL = False
    settings.EMAIL_HOST_USER = settings.EMAIL_HOST_PASSWORD = ""
    settings.DEFAULT_FROM_EMAIL = "cosante@example.org"
    made.start()
    yield made
    made.kill()


@pytest.fixture
def amina():
    made = Account.objects.create_user("amina", role=Role.CONTRIBUTOR, language="fr")
    want(made, "all", "amina@example.org", hour=6, site="https://register.example.org")
    return made


@pytest.fixture
def report(amina):
    return keep(Duty, {"what": "Rapport annuel", "due": "2026-03-20", "responsible": amina}, amina)


def waited() -> None:
    """So much time passes that every mail that waits is due again."""
    Digest.objects.update(next_at=timezone.now() - timedelta(seconds=1))


def test_one_mail_a_day_in_her_language_with_where_it_leads(server, report):
    for _time in range(3):
        remind(NOON)
    (mail,) = server.took
    assert mail["To"] == "amina@example.org"
    assert mail["From"] == "cosante@example.org"
    assert "17 mars 2026" in mail["Subject"]
    body = mail.get_content()
    assert "Rapport annuel" in body
    assert "20 mars 2026" in body
    assert f"https://register.example.org/duties/{report.pk}/" in body
    assert "https://register.example.org/account/reminders/" in body
    remind(NOON + timedelta(days=1))
    assert len(server.took) == 2


def test_nothing_before_her_hour_nothing_where_nothing_is_due_and_nothing_where_nothing_is_wanted(server, amina):
    remind(NOON)
    assert [one.state for one in Digest.objects.all()] == ["none"]
    keep(Duty, {"what": "Report", "due": "2026-03-20"}, amina)
    remind(NOON + timedelta(hours=11))
    assert server.took == []
    remind(NOON + timedelta(hours=13))
    assert server.took == []  # the next day has begun, its hour has not come
    Account.objects.create_user("bo", email="bo@example.org")
    remind(NOON + timedelta(days=1))
    assert server.told == ["amina@example.org"]


def test_only_what_is_hers_where_she_wants_no_more(server, amina, report):
    keep(Duty, {"what": "Somebody’s", "due": "2026-03-20"}, amina)
    want(amina, "mine", "amina@example.org")
    remind(NOON)
    body = server.took[0].get_content()
    assert "Rapport annuel" in body
    assert "Somebody" not in body


def test_while_the_server_is_down_mails_wait_and_then_come_once_each(server, report):
    bo = Account.objects.create_user("bo", language="en")
    want(bo, "all", "bo@example.org")
    server.kill()
    for day in range(3):
        remind(NOON + timedelta(days=day))
        waited()
        remind(NOON + timedelta(days=day, hours=1))
    assert Digest.objects.filter(state="waiting").count() == 6
    assert "Connection" in Digest.objects.first().said
    server.start()
    remind(NOON + timedelta(days=2, hours=2))
    assert server.took == []  # they wait their time
    waited()
    while send():
        pass
    assert sorted(server.told) == ["amina@example.org"] * 3 + ["bo@example.org"] * 3
    assert len({mail["Message-ID"] for mail in server.took}) == 6
    waited()
    assert send() == 0


def test_a_server_that_is_full_is_asked_again_and_one_that_says_never_is_given_up(server, report):
    server.answer = "452 full"
    for _time in range(8):
        remind(NOON)
        waited()
    assert Digest.objects.get().state == "waiting"
    server.answer = "550 no such person"
    for _time in range(5):
        remind(NOON)
        waited()
    assert Digest.objects.get().state == "dead"
    server.answer = "250 OK"
    remind(NOON)
    assert server.took == []


def test_whoever_died_while_sending_holds_the_mail_up_for_a_while_only(server, report):
    write(NOON)
    mine = Digest.objects.get()
    Digest.objects.update(tries=1, next_at=timezone.now() + LEASE)  # as one that is being sent
    assert not send_one(mine)
    assert send() == 0
    waited()
    assert send() == 1
    assert len(server.took) == 1


@pytest.mark.django_db(transaction=True)
def test_many_at_once_send_each_mail_once(server, amina):
    keep(Duty, {"what": "Report", "due": "2026-03-20"}, amina)
    for n in range(5):
        want(Account.objects.create_user(f"p{n}"), "all", f"p{n}@example.org")
    ready = threading.Barrier(4)

    def run() -> None:
        try:
            ready.wait()
            for _time in range(3):
                remind(NOON)
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        for done in [pool.submit(run) for _worker in range(4)]:
            done.result()
    while remind(NOON):
        pass
    assert sorted(server.told) == sorted(["amina@example.org", *(f"p{n}@example.org" for n in range(5))])


@pytest.mark.django_db(transaction=True)
def test_the_worker_of_the_site_sends_them(server, amina):
    today = timezone.localdate()
    keep(Duty, {"what": "Report", "due": today + timedelta(days=1)}, amina)
    Reminding.objects.update(hour=0)
    server.kill()
    worker = Worker(pause=0.05)
    worker.start()
    try:
        _until(lambda: Digest.objects.filter(tries__gt=0).exclude(said="").exists())
        server.start()
        waited()
        _until(lambda: Digest.objects.filter(state="sent").exists())
    finally:
        worker.stop()
        worker.join()
    assert server.told == ["amina@example.org"]


def _until(holds) -> None:
    held = threading.Event()
    for _time in range(600):
        if holds():
            return
        held.wait(0.05)
    raise AssertionError("it did not come about in half a minute")


def test_without_a_mail_server_nothing_is_written(settings, report):
    settings.EMAIL_HOST = ""
    assert remind(NOON) == 0
    assert not Digest.objects.exists()


def test_what_she_wants_is_chosen_on_her_page(client, owner):
    page = client.get("/account/reminders/").content.decode()
    assert "The office has named no mail server" in page
    sent = {"wants": "mine", "email": "me@example.org", "days": "30", "hour": "5"}
    assert client.post("/account/reminders/", sent).status_code == 302
    known = Reminding.objects.get(account=owner)
    assert (known.wants, known.days, known.hour, known.site) == ("mine", 30, 5, "http://localhost")
    owner.refresh_from_db()
    assert owner.email == "me@example.org"
    assert client.post("/account/reminders/", sent | {"email": ""}).status_code == 422
    assert client.post("/account/reminders/", sent | {"wants": "", "email": ""}).status_code == 302


def test_a_choice_that_cannot_be_is_refused(amina):
    for wants, email, days in (("much", "a@example.org", 3), ("all", "nobody", 3), ("all", "a@example.org", 400)):
        with pytest.raises(BadValue):
            want(amina, wants, email, days)
