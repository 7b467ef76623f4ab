"""What matching keeps: what each record is compared by, and the pairs that a person is asked about.

Profiles and keys are copies of what facts say now, made by ``actions.refresh_keys``. A suggestion stays when it was
answered; whether it is open is a function of facts and decisions (``actions.suggest``).
"""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Sort(models.TextChoices):
    """What is compared, by the name that decisions have for it."""

    PARTNER = "partner", _("partners")
    ACT = "act", _("acts")
    DOCUMENT = "document", _("texts")


class MatchProfile(models.Model):
    """A record as matching sees it. Only records that are in the lists and were not merged away have one."""

    kind = models.CharField(max_length=8, choices=Sort.choices)
    record = models.PositiveBigIntegerField()
    profile = models.JSONField(help_text="as records.profiles writes it")
    documents = models.JSONField(default=list, help_text="of an act: those that tell of it")
    waiting = models.DateTimeField(null=True, help_text="since when it waits to be compared anew; null: it was")
    derived = True

    class Meta:
        constraints = (models.UniqueConstraint(fields=["kind", "record"], name="one_profile_a_record"),)
        indexes = (
            models.Index(
                fields=["kind", "waiting"], condition=models.Q(waiting__isnull=False), name="profiles_that_wait"
            ),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.record}"


class MatchKey(models.Model):
    """Something that records which may be one have in common: see ``matching.blocking``. Weak keys meet strong ones."""

    kind = models.CharField(max_length=8, choices=Sort.choices)
    record = models.PositiveBigIntegerField()
    text = models.CharField(max_length=120)
    weak = models.BooleanField()
    derived = True

    class Meta:
        indexes = (
            models.Index(fields=["kind", "text", "weak", "record"], name="keys_by_text"),
            models.Index(fields=["kind", "record"], name="keys_by_record"),
        )

    def __str__(self) -> str:
        return f"{self.text} of {self.kind} {self.record}"


class State(models.TextChoices):
    """What has become of a suggestion."""

    OPEN = "open", _("open")
    CONFIRMED = "confirmed", _("one and the same")
    APART = "apart", _("kept apart")
    STALE = "stale", _("no longer likely")


class Suggestion(models.Model):
    """Two records that may be one, and what matching found in them. ``one`` is the older, by its number."""

    kind = models.CharField(max_length=8, choices=Sort.choices)
    one = models.PositiveBigIntegerField()
    other = models.PositiveBigIntegerField()
    score = models.FloatField()
    findings = models.JSONField(help_text="{reasons, doubts, conflicts}: codes with values")
    state = models.CharField(max_length=10, choices=State.choices, default=State.OPEN)
    made_at = models.DateTimeField(auto_now_add=True)
    later_at = models.DateTimeField(null=True, help_text="when somebody last put it off")

    class Meta:
        ordering = (models.F("later_at").asc(nulls_first=True), "-score", "id")
        constraints = (models.UniqueConstraint(fields=["kind", "one", "other"], name="one_suggestion_a_pair"),)
        indexes = (
            models.Index(fields=["state", "kind", "score"], name="suggestions_by_state"),
            models.Index(fields=["kind", "other"], name="suggestions_by_other"),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.one} and {self.other}"
