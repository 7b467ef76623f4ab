"""Telling other systems what changed: the addresses that are told, and what is to be told each of them.

A ``Delivery`` is written in the transaction of the change that it tells of, so neither can be there without the other.
"""

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Webhook(models.Model):
    """An address that is told. Webhooks are removed by their date, never deleted: what was sent stays to be seen."""

    address = models.CharField(max_length=2000)
    secret = models.CharField(
        max_length=100, help_text="whsec_ and base64; as it is, for signing needs it: it opens nothing here"
    )
    events = models.JSONField(default=list, help_text="what it is told of; empty is everything")
    on = models.BooleanField(default=True, help_text="while it is off, nothing is queued for it and nothing sent")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)
    removed_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("id",)

    def __str__(self) -> str:
        return self.address


class DeliveryState(models.TextChoices):
    """What became of it."""

    WAITING = "waiting", _("waiting")
    DELIVERED = "delivered", _("delivered")
    DEAD = "dead", _("given up")


class Delivery(models.Model):
    """One thing to tell one address. It is tried until the address takes it, or too often in vain.

    ``tries`` is raised before something is sent, and names the try: no two requests have the same number.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    webhook = models.ForeignKey(Webhook, models.CASCADE, related_name="deliveries")
    event = models.CharField(max_length=30)
    body = models.TextField(help_text="JSON, as it is sent and signed")
    made_at = models.DateTimeField(auto_now_add=True)
    state = models.CharField(max_length=10, choices=DeliveryState.choices, default=DeliveryState.WAITING)
    tries = models.PositiveIntegerField(default=0)
    failed = models.PositiveIntegerField(default=0, help_text="refusals since it was last given a chance")
    next_at = models.DateTimeField(help_text="not before; while one is sending it, when another may take it over")
    answered_at = models.DateTimeField(null=True)
    answer = models.CharField(max_length=300, blank=True, help_text="the last status, or why none came")

    class Meta:
        ordering = ("made_at", "id")
        verbose_name_plural = "deliveries"
        indexes = (
            models.Index(fields=["state", "next_at"], name="what_is_to_send"),
            models.Index(fields=["webhook", "made_at"], name="what_one_is_told"),
        )

    def __str__(self) -> str:
        return f"{self.event} {self.id}"
