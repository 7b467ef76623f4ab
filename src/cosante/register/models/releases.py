"""Releases of briefings and reports, which never change again, and the schedules by which the site makes them itself.

A release keeps its content and its files by their hashes (``register.files``). Its number counts within its series:
the same report about the same thing in the same languages.
"""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Pace(models.TextChoices):
    """How often the site makes a report by itself."""

    MONTHLY = "monthly", _("every month")
    YEARLY = "yearly", _("every year")


class Schedule(models.Model):
    """A report that the site makes by itself. It is ended by its date, never deleted.

    Whoever makes it takes it for a while first (``leased_until``): another process leaves it alone until then.
    """

    report = models.CharField(max_length=30)
    about = models.JSONField(default=dict, help_text="what it is about: a partner, a country")
    languages = models.JSONField(default=list, help_text="codes; several stand side by side")
    every = models.CharField(max_length=10, choices=Pace.choices)
    next_at = models.DateTimeField(db_index=True)
    leased_until = models.DateTimeField(null=True)
    lease = models.PositiveIntegerField(default=0, help_text="how often somebody took it: only the last may end it")
    failed = models.CharField(max_length=1000, blank=True, help_text="why the last time made nothing")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("id",)

    def __str__(self) -> str:
        return f"{self.report} {self.every}"


class Release(models.Model):
    """One briefing or report as it was when it was made."""

    series = models.CharField(max_length=300, help_text="report, what it is about and languages, as one text")
    number = models.PositiveIntegerField()
    report = models.CharField(max_length=30)
    about = models.JSONField(default=dict)
    languages = models.JSONField(default=list)
    title = models.CharField(max_length=500)
    sha256 = models.CharField(max_length=64, help_text="of its content in canonical form, which is kept by this name")
    files = models.JSONField(default=dict, help_text="kind → [SHA-256, bytes]")
    changes = models.JSONField(default=list, help_text="against the number before: [{section, was, is}]")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="releases")
    schedule = models.ForeignKey(Schedule, models.PROTECT, null=True, related_name="releases")
    made_at = models.DateTimeField(auto_now_add=True, db_index=True)

    class Meta:
        ordering = ("-id",)
        constraints = (models.UniqueConstraint(fields=["series", "number"], name="one_release_a_number"),)

    def __str__(self) -> str:
        return f"{self.title}, {self.number}"
