"""Send what is to be sent, signed as Standard Webhooks has it, and write down what became of it.

- *Nothing is lost*: a delivery waits in the database until its address has taken it, or refused it too often.
- *Nothing twice at once*: whoever sends it has raised its number of tries before, which only one can.
- *No number twice*: each request has the number of its try, written down before it is sent. Where the machine dies
  between sending and writing down, what the address said is not known; it is told again, under the next number.
  ``webhook-id`` is the same in each, so that a receiver knows what it has already.
"""

import base64
import hashlib
import hmac
from datetime import timedelta

from django.db.models import F
from django.utils import timezone

from cosante.register.actions.webhooks.add import key_of
from cosante.register.models import Delivery, DeliveryState
from cosante.register.outside import PATIENCE, ask, look
from cosante.vocabulary.errors import OperatorError, UserError

#: Minutes to wait after each refusal; after the last it is given up: after two days and a half.
WAITS = (0.1, 1, 5, 30, 120, 360, 720, 1440, 1000)
#: How long one may take to send it before another may take it over.
_LEASE = timedelta(seconds=3 * PATIENCE)
#: What says that the address wants nothing any more.
_GONE = 410
#: Deliveries of a webhook that was told all of them: how long they stay to be seen.
KEPT = timedelta(days=30)


def deliver(most: int = 100) -> int:
    """Send what is due, the longest waiting first; how much was tried. To be called again while it is not 0."""
    due = Delivery.objects.filter(state=DeliveryState.WAITING, next_at__lte=timezone.now(), webhook__on=True)
    tried = sum(deliver_one(one) for one in due.select_related("webhook").order_by("next_at", "made_at")[:most])
    if not tried:
        Delivery.objects.filter(state=DeliveryState.DELIVERED, made_at__lt=timezone.now() - KEPT).delete()
    return tried


def deliver_one(delivery: Delivery) -> bool:
    """Send it, unless somebody else does; whether it was sent from here."""
    mine = Delivery.objects.filter(pk=delivery.pk, tries=delivery.tries, state=DeliveryState.WAITING)
    if not mine.update(tries=F("tries") + 1, next_at=timezone.now() + _LEASE):
        return False
    delivery.tries += 1
    status, said = _send(delivery)
    row = Delivery.objects.filter(pk=delivery.pk, tries=delivery.tries)
    now = timezone.now()
    if 200 <= status < 300:
        row.update(state=DeliveryState.DELIVERED, answered_at=now, answer=said)
    elif status == _GONE or delivery.failed >= len(WAITS):
        row.update(state=DeliveryState.DEAD, answered_at=now, answer=said)
    else:
        wait = timedelta(minutes=WAITS[delivery.failed])
        row.update(failed=F("failed") + 1, next_at=now + wait, answered_at=now, answer=said)
    return True


def signature(delivery: Delivery, at: int) -> str:
    """``v1,`` and the HMAC-SHA256 of id, time and body, in base64."""
    signed = f"{delivery.pk}.{at}.{delivery.body}".encode()
    return "v1," + base64.b64encode(hmac.new(key_of(delivery.webhook.secret), signed, hashlib.sha256).digest()).decode()


def _send(delivery: Delivery) -> tuple[int, str]:
    """The status, 0 where there was none, and what is to be shown of it."""
    at = int(timezone.now().timestamp())
    try:
        headers = {
            "Content-Type": "application/json; charset=utf-8",
            "webhook-id": str(delivery.pk),
            "webhook-timestamp": str(at),
            "webhook-signature": signature(delivery, at),
            "cosante-delivery": f"{delivery.pk}.{delivery.tries}",
        }
        look(delivery.webhook.address, https_only=True)
        answer = ask(delivery.webhook.address, "POST", delivery.body.encode(), headers, hops=0)
    except (UserError, OperatorError) as error:
        return 0, error.message[:300]
    return answer.status, f"HTTP {answer.status}"
