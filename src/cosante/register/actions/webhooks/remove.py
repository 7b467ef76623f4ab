"""Tell an address no more. What it was told stays to be seen; what was not sent is given up."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cosante.register.actions.access.log import NOWHERE, Whence, record
from cosante.register.actions.deciding import may
from cosante.register.models import Account, DeliveryState, LoginKind, Role, Webhook
from cosante.register.outbox import forget
from cosante.vocabulary.errors import Undecidable


def remove(hook: Webhook, by: Account | None, whence: Whence = NOWHERE) -> None:
    """Its secret goes, too."""
    may(by, Role.ADMINISTRATOR)
    with transaction.atomic():
        still = Webhook.objects.filter(pk=hook.pk, removed_at=None)
        if not still.update(removed_at=timezone.now(), on=False, secret=""):
            raise Undecidable(_("This webhook was removed already."))
        waiting = hook.deliveries.filter(state=DeliveryState.WAITING)
        waiting.update(state=DeliveryState.DEAD, answer="the webhook was removed")
        forget()
        record(LoginKind.WEBHOOK, None, by, whence, f"- {hook.pk} {hook.address}")
