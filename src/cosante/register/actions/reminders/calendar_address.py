"""The secret address from which a person's calendar reads what is due. It is told once; a new one ends the old."""

import secrets
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from cosante.register.actions.access.invite import mark_of_token
from cosante.register.actions.access.log import NOWHERE, Whence, record
from cosante.register.models import Account, CalendarAddress, LoginKind

#: That it was read is noted once in so long.
_NOTED = timedelta(hours=1)


def new_calendar_address(account: Account, mine: bool, whence: Whence = NOWHERE) -> str:
    """What the address holds: 256 random bits. ``mine``: only what she is responsible for."""
    secret = secrets.token_urlsafe(32)
    with transaction.atomic():
        said = {"mark": mark_of_token(secret), "mine": mine, "read_at": None}
        CalendarAddress.objects.update_or_create(account=account, defaults=said)
        record(LoginKind.CALENDAR, account, account, whence, "+")
    return secret


def end_calendar_address(account: Account, whence: Whence = NOWHERE) -> None:
    """No calendar reads any more. Nothing happens where none did."""
    with transaction.atomic():
        ended, _rows = CalendarAddress.objects.filter(account=account).delete()
        if ended:
            record(LoginKind.CALENDAR, account, account, whence, "-")


def owner_of(secret: str) -> CalendarAddress | None:
    """Whose calendar it is, as long as her account is open; that it was read is noted."""
    found = CalendarAddress.objects.select_related("account").filter(mark=mark_of_token(secret)).first()
    if found is None or not found.account.is_active:
        return None
    now = timezone.now()
    if found.read_at is None or found.read_at < now - _NOTED:
        CalendarAddress.objects.filter(pk=found.pk).update(read_at=now)
    return found
