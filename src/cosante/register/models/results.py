"""What is measured of the work: indicators with baseline, target and values, and which partner did what beside them.

An indicator is one of the catalogue (``vocabulary/indicators.tsv``) or the office's own. What partners did stands
beside its values; that they caused them nobody here says.
"""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from cosante.register import numbers
from cosante.register.models.agreements import Agreement
from cosante.register.models.columns import AreaColumn, CurrencyColumn, EdtfColumn, ExactColumn
from cosante.register.models.kept import Kept, in_order, with_currency
from cosante.register.models.measured import KeysColumn, ListedColumn, PartColumn, part_words
from cosante.register.models.records import Act, Partner
from cosante.register.records.moments import middle
from cosante.register.records.parts_of_values import keys_of
from cosante.vocabulary.indicators import Listed, catalogue


class Unit(models.TextChoices):
    """What values are counted in; the codes are those of the catalogue."""

    PERCENT = "percent", _("per cent")
    INDEX = "index", _("index from 0 to 100")
    PER_1000_BIRTHS = "per-1000-live-births", _("per 1,000 live births")
    PER_100000_BIRTHS = "per-100000-live-births", _("per 100,000 live births")
    PER_1000 = "per-1000", _("per 1,000")
    PER_10000 = "per-10000", _("per 10,000 people")
    PER_100000 = "per-100000", _("per 100,000 people")
    NUMBER = "number", _("number")
    LITRES = "litres", _("litres a head")
    USD = "usd", _("US dollars")
    DAYS = "days", _("days")
    OTHER = "other", _("another unit")


class Wanted(models.TextChoices):
    """Which way is better."""

    UP = "up", _("more is better")
    DOWN = "down", _("less is better")


#: Units whose values are added where parts make a whole; all others are weighted.
ADDED = frozenset({Unit.NUMBER, Unit.USD})


class Indicator(Kept):
    """One thing that is measured again and again."""

    noun = "indicator"

    code = ListedColumn(_("code in the catalogue"), blank=True, help_text=_("Empty for an indicator of your own."))
    name = models.CharField(
        _("name"), max_length=300, blank=True, help_text=_("Empty: as the catalogue calls it, in the page's language.")
    )
    unit = models.CharField(_("unit"), max_length=30, choices=Unit.choices, default=Unit.PERCENT)
    unit_words = models.CharField(_("the unit in words"), max_length=100, blank=True)
    direction = models.CharField(_("direction"), max_length=4, choices=Wanted.choices, default=Wanted.UP)
    keys = KeysColumn(_("told apart by"))
    area = AreaColumn(_("health area"), blank=True)
    where = models.CharField(_("where"), max_length=200, blank=True, help_text=_("Country, province or facilities."))
    about = models.TextField(_("how it is measured"), blank=True)

    class Meta(Kept.Meta):
        verbose_name = _("indicator")
        verbose_name_plural = _("indicators")

    def __str__(self) -> str:
        listed = self.listed
        named = self.name or (listed.name(get_language() or "en") if listed else "")
        return f"{named}, {self.where}" if self.where else named

    @property
    def listed(self) -> Listed | None:
        """What the catalogue says of it."""
        return catalogue().get(self.code)

    @property
    def added(self) -> bool:
        """Are the values of its parts added?"""
        return self.unit in ADDED

    @property
    def up(self) -> bool:
        """Is more better?"""
        return self.direction == Wanted.UP

    def clean(self) -> None:
        """It has a name, its own or that of the catalogue."""
        if not self.name and not self.code:
            raise ValidationError({"name": _("Name it, or choose a code of the catalogue.")})


class IndicatorAgreement(Kept):
    """An agreement that the indicator serves."""

    noun = "indicator-agreement"
    part_of = "indicator"

    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="agreements", verbose_name=_("indicator"))
    agreement = models.ForeignKey(
        Agreement, models.PROTECT, related_name="indicator_parts", verbose_name=_("agreement")
    )
    words = models.CharField(_("what the agreement says of it"), max_length=500, blank=True)

    class Meta(Kept.Meta):
        verbose_name = _("agreement that it serves")
        verbose_name_plural = _("agreements that it serves")

    def __str__(self) -> str:
        return str(self.agreement)


class Figured(Kept):
    """A value of an indicator for a period and perhaps for a part."""

    part_of = "indicator"

    indicator: Any
    period = EdtfColumn(_("period"))
    value = ExactColumn(_("value"), below_nothing=True)
    part = PartColumn(_("part"), blank=True, help_text=_("As sex=female; age=0-4. Empty: the whole."))
    weight = ExactColumn(
        _("counted over"),
        null=True,
        blank=True,
        help_text=_("The people or things that the value holds for: parts are weighted by it."),
    )
    source = models.CharField(_("source"), max_length=300, blank=True)
    comment = models.CharField(_("comment"), max_length=500, blank=True)

    class Meta(Kept.Meta):
        abstract = True

    def __str__(self) -> str:
        period = numbers.digits(self.period)
        return f"{period}, {part_words(self.part)}" if self.part else period

    def clean(self) -> None:
        """Its period has a first and a last day; it is told apart only by what the indicator is."""
        if self.period and middle(self.period) is None:
            said = _("Give a period with a beginning and an end, as 2024 or 2024-01/2024-06.")
            raise ValidationError({"period": said})
        stray = [key for key in keys_of(self.part) if key not in self.indicator.keys] if self.part else []
        if stray:
            said = _("The indicator is not told apart by “%(key)s”. Add it there first.")
            raise ValidationError({"part": ValidationError(said, params={"key": stray[0]})})


class Baseline(Figured):
    """From where one starts."""

    noun = "baseline"
    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="baselines", verbose_name=_("indicator"))

    class Meta(Figured.Meta):
        verbose_name = _("baseline")
        verbose_name_plural = _("baselines")


class Target(Figured):
    """Where one means to be, and by when; several are steps on the way."""

    noun = "target"
    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="targets", verbose_name=_("indicator"))

    class Meta(Figured.Meta):
        verbose_name = _("target")
        verbose_name_plural = _("targets")


class ResultValue(Figured):
    """What was measured."""

    noun = "result-value"
    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="values", verbose_name=_("indicator"))

    class Meta(Figured.Meta):
        verbose_name = _("value")
        verbose_name_plural = _("values")


class Contribution(Kept):
    """What a partner did while the values were as they were. It is shown beside them, and says nothing of causes."""

    noun = "contribution"
    part_of = "indicator"

    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="contributions", verbose_name=_("indicator"))
    partner = models.ForeignKey(Partner, models.PROTECT, related_name="contributions", verbose_name=_("partner"))
    what = models.CharField(_("what it did"), max_length=500)
    begins = models.DateField(_("from"), null=True, blank=True)
    ends = models.DateField(_("until"), null=True, blank=True)
    amount = ExactColumn(_("amount"), null=True, blank=True)
    currency = CurrencyColumn(_("currency"), blank=True)
    agreement = models.ForeignKey(
        Agreement, models.PROTECT, null=True, blank=True, related_name="contributions", verbose_name=_("agreement")
    )
    act = models.ForeignKey(
        Act, models.PROTECT, null=True, blank=True, related_name="contributions", verbose_name=_("act that tells of it")
    )

    class Meta(Kept.Meta):
        verbose_name = _("contribution beside it")
        verbose_name_plural = _("contributions beside it")

    def __str__(self) -> str:
        return f"{self.partner.name}: {self.what}"

    def clean(self) -> None:
        """A sum has its currency; it ends after it began."""
        with_currency(self)
        in_order(self, "begins", "ends")
