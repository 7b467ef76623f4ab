"""Try again what was given up."""

from django.utils import timezone
from django.utils.translation import gettext as _

from cosante.register.actions.deciding import may
from cosante.register.models import Account, Delivery, DeliveryState, Role
from cosante.vocabulary.errors import Undecidable


def send_again(delivery: Delivery, by: Account | None) -> None:
    """It waits again, with all its tries before it. What was delivered is never sent again."""
    may(by, Role.ADMINISTRATOR)
    dead = Delivery.objects.filter(pk=delivery.pk, state=DeliveryState.DEAD, webhook__removed_at=None)
    if not dead.update(state=DeliveryState.WAITING, next_at=timezone.now(), failed=0):
        raise Undecidable(_("Only what was given up can be sent again, to a webhook that is still there."))
