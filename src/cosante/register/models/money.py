"""Money under agreements: budget lines, what happened to money, and dated rates of exchange.

A budget line is planned, a transaction is told or booked; each has one stage, and stages are never added. What is not
of the agreement's own parties (co-financing) or only passes through hands (delegated funds) is told apart.
"""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from cosante.register import numbers
from cosante.register.models.agreements import Agreement
from cosante.register.models.columns import AreaColumn, CurrencyColumn, EdtfColumn, ExactColumn
from cosante.register.models.kept import Kept
from cosante.register.models.records import Act, Partner


class Stage(models.TextChoices):
    """How far money has come; docs/money.md says what each is in IATI."""

    PLEDGE = "pledge", _("pledged")
    COMMITMENT = "commitment", _("committed")
    ALLOCATION = "allocation", _("allocated")
    DISBURSEMENT = "disbursement", _("disbursed")
    EXPENDITURE = "expenditure", _("spent")
    DELIVERED = "delivered", _("delivered")


class Funding(models.TextChoices):
    """Whose money it is."""

    OWN = "own", _("of the agreement")
    COFINANCED = "cofinanced", _("co-financing")
    DELEGATED = "delegated", _("delegated funds")


class _Valued(models.Model):
    """What lines and transactions share: how much, whose, and how the value of what is no money was found."""

    amount = ExactColumn(_("amount"))
    currency = CurrencyColumn(_("currency"))
    funding = models.CharField(
        _("whose money"),
        max_length=10,
        choices=Funding.choices,
        default=Funding.OWN,
        help_text=_("Co-financing comes beside the agreement's amount; delegated funds belong to others."),
    )
    in_kind = models.BooleanField(_("in kind"), default=False, help_text=_("Goods or work; the amount is their value."))
    estimated = models.BooleanField(_("estimated"), default=False)
    price_reference = models.CharField(
        _("price reference"),
        max_length=300,
        blank=True,
        help_text=_("By which prices the value was found: a list, its year, a quotation."),
    )

    class Meta:
        abstract = True


class BudgetLine(_Valued, Kept):
    """A line of an agreement's budget: for what, where in its term, how much, and who pays."""

    noun = "budget-line"
    part_of = "agreement"

    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="budget_lines", verbose_name=_("agreement"))
    what = models.CharField(_("what it is for"), max_length=300)
    area = AreaColumn(_("health area"), blank=True)
    period = EdtfColumn(_("year or period"), blank=True)
    payer = models.ForeignKey(
        Partner, models.PROTECT, null=True, blank=True, related_name="pays", verbose_name=_("who pays")
    )
    delegated_from = models.ForeignKey(
        Partner, models.PROTECT, null=True, blank=True, related_name="delegates", verbose_name=_("delegated by")
    )
    delegated_to = models.ForeignKey(
        Partner, models.PROTECT, null=True, blank=True, related_name="entrusted", verbose_name=_("delegated to")
    )

    class Meta(Kept.Meta):
        verbose_name = _("budget line")
        verbose_name_plural = _("budget lines")

    def __str__(self) -> str:
        return self.what

    def clean(self) -> None:
        """Only delegated funds are delegated by and to somebody."""
        if (self.delegated_from_id or self.delegated_to_id) and self.funding != Funding.DELEGATED:
            raise ValidationError({"funding": _("Say that these are delegated funds, or by and to nobody.")})


class Transaction(_Valued, Kept):
    """Something that happened to money on a day: it was pledged, committed … spent, or goods for it were delivered."""

    noun = "transaction"

    agreement = models.ForeignKey(
        Agreement, models.PROTECT, null=True, blank=True, related_name="transactions", verbose_name=_("agreement")
    )
    budget_line = models.ForeignKey(
        BudgetLine, models.PROTECT, null=True, blank=True, related_name="transactions", verbose_name=_("budget line")
    )
    stage = models.CharField(_("stage"), max_length=20, choices=Stage.choices)
    value_date = models.DateField(_("value date"), help_text=_("The day from which the money counts as moved."))
    area = AreaColumn(_("health area"), blank=True, help_text=_("Where no budget line says it."))
    provider = models.ForeignKey(
        Partner, models.PROTECT, null=True, blank=True, related_name="provides", verbose_name=_("provider")
    )
    receiver = models.ForeignKey(
        Partner, models.PROTECT, null=True, blank=True, related_name="receives", verbose_name=_("receiver")
    )
    act = models.ForeignKey(
        Act, models.PROTECT, null=True, blank=True, related_name="transactions", verbose_name=_("act that tells of it")
    )
    about = models.CharField(_("what it was for"), max_length=500, blank=True)

    class Meta(Kept.Meta):
        verbose_name = _("transaction")
        verbose_name_plural = _("transactions")
        indexes = (models.Index(fields=["agreement", "withdrawn"], name="transaction_of_agreement"),)

    def __str__(self) -> str:
        return self.about or f"{self.get_stage_display()}, {numbers.money(self.amount, self.currency)}"

    def clean(self) -> None:
        """Its budget line is one of its agreement."""
        if self.budget_line_id and self.agreement_id is None:
            raise ValidationError({"agreement": _("Name the agreement that has this budget line.")})
        if self.budget_line_id and self.budget_line.agreement_id != self.agreement_id:
            raise ValidationError({"budget_line": _("This line is in the budget of another agreement.")})


class Rate(Kept):
    """What one unit of a currency was in another on a day, and who says so."""

    noun = "rate"

    currency = CurrencyColumn(_("from currency"))
    into = CurrencyColumn(_("to currency"))
    date = models.DateField(_("day"))
    rate = ExactColumn(_("rate"), max_digits=27, decimal_places=12)
    source = models.CharField(_("source"), max_length=200, help_text=_("Who published it: a central bank, the UN."))

    class Meta(Kept.Meta):
        verbose_name = _("exchange rate")
        verbose_name_plural = _("exchange rates")
        indexes = (models.Index(fields=["currency", "into", "date"], name="rate_of_day"),)

    def __str__(self) -> str:
        return f"{self.currency} → {self.into}, {numbers.day(self.date)}"

    def clean(self) -> None:
        """A rate is more than nothing, and between two currencies."""
        if self.rate is not None and self.rate <= 0:
            raise ValidationError({"rate": _("A rate is more than nothing.")})
        if self.currency and self.currency == self.into:
            raise ValidationError({"into": _("A rate is between two currencies.")})
