"""Work plans by year: what is to be done, who answers for it on each side, and what has to be reached by when."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from cosante.register.models.agreements import Agreement
from cosante.register.models.columns import (
    ActTypeColumn,
    AreaColumn,
    CountryColumn,
    CurrencyColumn,
    ExactColumn,
    YearColumn,
    colleague,
)
from cosante.register.models.kept import Kept, in_order, with_currency
from cosante.register.models.records import Act


class Plan(Kept):
    """The work of one year, under an agreement or by itself."""

    noun = "plan"

    title = models.CharField(_("title"), max_length=300)
    year = YearColumn(_("year"))
    agreement = models.ForeignKey(
        Agreement, models.PROTECT, null=True, blank=True, related_name="plans", verbose_name=_("agreement")
    )
    responsible = colleague(_("responsible here"))
    about = models.TextField(_("what it is about"), blank=True)

    class Meta(Kept.Meta):
        verbose_name = _("work plan")
        verbose_name_plural = _("work plans")

    def __str__(self) -> str:
        return self.title


class Progress(models.TextChoices):
    """How far a planned activity is."""

    PLANNED = "planned", _("planned")
    UNDER_WAY = "under-way", _("under way")
    DONE = "done", _("done")
    PUT_OFF = "put-off", _("put off")
    DROPPED = "dropped", _("dropped")


#: What need not be waited for any more.
SETTLED = (Progress.DONE, Progress.DROPPED)


class PlannedActivity(Kept):
    """Something that a plan says will be done, and the act of the register by which it was."""

    noun = "planned-activity"
    part_of = "plan"
    personal = ("theirs",)

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="activities", verbose_name=_("work plan"))
    what = models.CharField(_("what is to be done"), max_length=500)
    area = AreaColumn(_("health area"), blank=True)
    kind = ActTypeColumn(_("kind of act"), blank=True)
    starts = models.DateField(_("from"), null=True, blank=True)
    ends = models.DateField(_("to"), null=True, blank=True)
    place = models.CharField(_("place"), max_length=300, blank=True)
    country = CountryColumn(_("country"), blank=True)
    ours = colleague(_("responsible here"))
    theirs = models.CharField(_("responsible on the other side"), max_length=200, blank=True)
    amount = ExactColumn(_("amount"), null=True, blank=True)
    currency = CurrencyColumn(_("currency"), blank=True)
    state = models.CharField(_("state"), max_length=10, choices=Progress.choices, default=Progress.PLANNED)
    act = models.ForeignKey(
        Act, models.PROTECT, null=True, blank=True, related_name="planned", verbose_name=_("act that did it")
    )

    class Meta(Kept.Meta):
        verbose_name = _("planned activity")
        verbose_name_plural = _("planned activities")

    def __str__(self) -> str:
        return self.what

    def clean(self) -> None:
        """It ends after it begins, and a sum has its currency."""
        in_order(self, "starts", "ends")
        with_currency(self)


class Milestone(Kept):
    """What has to be reached by a day."""

    noun = "milestone"
    part_of = "plan"

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="milestones", verbose_name=_("work plan"))
    what = models.CharField(_("what is to be reached"), max_length=500)
    due = models.DateField(_("due"))
    reached = models.DateField(_("reached on"), null=True, blank=True)
    responsible = colleague(_("responsible here"))

    class Meta(Kept.Meta):
        verbose_name = _("milestone")
        verbose_name_plural = _("milestones")

    def __str__(self) -> str:
        return self.what
