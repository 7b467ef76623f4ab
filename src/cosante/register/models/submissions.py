"""Forms and programs' requests that were sent, each once, however often a bad line makes them be sent.

A row is no decision. It says which form decisions came with, and how long the person had it before her.
"""

from django.conf import settings
from django.db import models


class Submission(models.Model):
    """One form. ``opened_at`` is when its page was made, for forms about one proposal."""

    key = models.CharField(max_length=64, unique=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="submissions")
    opened_at = models.DateTimeField(null=True)
    at = models.DateTimeField(auto_now_add=True, db_index=True)
    decisions = models.JSONField(default=list, help_text="numbers of the decisions that it made")
    asked = models.CharField(max_length=64, blank=True, help_text="of a program's request: SHA-256 of all it asked")
    answer = models.JSONField(null=True, help_text="of a program's request: what it was answered")

    class Meta:
        ordering = ("id",)

    def __str__(self) -> str:
        return f"form {self.key}"
