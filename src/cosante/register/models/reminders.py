"""Telling people what is due: a mail a day to those who want one, and an address from which their calendar reads.

A ``Digest`` is written before it is sent and stays: nobody gets two for one day, and none is lost while the mail
server is away. Of the calendar's address only its hash is kept.
"""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Wants(models.TextChoices):
    """What somebody wants to be told of every day."""

    NOTHING = "", _("nothing")
    MINE = "mine", _("what I am responsible for")
    ALL = "all", _("everything that is due")


class Reminding(models.Model):
    """What one person wants."""

    account = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, related_name="reminding")
    wants = models.CharField(max_length=5, choices=Wants.choices, blank=True)
    days = models.PositiveIntegerField(default=14, help_text="so far ahead")
    hour = models.PositiveSmallIntegerField(default=6, help_text="of the site's time zone, from which on it is sent")
    site = models.CharField(max_length=300, blank=True, help_text="the address of the site, as she reached it")

    def __str__(self) -> str:
        return f"{self.account}: {self.wants or 'nothing'}"


class DigestState(models.TextChoices):
    """What became of a mail."""

    WAITING = "waiting", _("waiting")
    SENT = "sent", _("sent")
    NONE = "none", _("nothing was due")
    DEAD = "dead", _("given up")


class Digest(models.Model):
    """The mail of one day to one person. ``tries`` is raised before it is sent; only one can raise it."""

    account = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="digests")
    day = models.DateField()
    to = models.EmailField(blank=True)
    title = models.CharField(max_length=300, blank=True)
    text = models.TextField(blank=True)
    state = models.CharField(max_length=10, choices=DigestState.choices, default=DigestState.WAITING)
    tries = models.PositiveIntegerField(default=0)
    refused = models.PositiveIntegerField(default=0, help_text="how often the mail server would not take it for good")
    next_at = models.DateTimeField(help_text="not before; while one is sending it, when another may take it over")
    made_at = models.DateTimeField(auto_now_add=True)
    sent_at = models.DateTimeField(null=True)
    said = models.CharField(max_length=300, blank=True, help_text="why it could not be sent the last time")

    class Meta:
        ordering = ("-day", "-id")
        constraints = (models.UniqueConstraint(fields=["account", "day"], name="one_digest_a_day"),)
        indexes = (models.Index(fields=["state", "next_at"], name="digests_to_send"),)

    def __str__(self) -> str:
        return f"{self.account}, {self.day}"


class CalendarAddress(models.Model):
    """The secret address of one person's calendar; a new one ends the old."""

    account = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, related_name="calendar_address")
    mark = models.CharField(max_length=64, unique=True, help_text="SHA-256 of what the address holds")
    mine = models.BooleanField(default=False, help_text="only what she is responsible for")
    made_at = models.DateTimeField(auto_now=True)
    read_at = models.DateTimeField(null=True, help_text="to the hour")

    def __str__(self) -> str:
        return f"calendar of {self.account}"
