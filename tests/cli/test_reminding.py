"""``cosante remind`` as an operator runs it, beside a mail server that is there or is not."""

import socket
import subprocess
import sys

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.handlers import Message

pytestmark = [pytest.mark.register, pytest.mark.once("a command asks what pages ask, which is tested on both")]
#: A person who wants to know of all that is due, and a thing that is due tomorrow.
FILL = """
from pathlib import Path
from datetime import timedelta
from cosante.site.start import prepare_site
prepare_site(Path("data"))
from django.utils import timezone
from cosante.register.actions.kept import keep
from cosante.register.actions.reminders import want
from cosante.register.models import Account, Duty
want(Account.objects.create_user("amina", language="bn"), "all", "amina@example.org", hour=0, site="http://here")
keep(Duty, {"what": "Report", "due": timezone.localdate() + timedelta(days=1)}, None)
"""


class Box(Message):
    def __init__(self) -> None:
        super().__init__()
        self.took = []

    def handle_message(self, message) -> None:
        self.took.append(message)


@pytest.fixture
def filled(environment, tmp_path):
    subprocess.run([sys.executable, "-c", FILL], cwd=tmp_path, env=environment, check=True)


def test_it_says_that_no_mail_server_is_named(cosante):
    done = cosante("remind", "--data", "data")
    assert done.returncode == 1
    assert "COSANTE_SMTP" in done.stderr


def test_what_could_not_be_sent_waits_and_its_reason_is_said(cosante, filled):
    away = {"COSANTE_SMTP": "smtp://127.0.0.1:9", "COSANTE_MAIL_FROM": "cosante@example.org"}
    done = cosante("remind", "--data", "data", **away)
    assert (done.returncode, done.stdout) == (1, "0 sent today, 1 waiting.\n")
    assert "amina" in done.stderr


def test_run_twice_it_sends_once(cosante, filled):
    box = Controller(Box(), hostname="127.0.0.1", port=_free())
    box.start()
    try:
        there = {"COSANTE_SMTP": f"smtp://127.0.0.1:{box.port}", "COSANTE_MAIL_FROM": "cosante@example.org"}
        for _time in range(2):
            done = cosante("remind", "--data", "data", **there)
            assert (done.returncode, done.stdout) == (0, "1 sent today, 0 waiting.\n")
    finally:
        box.stop()
    assert len(box.handler.took) == 1


def _free() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
