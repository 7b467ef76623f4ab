"""Programs that use the API, and the people whose they are."""

from typing import Any

from django.test import Client

from cosante.register.actions.access import make_token
from cosante.register.actions.access.make_token import scopes_of
from cosante.register.models import Account, Role

PASSWORD = "a sentence of some length"
NAMES = {Role.READER: "lea", Role.CONTRIBUTOR: "chen", Role.REVIEWER: "rui", Role.ADMINISTRATOR: "amina"}


class Program:
    """A client of the API that sends JSON, with a token or without one."""

    def __init__(self, secret: str | None = None) -> None:
        self.client, self.secret = Client(raise_request_exception=False), secret

    def ask(self, method: str, path: str, body: Any = None, **headers: str) -> Any:
        if self.secret is not None:
            headers.setdefault("Authorization", f"Bearer {self.secret}")
        path = path if path.startswith("/") else f"/api/v1/{path}"
        more = {} if body is None else {"data": body, "content_type": "application/json"}
        send = getattr(self.client, method.lower())
        return send(path, headers={name.replace("_", "-"): value for name, value in headers.items()}, **more)

    def get(self, path: str, **headers: str) -> Any:
        return self.ask("GET", path, **headers)

    def post(self, path: str, body: Any = None, **headers: str) -> Any:
        return self.ask("POST", path, {} if body is None else body, **headers)


def people_of_the_office() -> dict[str, Account]:
    """One account a role, by role."""
    return {role: Account.objects.create_user(name, password=PASSWORD, role=role) for role, name in NAMES.items()}


def programs_of(people: dict[str, Account]) -> dict[str | None, Program]:
    """A program for each role, with all the scopes that the role allows; None has no token."""
    found: dict[str | None, Program] = {None: Program()}
    for role, account in people.items():
        found[role] = Program(make_token(account, "a program", scopes_of(account), 90, account).secret)
    return found
