"""What the API shows of an office's accounts, its audit log and its webhooks, as types."""

from datetime import datetime
from typing import Any, Literal

from ninja import Schema
from pydantic import Field

from cosante.api.schemas import listing


class Me(Schema):
    """Whose token this is, and what it may do."""

    account: str
    name: str
    role: str
    token: str
    scopes: list[str]
    until: datetime | None


class Event(Schema):
    """Something that happened at the door, or changed who may do what."""

    id: int
    at: datetime
    kind: str
    by: str | None = Field(description="Who did it; null at the door itself.")
    account: str | None = Field(description="Whom it is about.")
    what: str
    address: str


class Webhook(Schema):
    """An address that is told what changes."""

    id: int
    href: str
    address: str
    events: list[str] = Field(description="Empty: all of them.")
    on: bool
    made_at: datetime
    waiting: int
    delivered: int
    dead: int


class NewWebhook(Webhook):
    """A webhook with its secret, which is shown this once."""

    secret: str


class Delivery(Schema):
    """One thing that an address is told."""

    id: str
    event: str
    state: Literal["waiting", "delivered", "dead"]
    made_at: datetime
    tries: int
    next_at: datetime | None
    answered_at: datetime | None
    answer: str
    body: dict[str, Any]


Events, Webhooks, Deliveries = listing(Event), listing(Webhook), listing(Delivery)
