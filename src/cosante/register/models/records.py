"""Records: partners and acts, as views over facts.

A record owns only its permanent number. All else in its row is a copy, made by ``actions.refresh_records`` from the
live facts that point at it, so that lists can filter and sort. A record whose facts all went keeps its address.
"""

from django.db import models
from django.urls import reverse


class Partner(models.Model):
    """One party, whatever its documents call it."""

    name = models.CharField(max_length=500, blank=True)
    type = models.CharField(max_length=30, blank=True, db_index=True)
    country = models.CharField(max_length=2, blank=True, db_index=True)
    identifier = models.CharField(max_length=100, blank=True)
    searched = models.TextField(default="", editable=False)
    sources = models.PositiveIntegerField(
        default=0, help_text="documents on health cooperation with live facts of it; 0 is out of the lists"
    )
    merged_into = models.ForeignKey("self", models.PROTECT, null=True, related_name="merged")

    class Meta:
        ordering = ("name", "id")

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("partner", args=[self.pk])


class PartnerKey(models.Model):
    """What a partner is recognised by. A key belongs to one record: a fact that brings it belongs there too."""

    key = models.CharField(max_length=600, unique=True)
    partner = models.ForeignKey(Partner, models.CASCADE, related_name="keys")

    def __str__(self) -> str:
        return self.key


class Act(models.Model):
    """One deed, told by one document or several."""

    type = models.CharField(max_length=30, blank=True, db_index=True)
    status = models.CharField(max_length=10, blank=True, db_index=True)
    starts = models.DateField(null=True, db_index=True)
    ends = models.DateField(null=True, db_index=True)
    when = models.CharField(max_length=60, blank=True, help_text="EDTF")
    year = models.PositiveSmallIntegerField(null=True, help_text="in which it begins, or else ends")
    days = models.PositiveIntegerField(null=True, help_text="how many days it lasts, where they are told to the day")
    reviewed = models.BooleanField(default=False, help_text="has somebody accepted or corrected what tells of it?")
    reasons = models.CharField(max_length=120, blank=True, help_text="why totals may leave it out: records.totals")
    sources = models.PositiveIntegerField(
        default=0, help_text="documents on health cooperation with live facts of it; 0 is out of the lists"
    )

    conflicts = models.JSONField(
        default=list, help_text="fields in which its sources differ and nobody has said who is right"
    )
    merged_into = models.ForeignKey("self", models.PROTECT, null=True, related_name="merged")

    class Meta:
        ordering = (models.F("starts").desc(nulls_last=True), "id")
        indexes = (
            models.Index(fields=["type", "status", "year", "reviewed", "sources"], name="act_facets"),
            models.Index(fields=["type", "year", "reasons"], name="act_totals"),
        )

    def __str__(self) -> str:
        return f"{self.type} {self.pk}"

    def get_absolute_url(self) -> str:
        return reverse("act", args=[self.pk])


class Part(models.TextChoices):
    """How a party takes part in an act."""

    ACTOR = "actor"
    RECIPIENT = "recipient"


class ActParty(models.Model):
    """That an act's live facts name a partner, directly or through a person who acts for it."""

    act = models.ForeignKey(Act, models.CASCADE, related_name="parties")
    partner = models.ForeignKey(Partner, models.CASCADE, related_name="parts")
    role = models.CharField(max_length=10, choices=Part.choices)
    listed = models.BooleanField(default=False, help_text="is the act in the lists?")

    class Meta:
        ordering = ("id",)
        constraints = (models.UniqueConstraint(fields=["act", "partner", "role"], name="one_part_a_role"),)
        indexes = (models.Index(fields=["partner", "listed", "role", "act"], name="party_side_act"),)

    def __str__(self) -> str:
        return f"{self.partner} as {self.role} of {self.act}"
