"""Records: partners and acts, as views over facts.

A record owns only its permanent number. All else in its row is a copy, made by ``actions.refresh_records`` from the
live facts that point at it, so that lists can filter and sort. A record whose facts all went keeps its address.

``public`` is the same copy made of reviewed facts alone, which is all that visitors of a public site may see; null
where there are none.
"""

from django.db import models
from django.urls import reverse

from cosante.register.models.watched import Watched


class Partner(models.Model):
    """One party, whatever its documents call it."""

    name = models.CharField(max_length=500, blank=True)
    type = models.CharField(max_length=30, blank=True, db_index=True)
    country = models.CharField(max_length=2, blank=True, db_index=True)
    identifier = models.CharField(max_length=100, blank=True)
    sources = models.PositiveIntegerField(
        default=0, help_text="documents on health cooperation with live facts of it; 0 is out of the lists"
    )
    merged_into = models.ForeignKey("self", models.PROTECT, null=True, related_name="merged")
    public = models.JSONField(null=True, help_text="the columns as reviewed facts alone make them; null: not public")

    objects = Watched.as_manager()

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

    type = models.CharField(max_length=30, blank=True)
    status = models.CharField(max_length=10, blank=True)
    starts = models.DateField(null=True, db_index=True)
    when = models.CharField(max_length=60, blank=True, help_text="EDTF")
    ends = models.DateField(null=True, db_index=True, help_text="last day of its term, where one is told")
    year = models.PositiveSmallIntegerField(null=True, help_text="in which it begins, or else ends")
    days = models.PositiveIntegerField(null=True, help_text="days it takes, where they are told")
    reviewed = models.BooleanField(default=False, help_text="has somebody accepted or corrected what tells of it?")
    reasons = models.CharField(max_length=120, blank=True, help_text="why totals may leave it out: records.totals")
    sources = models.PositiveIntegerField(
        default=0, help_text="documents on health cooperation with live facts of it; 0 is out of the lists"
    )

    conflicts = models.JSONField(
        default=list, help_text="fields in which its sources differ and nobody has said who is right"
    )
    merged_into = models.ForeignKey("self", models.PROTECT, null=True, related_name="merged")
    public = models.JSONField(null=True, help_text="the columns as reviewed facts alone make them; null: not public")
    public_type = models.CharField(max_length=30, blank=True, help_text="of ``public``, as the next, to ask for")
    public_status = models.CharField(max_length=10, blank=True)
    public_starts = models.DateField(null=True)
    public_ends = models.DateField(null=True)
    public_year = models.PositiveSmallIntegerField(null=True)
    public_days = models.PositiveIntegerField(null=True)
    public_reasons = models.CharField(max_length=120, blank=True)

    objects = Watched.as_manager()

    class Meta:
        ordering = (models.F("starts").desc(nulls_last=True), "id")
        indexes = (
            models.Index(fields=["type", "status", "year", "reviewed", "sources"], name="act_facets"),
            models.Index(fields=["type", "reasons", "year", "days"], name="act_totals"),
            models.Index(fields=["public_type", "public_status", "public_year"], name="act_public_facets"),
            models.Index(fields=["public_starts"], name="act_public_starts"),
            models.Index(fields=["year", "starts"], name="act_year"),
            models.Index(fields=["public_year", "public_starts"], name="act_public_year"),
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

    act = models.ForeignKey(Act, models.CASCADE, related_name="parties", db_index=False)
    partner = models.ForeignKey(Partner, models.CASCADE, related_name="parts", db_index=False)
    role = models.CharField(max_length=10, choices=Part.choices)
    listed = models.BooleanField(default=False, help_text="is the act in the lists?")
    public = models.BooleanField(default=False, help_text="do reviewed facts alone say so?")
    derived = True

    class Meta:
        ordering = ("id",)
        constraints = (models.UniqueConstraint(fields=["act", "partner", "role"], name="one_part_a_role"),)
        indexes = (
            models.Index(fields=["partner", "listed", "role", "act"], name="party_side_act"),
            models.Index(fields=["partner", "public", "role", "act"], name="party_public_act"),
        )

    def __str__(self) -> str:
        return f"{self.partner} as {self.role} of {self.act}"
