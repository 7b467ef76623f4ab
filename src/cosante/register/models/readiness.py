"""How ready a health facility is, before and after: a list by building block, its questions and their answers."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from cosante.register.models.agreements import Agreement
from cosante.register.models.columns import ExactColumn
from cosante.register.models.kept import Kept, in_order
from cosante.register.models.records import Partner
from cosante.vocabulary.readiness import Question, question


class Block(models.TextChoices):
    """A building block of the health system; the codes are those of ``readiness.tsv``."""

    ICU = "icu", _("intensive care")
    SURGERY = "surgery", _("surgery")
    LABORATORY = "laboratory", pgettext_lazy("building block", "laboratory")
    WORKFORCE = "workforce", _("workforce")
    PRIMARY_CARE = "primary-care", pgettext_lazy("building block", "primary care")
    DIGITAL = "digital-health", pgettext_lazy("building block", "digital health")


class Answer(models.TextChoices):
    """What is answered to a question that is no number."""

    YES = "yes", _("yes")
    PARTLY = "partly", _("partly")
    NO = "no", _("no")


class ReadinessList(Kept):
    """What one facility has of one building block, looked at before the work and after it."""

    noun = "readiness-list"

    facility = models.ForeignKey(Partner, models.PROTECT, related_name="readiness", verbose_name=_("facility"))
    block = models.CharField(_("building block"), max_length=20, choices=Block.choices, default=Block.ICU)
    before = models.DateField(_("looked at before, on"), null=True, blank=True)
    after = models.DateField(_("looked at after, on"), null=True, blank=True)
    agreement = models.ForeignKey(
        Agreement, models.PROTECT, null=True, blank=True, related_name="readiness", verbose_name=_("agreement")
    )
    looked = models.CharField(_("who looked, and how"), max_length=300, blank=True)
    about = models.TextField(_("about it"), blank=True)

    class Meta(Kept.Meta):
        verbose_name = _("readiness list")
        verbose_name_plural = _("readiness lists")

    def __str__(self) -> str:
        return f"{self.facility.name}: {self.get_block_display()}"

    def clean(self) -> None:
        """After comes after before."""
        in_order(self, "before", "after")


class ReadinessItem(Kept):
    """One question of a list with its answers. ``item``: of the template; a question of one's own has only words."""

    noun = "readiness-item"
    part_of = "readiness_list"

    readiness_list = models.ForeignKey(
        ReadinessList, models.PROTECT, related_name="items", verbose_name=_("readiness list")
    )
    item = models.CharField(
        _("item of the template"), max_length=40, blank=True, help_text=_("None: a question of your own.")
    )
    words = models.CharField(
        _("question"), max_length=300, blank=True, help_text=_("Empty: as the template has it, in the page's language.")
    )
    before = models.CharField(_("before"), max_length=10, choices=Answer.choices, blank=True)
    after = models.CharField(_("after"), max_length=10, choices=Answer.choices, blank=True)
    number_before = ExactColumn(_("number before"), null=True, blank=True)
    number_after = ExactColumn(_("number after"), null=True, blank=True)
    comment = models.CharField(_("comment"), max_length=500, blank=True)

    class Meta(Kept.Meta):
        verbose_name = _("question with its answers")
        verbose_name_plural = _("questions with their answers")

    def __str__(self) -> str:
        asked = self.question
        return self.words or (asked.name(get_language() or "en") if asked else self.item)

    def clean(self) -> None:
        """It is an item of its list's template, or has words of its own."""
        if self.item and self.question is None:
            raise ValidationError({"item": _("The template of this building block has no such item.")})
        if not self.item and not self.words:
            raise ValidationError({"words": _("Write the question, or choose an item of the template.")})

    @property
    def question(self) -> Question | None:
        """As the template has it."""
        return question(self.readiness_list.block, self.item) if self.item else None

    @property
    def is_number(self) -> bool:
        """Is it answered with a number?"""
        asked = self.question
        if asked is not None:
            return asked.kind == "number"
        return (self.number_before is not None or self.number_after is not None) and not (self.before or self.after)
