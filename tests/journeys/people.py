"""Who works in the office, and how each comes in: Amina administers, Rui reviews, Chen contributes, Lea reads.

``VISITOR`` has no account; ``HALFWAY`` has given Rui's password and is asked for his code.
"""

import time
from collections.abc import Mapping

import pyotp
from django.conf import settings
from django.test import Client

from cosante.register.actions.access import begin, confirm
from cosante.register.models import Account, Role

PASSWORD = "a sentence of some length"
VISITOR, HALFWAY = "visitor", "halfway"
NAMES = {
    Role.READER: ("lea", "Lea"),
    Role.CONTRIBUTOR: ("chen", "Chen"),
    Role.REVIEWER: ("rui", "Rui"),
    Role.ADMINISTRATOR: ("amina", "Amina"),
}
ROLES = (VISITOR, HALFWAY, *Role.values)


def office() -> dict[str, Account]:
    """The accounts, by role; Rui's has a second factor."""
    made = {
        role: Account.objects.create_user(name, password=PASSWORD, role=role, first_name=called)
        for role, (name, called) in NAMES.items()
    }
    confirm(made[Role.REVIEWER], pyotp.TOTP(begin(made[Role.REVIEWER]).secret).at(time.time() - 30))
    return made


def come_in(role: str, people: Mapping[str, Account], language: str = "en") -> Client:
    """A browser in which that person has signed in, and reads that language."""
    client = Client(HTTP_ACCEPT_LANGUAGE=language)
    client.cookies["django_language"] = language
    if role == HALFWAY:
        client.post("/sign-in/", {"username": "rui", "password": PASSWORD})
    elif role != VISITOR:
        client.force_login(people[role])
    return client


def as_cookies(client: Client, address: str) -> list[dict[str, str]]:
    """What that browser keeps, as Playwright takes it."""
    kept = (settings.SESSION_COOKIE_NAME, settings.LANGUAGE_COOKIE_NAME)
    return [
        {"name": name, "value": client.cookies[name].value, "url": address} for name in kept if name in client.cookies
    ]
