"""Pages are tested on the stories of the register's tests, as the one person who uses the register on her own machine.

As soon as a test makes an account with a password, everybody signs in (decision 025): such tests say who asks.
"""

import sys
from pathlib import Path

import pytest
from django.test import Client

from cosante.web.loopback import ALONE

sys.path.insert(0, str(Path(__file__).parent.parent / "register"))


@pytest.fixture
def client() -> Client:
    """A browser on the machine itself, where the site listens to nothing else."""
    return Client(SERVER_NAME="localhost", **{ALONE: "1"})


@pytest.fixture(autouse=True)
def _alone(request: pytest.FixtureRequest) -> None:
    """The same for the server that browsers are sent to."""
    if "live_server" in request.fixturenames:
        request.getfixturevalue("live_server").thread.httpd.base_environ[ALONE] = "1"


@pytest.fixture
def training():
    """A document that tells of a training, as it was added."""
    from stories import training_in_english

    from cosante.register.actions import add_document

    return add_document(training_in_english().reading()).document


@pytest.fixture
def owner():
    """Who uses the register on her own machine."""
    from cosante.register.actions.access import owner as local_owner

    return local_owner()


@pytest.fixture
def as_reader(client):
    """Whoever asks is a reader."""
    from cosante.register.models import Account, Role

    client.force_login(Account.objects.create_user("rea", role=Role.READER))
