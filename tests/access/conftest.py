"""An office: people with each role, who sign in. Amina administers, Rui reviews, Chen contributes, Lea reads."""

import sys
from pathlib import Path

import pytest
from django.test import Client

from cosante.register.models import Account, Role

sys.path.insert(0, str(Path(__file__).parent.parent / "register"))

PASSWORD = "a sentence of some length"
NAMES = {
    Role.READER: "lea",
    Role.CONTRIBUTOR: "chen",
    Role.REVIEWER: "rui",
    Role.ADMINISTRATOR: "amina",
}


@pytest.fixture
def office(db) -> dict[str, Account]:
    """One account a role, by role."""
    return {role: Account.objects.create_user(name, password=PASSWORD, role=role) for role, name in NAMES.items()}


@pytest.fixture
def amina(office) -> Account:
    return office[Role.ADMINISTRATOR]


@pytest.fixture
def lea(office) -> Account:
    return office[Role.READER]


@pytest.fixture
def browsers(office):
    """A browser for each role in which that person has signed in; None has not."""
    opened: dict[str | None, Client] = {None: Client()}
    for role, name in NAMES.items():
        opened[role] = Client()
        opened[role].post("/sign-in/", {"username": name, "password": PASSWORD})
    return opened
