"""Let a program in by its token. Wrong tokens are in the log and are limited, as wrong passwords are.

A token has 256 random bits: nobody guesses one. The limit keeps the log short and a forgotten program quiet, so it
holds for wrong tokens alone: a right one is let in, also where somebody behind the same address goes wrong.
"""

from datetime import timedelta
from math import ceil

from django.utils import timezone

from cosante.register.actions.access.invite import mark_of_token
from cosante.register.actions.access.limits import PER_ADDRESS, WINDOW, HeldBack
from cosante.register.actions.access.log import Whence, record
from cosante.register.models import LoginEvent, LoginKind, Token

#: So often at most is it written down that a token was used.
_NOTED = timedelta(minutes=1)


def use_token(secret: str, whence: Whence) -> Token | None:
    """The token, open, of an open account; None for any other. ``HeldBack`` after too many wrong ones."""
    found = Token.objects.select_related("account").filter(mark=mark_of_token(secret), ended_at=None).first()
    if found is None or not found.open or not found.account.is_active:
        _wrong(found, whence)
        return None
    now, address = timezone.now(), whence.address[:45]
    if found.used_at is None or found.used_at < now - _NOTED or found.used_from != address:
        Token.objects.filter(pk=found.pk).update(used_at=now, used_from=address)
    return found


def _wrong(found: Token | None, whence: Whence) -> None:
    since = timezone.now() - WINDOW
    tries = LoginEvent.objects.filter(kind=LoginKind.TOKEN_WRONG, address=whence.address[:45], at__gt=since)
    times = list(tries.order_by("-pk").values_list("at", flat=True)[:PER_ADDRESS])
    if len(times) == PER_ADDRESS:
        raise HeldBack(max(1, ceil((times[-1] + WINDOW - timezone.now()).total_seconds() / 60)))
    record(LoginKind.TOKEN_WRONG, found.account if found else None, None, whence, str(found or ""))
