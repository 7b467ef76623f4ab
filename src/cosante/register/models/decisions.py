"""Decisions: who decided what of which fact or record, when and why. A row is written once and never changed.

What was decided wrongly is undone by another decision. Status and values of facts, and which record a fact is of, are
functions of facts and decisions alone (``records.state``); ``actions.rebuild`` makes them anew from these tables.
"""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from cosante.register.models.documents import Document, Reading
from cosante.register.models.facts import Fact
from cosante.register.models.records import Act, Partner


class Verb(models.TextChoices):
    """What can be decided."""

    ACCEPT = "accept", _("accepted")
    CORRECT = "correct", _("corrected")
    REJECT = "reject", _("rejected")
    ENTER = "enter", _("entered")
    SUPERSEDE = "supersede", _("superseded")
    CARRY = "carry", _("carried over")
    MERGE = "merge", _("merged")
    SPLIT = "split", _("split off")
    APART = "apart", _("kept apart")
    COPY = "copy", _("marked as a copy")
    RESOLVE = "resolve", _("resolved")
    DESCRIBE = "describe", _("described")
    COMPLETE = "complete", _("gone through")
    UNDO = "undo", _("undone")


class Decision(models.Model):
    """One decision. Without an account it was made by a rule of the office or by matching, which ``why`` names."""

    verb = models.CharField(max_length=10, choices=Verb.choices, db_index=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="decisions")
    at = models.DateTimeField(auto_now_add=True, db_index=True)
    why = models.CharField(max_length=1000, blank=True)
    undoes = models.OneToOneField("self", models.PROTECT, null=True, related_name="undone_by")
    carries = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        related_name="carried_to",
        help_text="the decision, of an equal fact of an older reading, that holds for this one, too",
    )

    fact = models.ForeignKey(Fact, models.PROTECT, null=True, related_name="decisions")
    reading = models.ForeignKey(Reading, models.PROTECT, null=True, related_name="decisions")
    document = models.ForeignKey(Document, models.PROTECT, null=True, related_name="decisions")
    other_document = models.ForeignKey(Document, models.PROTECT, null=True, related_name="decisions_as_other")
    partner = models.ForeignKey(Partner, models.PROTECT, null=True, related_name="decisions")
    other_partner = models.ForeignKey(Partner, models.PROTECT, null=True, related_name="decisions_as_other")
    act = models.ForeignKey(Act, models.PROTECT, null=True, related_name="decisions")
    other_act = models.ForeignKey(Act, models.PROTECT, null=True, related_name="decisions_as_other")
    #: of a correction or a description: the fields and their new values; of a split: the facts that left; of a
    #: resolution: the field; with ``why``: what was found, where nobody gave a reason in words (``records.reasons``)
    values = models.JSONField(default=dict)

    class Meta:
        ordering = ("id",)

    def __str__(self) -> str:
        return f"{self.get_verb_display()} #{self.pk}"

    @property
    def automatic(self) -> bool:
        """Was it made by a rule or by matching, not by a person?"""
        return self.by_id is None
