"""Name an address that is told what changes."""

import base64
import binascii
import secrets
from collections.abc import Iterable

from django.db import transaction
from django.utils.translation import gettext as _

from cosante.register.actions.access.log import NOWHERE, Whence, record
from cosante.register.actions.deciding import may
from cosante.register.models import Account, LoginKind, Role, Webhook
from cosante.register.outbox import EVENTS, forget
from cosante.register.outside import look
from cosante.vocabulary.errors import BadValue, Undecidable

#: How a secret begins (Standard Webhooks), and how many bytes it has.
BEGINS, BYTES = "whsec_", (24, 64)
MOST = 50


def new_secret() -> str:
    """A secret of 256 random bits."""
    return BEGINS + base64.b64encode(secrets.token_bytes(32)).decode()


def add(address: str, secret: str, events: Iterable[str], by: Account | None, whence: Whence = NOWHERE) -> Webhook:
    """The webhook, on. ``OutOfReach`` for an address that is not asked; ``BadValue`` for a secret or an event that is
    none. The secret is not shown again.
    """
    may(by, Role.ADMINISTRATOR)
    key_of(secret)
    wanted = [event for event in EVENTS if event in set(events)]
    if set(events) - set(EVENTS):
        raise BadValue(_("Events are: %(all)s.") % {"all": ", ".join(EVENTS)})
    if len(address.strip()) > 2000:
        raise BadValue(_("An address has at most 2000 characters."))
    look(address, https_only=True)
    with transaction.atomic():
        if Webhook.objects.filter(removed_at=None).count() >= MOST:
            raise Undecidable(_("There are %(most)d webhooks already. Remove one first.") % {"most": MOST})
        made = Webhook.objects.create(address=address.strip(), secret=secret.strip(), events=wanted, by=by)
        forget()
        record(LoginKind.WEBHOOK, None, by, whence, f"+ {made.pk} {made.address}")
    return made


def key_of(secret: str) -> bytes:
    """The bytes that sign. ``BadValue`` where it is no secret, or too short a one."""
    try:
        key = base64.b64decode(secret.strip().removeprefix(BEGINS), validate=True)
    except (binascii.Error, ValueError):
        key = b""
    if not secret.strip().startswith(BEGINS) or not BYTES[0] <= len(key) <= BYTES[1]:
        raise BadValue(_("A secret is whsec_ and then 24 to 64 bytes in base64, as Standard Webhooks has it."))
    return key
