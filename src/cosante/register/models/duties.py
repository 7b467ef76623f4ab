"""What the office has to do by a day: reports, meetings, payments, renewals; once, or again and again."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cosante.register.models.agreements import Agreement
from cosante.register.models.columns import colleague
from cosante.register.models.kept import Kept


class DutyKind(models.TextChoices):
    """What is to be done."""

    REPORT = "report", _("report")
    MEETING = "meeting", _("meeting")
    PAYMENT = "payment", _("payment")
    RENEWAL = "renewal", _("renewal")
    OTHER = "other", pgettext_lazy("a duty", "other duty")


class Every(models.TextChoices):
    """How often it comes again."""

    MONTH = "month", _("every month")
    QUARTER = "quarter", _("every quarter")
    HALF_YEAR = "half-year", _("every half year")
    YEAR = "year", _("every year")
    TWO_YEARS = "two-years", _("every two years")


#: Months from one time to the next.
MONTHS = {Every.MONTH: 1, Every.QUARTER: 3, Every.HALF_YEAR: 6, Every.YEAR: 12, Every.TWO_YEARS: 24}


class Duty(Kept):
    """One thing to be done by a day. Where it comes again, the next one is entered when it is done."""

    noun = "duty"

    what = models.CharField(_("what is to be done"), max_length=300)
    kind = models.CharField(_("kind"), max_length=10, choices=DutyKind.choices, default=DutyKind.REPORT)
    due = models.DateField(_("due"))
    every = models.CharField(_("comes again"), max_length=10, choices=Every.choices, blank=True)
    done_on = models.DateField(_("done on"), null=True, blank=True)
    responsible = colleague(_("responsible here"))
    agreement = models.ForeignKey(
        Agreement, models.PROTECT, null=True, blank=True, related_name="duties", verbose_name=_("agreement")
    )
    after = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="next", verbose_name=_("the time before")
    )
    about = models.TextField(_("more about it"), blank=True)

    class Meta(Kept.Meta):
        verbose_name = _("duty")
        verbose_name_plural = _("duties")

    def __str__(self) -> str:
        return self.what
