"""What people do for each other across borders: what a training, a visit and a team sent have in common, and series.

One side gives, the other receives; a third may pay for it. The money beside it is either paid or a value put on what
was given, and the two are never added. A deed that an act of the register tells names the act, so that it counts once.
"""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cosante.register.models.agreements import Agreement
from cosante.register.models.columns import AreaColumn, CountryColumn, CurrencyColumn, ExactColumn
from cosante.register.models.kept import Kept, in_order, with_currency
from cosante.register.models.records import Act, Partner


class Course(models.TextChoices):
    """How far it is."""

    PLANNED = "planned", _("planned")
    DONE = "done", _("done or under way")
    CANCELLED = "cancelled", _("called off")


class Valued(models.TextChoices):
    """What a sum beside a deed is."""

    PAID = "paid", _("paid for it")
    ESTIMATED = "estimated", _("value estimated")


def partner(words: str, help_text: str = "") -> "models.ForeignKey[Partner | None, Partner | None]":
    return models.ForeignKey(
        Partner, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=words, help_text=help_text
    )


class Series(Kept):
    """Something that comes again: a yearly conference, a visit every six months."""

    noun = "series"

    title = models.CharField(_("title"), max_length=300)
    every = models.PositiveSmallIntegerField(
        _("months from one to the next"), default=12, help_text=_("12 for once a year.")
    )
    first = models.DateField(_("first"), null=True, blank=True)
    until = models.DateField(_("until"), null=True, blank=True, help_text=_("Empty: without an end."))
    agreement = models.ForeignKey(
        Agreement, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("agreement")
    )
    about = models.TextField(_("what it is about"), blank=True)

    class Meta(Kept.Meta):
        verbose_name = _("series")
        verbose_name_plural = pgettext_lazy("several", "series")

    def __str__(self) -> str:
        return self.title

    @classmethod
    def plural(cls) -> str:
        return "series"

    def clean(self) -> None:
        """It ends after it began."""
        in_order(self, "first", "until")


class Exchange(Kept):
    """What every such deed has."""

    #: Its kind among the acts of the register.
    act_type: ClassVar[str]
    #: What its people are among the things that acts count.
    counted: ClassVar[str] = "delegates"

    title = models.CharField(_("title"), max_length=300)
    state = models.CharField(_("state"), max_length=10, choices=Course.choices, default=Course.DONE)
    giver = partner(_("who gives it"))
    receiver = partner(_("for whom"))
    supporter = partner(_("who pays for it"), _("A third one, where the two do not pay themselves."))
    country = CountryColumn(_("country"), blank=True)
    place = models.CharField(_("place"), max_length=200, blank=True)
    area = AreaColumn(_("health area"), blank=True)
    starts = models.DateField(_("from"), null=True, blank=True)
    ends = models.DateField(_("to"), null=True, blank=True, help_text=_("Its last day."))
    people = models.PositiveIntegerField(
        _("number of people"),
        null=True,
        blank=True,
        help_text=_("Where they are listed below, the list counts instead."),
    )
    amount = ExactColumn(_("amount"), null=True, blank=True)
    currency = CurrencyColumn(_("currency"), blank=True)
    valued = models.CharField(
        _("what the amount is"), max_length=10, choices=Valued.choices, blank=True, help_text=_("Empty: paid.")
    )
    basis = models.CharField(
        _("how it was estimated"), max_length=300, blank=True, help_text=_("The price or rate used, and its date.")
    )
    agreement = models.ForeignKey(
        Agreement, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("agreement")
    )
    series = models.ForeignKey(
        Series, models.PROTECT, null=True, blank=True, related_name="%(class)ss", verbose_name=_("series")
    )
    act = models.ForeignKey(
        Act, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("act that tells of it"),
        help_text=_("In ledgers the act counts then, and this row does not."),
    )  # fmt: skip
    about = models.TextField(_("what it is about"), blank=True)

    class Meta(Kept.Meta):
        abstract = True

    def __str__(self) -> str:
        return self.title

    def clean(self) -> None:
        """Its days follow each other, and a sum has its currency."""
        in_order(self, "starts", "ends")
        with_currency(self)


class Cadre(models.TextChoices):
    """Health occupations by ISCO-08 (ILO, 2012): the groups that trainings count, by their codes there."""

    MANAGERS = "1342", _("health services managers (1342)")
    DOCTORS = "221", _("medical doctors (221)")
    NURSES = "2221", _("nursing professionals (2221)")
    MIDWIVES = "2222", _("midwifery professionals (2222)")
    PARAMEDICAL = "224", _("paramedical practitioners (224)")
    DENTISTS = "2261", _("dentists (2261)")
    PHARMACISTS = "2262", _("pharmacists (2262)")
    ENVIRONMENTAL = "2263", _("environmental and occupational health professionals (2263)")
    PROFESSIONALS = "226", _("other health professionals (226)")
    LABORATORY = "3212", _("laboratory technicians (3212)")
    TECHNICIANS = "321", _("other medical and pharmaceutical technicians (321)")
    ASSISTANTS = "322", _("nursing and midwifery associates (322)")
    COMMUNITY = "3253", _("community health workers (3253)")
    ASSOCIATES = "325", _("other health associates (325)")
    CARE = "532", _("personal care workers (532)")
    OTHER = "other", _("outside health occupations")
    UNKNOWN = "unknown", _("cadre not told")


class Sex(models.TextChoices):
    """As people say themselves."""

    FEMALE = "female", _("women")
    MALE = "male", _("men")
    OTHER = "other", _("neither")
    UNKNOWN = "unknown", _("sex not told")


class Level(models.TextChoices):
    """At which level of the health system somebody works."""

    NATIONAL = "national", _("national")
    PROVINCE = "province", _("province or region")
    DISTRICT = "district", _("district")
    FACILITY = "facility", _("health facility")
    COMMUNITY = "community", _("community")
    UNKNOWN = "unknown", _("level not told")


class Split(models.Model):
    """By what people are counted; none of it says who somebody is."""

    cadre = models.CharField(_("cadre"), max_length=10, choices=Cadre.choices, default=Cadre.UNKNOWN)
    sex = models.CharField(_("sex"), max_length=10, choices=Sex.choices, default=Sex.UNKNOWN)
    level = models.CharField(_("level"), max_length=10, choices=Level.choices, default=Level.UNKNOWN)
    province = models.CharField(_("province"), max_length=100, blank=True)

    class Meta:
        abstract = True


class Somebody(Split, Kept):
    """One person, with what is needed and no more. Erased, the row still counts, by what does not say who it was."""

    personal = ("name", "email", "organisation")
    #: The column, from here, of the day from which on the retention rule counts.
    event_ends: ClassVar[str]

    name = models.CharField(_("name"), max_length=200, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    organisation = models.CharField(_("organisation"), max_length=200, blank=True)

    class Meta(Kept.Meta):
        abstract = True

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} {self.pk}"
