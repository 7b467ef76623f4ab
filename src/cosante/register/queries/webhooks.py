"""Webhooks, and what became of what they were to be told."""

from datetime import datetime
from typing import NamedTuple

from django.db.models import Count, Max, Min, Q, QuerySet
from django.utils import timezone

from cosante.register.models import Delivery, DeliveryState, Webhook


def webhooks() -> QuerySet[Webhook]:
    """Those that were not removed, with how many deliveries of each wait, were taken and were given up."""
    state = {
        name: Count("deliveries", filter=Q(deliveries__state=state))
        for name, state in (
            ("waiting", DeliveryState.WAITING),
            ("delivered", DeliveryState.DELIVERED),
            ("dead", DeliveryState.DEAD),
        )
    }
    taken = Max("deliveries__answered_at", filter=Q(deliveries__state=DeliveryState.DELIVERED))
    return Webhook.objects.filter(removed_at=None).select_related("by").annotate(taken_at=taken, **state)


def deliveries(hook: Webhook, state: str = "") -> QuerySet[Delivery]:
    """What it was, or is to be, told, the newest first."""
    found = hook.deliveries.order_by("-made_at", "-id")
    return found.filter(state=state) if state else found


class Queue(NamedTuple):
    """How much waits to be sent, and since when the oldest of it could have been."""

    waiting: int
    since: datetime | None


def queue() -> Queue:
    """What is due and was not sent: where it grows old, nobody delivers."""
    due = Delivery.objects.filter(state=DeliveryState.WAITING, webhook__on=True, next_at__lte=timezone.now())
    found = due.aggregate(n=Count("pk"), since=Min("next_at"))
    return Queue(found["n"], found["since"])
