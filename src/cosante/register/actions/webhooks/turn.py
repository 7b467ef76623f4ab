"""Turn a webhook on or off. While it is off nothing new is queued for it; what waits, waits on."""

from django.db import transaction
from django.utils.translation import gettext as _

from cosante.register.actions.access.log import NOWHERE, Whence, record
from cosante.register.actions.deciding import may
from cosante.register.models import Account, LoginKind, Role, Webhook
from cosante.register.outbox import forget
from cosante.vocabulary.errors import Undecidable


def turn(hook: Webhook, on: bool, by: Account | None, whence: Whence = NOWHERE) -> None:
    """Nothing happens where it is so already."""
    may(by, Role.ADMINISTRATOR)
    with transaction.atomic():
        if not Webhook.objects.filter(pk=hook.pk, removed_at=None).exists():
            raise Undecidable(_("This webhook was removed. Add it anew."))
        if Webhook.objects.filter(pk=hook.pk, on=not on).update(on=on):
            record(LoginKind.WEBHOOK, None, by, whence, f"{'on' if on else 'off'}: {hook.pk} {hook.address}")
    forget()
    hook.on = on
