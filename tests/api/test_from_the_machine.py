"""Tokens and webhooks by command, and several processes that deliver from one register at once."""

import json
import os
import subprocess
import sys
from pathlib import Path
from urllib.request import Request, urlopen

import pytest
from receivers import SECRET, receiver, signed

ROOT = Path(__file__).parent.parent.parent
STORY = """
from cosante.site.start import prepare_site
prepare_site()
from stories import training_in_english
from cosante.register.actions import add_document
from cosante.register.models import Account, Delivery
Account.objects.create_user("rui", password="a sentence of some length", role="reviewer")
add_document(training_in_english().reading())
print(Delivery.objects.count())
"""


@pytest.fixture
def cosante(tmp_path):
    path = [str(ROOT / "src"), str(ROOT / "tests" / "register"), *filter(None, [os.environ.get("PYTHONPATH")])]
    env = os.environ | {"PYTHONPATH": os.pathsep.join(path), "COSANTE_DATA": str(tmp_path / "data")}
    env |= {"COSANTE_NETWORKS": "127.0.0.0/8"}

    def start(*arguments: str) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [sys.executable, *arguments], env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )

    def run(*arguments: str) -> str:
        process = start(*arguments)
        out, err = process.communicate(timeout=120)
        assert process.returncode == 0, err
        return out

    run.start = start
    return run


def test_processes_that_deliver_at_once_send_everything_once(cosante):
    with receiver() as other:
        assert "Webhook 1" in cosante("-m", "cosante", "webhooks", "add", other.address, "--secret", SECRET)
        number = int(cosante("-c", STORY))
        started = [cosante.start("-m", "cosante", "deliver") for _ in range(3)]
        said = [process.communicate(timeout=120)[0] for process in started]
        assert sum(int(line.split()[0]) for line in said) == number
        ids = [headers["webhook-id"] for headers, _ in other.came]
        assert len(ids) == len(set(ids)) == number
        assert all(signed(headers, body) for headers, body in other.came)
        assert f"{number} delivered, 0 waiting, 0 given up" in cosante("-m", "cosante", "webhooks", "list")
        assert "told no more" in cosante("-m", "cosante", "webhooks", "remove", "1")


def test_a_token_made_by_command_opens_the_api_of_the_running_site(cosante):
    cosante("-c", STORY)
    token = cosante("-m", "cosante", "accounts", "token", "rui", "--scope", "read", "--for", "a test").strip()
    site = cosante.start("-c", "from cosante.commands.up import run; run('127.0.0.1', 0, None, False)")
    try:
        address = next(line.split()[3] for line in site.stdout if line.startswith("Cosanté is at"))
        with urlopen(Request(f"{address}api/v1/me", headers={"Authorization": f"Bearer {token}"})) as answer:
            assert json.load(answer)["account"] == "rui"
    finally:
        site.terminate()
        site.communicate(timeout=60)
    listed = cosante("-m", "cosante", "accounts", "tokens", "rui")
    assert "a test" in listed
    assert "last used" in listed
    assert "has ended" in cosante("-m", "cosante", "accounts", "end-token", listed.split("\t")[0])
