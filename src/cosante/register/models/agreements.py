"""Agreements that the office follows: what was signed, by whom, for how long, what it promises and what it leaves out.

An agreement may be told by an act of the register, which holds what documents say of it; what stands here is what the
office keeps to. An amendment and a renewal are agreements of their own that point at the one before.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _

from cosante.register.models.columns import AreaColumn, CurrencyColumn, ExactColumn, colleague
from cosante.register.models.kept import Kept, in_order, with_currency
from cosante.register.models.records import Act, Partner


class AgreementKind(models.TextChoices):
    """What kind of paper it is."""

    MOU = "mou", _("memorandum of understanding")
    BIENNIAL = "biennial", _("biennial agreement")
    PROTOCOL = "protocol", _("protocol")
    LETTERS = "letters", _("exchange of letters")
    PROCUREMENT = "procurement", _("procurement services")
    PLAN = "plan", _("work plan")
    FRIENDSHIP = "friendship", _("sister-province friendship")
    OTHER = "other", _("other agreement")


class Renewal(models.TextChoices):
    """What happens at its end."""

    NONE = "none", _("it ends")
    AGREED = "agreed", _("it can be renewed by agreement")
    AUTOMATIC = "automatic", _("it goes on unless somebody ends it")


class Agreement(Kept):
    """One agreement, one amendment or one renewal."""

    noun = "agreement"

    title = models.CharField(_("title"), max_length=300)
    kind = models.CharField(_("kind"), max_length=20, choices=AgreementKind.choices, default=AgreementKind.MOU)
    act = models.ForeignKey(
        Act, models.PROTECT, null=True, blank=True, related_name="agreements", verbose_name=_("act that tells of it")
    )
    signed = models.DateField(_("signed"), null=True, blank=True)
    in_force = models.DateField(_("in force from"), null=True, blank=True)
    ends = models.DateField(_("ends"), null=True, blank=True, help_text=_("Its last day."))
    renewal = models.CharField(_("at its end"), max_length=10, choices=Renewal.choices, default=Renewal.NONE)
    notice_days = models.PositiveIntegerField(
        _("days of notice"), null=True, blank=True, help_text=_("So many days before its end it is renewed or ended.")
    )
    amount = ExactColumn(_("amount"), null=True, blank=True)
    currency = CurrencyColumn(_("currency"), blank=True)
    excludes = models.TextField(
        _("what the amount excludes"), blank=True, help_text=_("Staff, emergencies, what others pay: as the text says.")
    )
    amends = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="amendments", verbose_name=_("amends")
    )
    renews = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="renewals", verbose_name=_("renews")
    )
    responsible = colleague(_("responsible here"))
    about = models.TextField(_("what it is about"), blank=True)

    class Meta(Kept.Meta):
        verbose_name = _("agreement")
        verbose_name_plural = _("agreements")

    def __str__(self) -> str:
        return self.title

    def clean(self) -> None:
        """Its days follow each other, and a sum has its currency."""
        in_order(self, "signed", "ends")
        in_order(self, "in_force", "ends")
        with_currency(self)


class Side(models.TextChoices):
    """On which side a party stands."""

    OURS = "ours", _("our side")
    THEIRS = "theirs", _("the other side")
    AGENT = "agent", _("agent of both")


class AgreementParty(Kept):
    """A party of an agreement, and who answers for it there."""

    noun = "agreement-party"
    part_of = "agreement"
    personal = ("contact", "contact_email")

    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="parties", verbose_name=_("agreement"))
    partner = models.ForeignKey(Partner, models.PROTECT, related_name="agreement_parts", verbose_name=_("partner"))
    side = models.CharField(_("side"), max_length=10, choices=Side.choices, default=Side.THEIRS)
    contact = models.CharField(_("who answers for it"), max_length=200, blank=True)
    contact_email = models.EmailField(_("e-mail"), blank=True)

    class Meta(Kept.Meta):
        verbose_name = _("party")
        verbose_name_plural = _("parties")

    def __str__(self) -> str:
        return self.partner.name


class Promise(Kept):
    """A health area that an agreement promises to work in, and what it promises there."""

    noun = "promise"
    part_of = "agreement"

    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="promises", verbose_name=_("agreement"))
    area = AreaColumn(_("health area"))
    what = models.CharField(_("what is promised"), max_length=500, blank=True)
    due = models.DateField(_("due"), null=True, blank=True)
    amount = ExactColumn(_("amount"), null=True, blank=True)
    currency = CurrencyColumn(_("currency"), blank=True)
    responsible = models.ForeignKey(
        Partner, models.PROTECT, null=True, blank=True, related_name="promises", verbose_name=_("who has to do it")
    )

    class Meta(Kept.Meta):
        verbose_name = _("promise")
        verbose_name_plural = _("promises")

    def __str__(self) -> str:
        return self.what or self.area

    def clean(self) -> None:
        """A sum has its currency."""
        with_currency(self)
