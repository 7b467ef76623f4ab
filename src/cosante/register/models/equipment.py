"""Pieces of equipment: where each stands, in which state, and its maintenance."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cosante.register.models.columns import CurrencyColumn, ExactColumn
from cosante.register.models.kept import Kept, with_currency
from cosante.register.models.orders import OrderLine
from cosante.register.models.records import Partner
from cosante.register.models.supply import Item, Store


class EquipmentState(models.TextChoices):
    """In which state a piece is."""

    WORKING = "working", pgettext_lazy("equipment", "in use")
    STORED = "stored", pgettext_lazy("equipment", "not installed yet")
    REPAIR = "repair", pgettext_lazy("equipment", "under repair")
    BROKEN = "broken", pgettext_lazy("equipment", "out of order")
    RETIRED = "retired", pgettext_lazy("equipment", "retired")


class Equipment(Kept):
    """One piece, by its serial number."""

    noun = "equipment"
    nouns = "equipment"

    item = models.ForeignKey(Item, models.PROTECT, related_name="pieces", verbose_name=_("item"))
    serial = models.CharField(_("serial number"), max_length=100, blank=True)
    model = models.CharField(_("make and model"), max_length=200, blank=True)
    place = models.ForeignKey(Store, models.PROTECT, related_name="equipment", verbose_name=_("where"))
    room = models.CharField(_("ward or room"), max_length=200, blank=True)
    state = models.CharField(_("state"), max_length=10, choices=EquipmentState.choices, default=EquipmentState.WORKING)
    line = models.ForeignKey(
        OrderLine, models.PROTECT, null=True, blank=True, related_name="pieces", verbose_name=_("order line")
    )
    donor = models.ForeignKey(Partner, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("donor"))
    installed = models.DateField(_("installed"), null=True, blank=True)
    warranty = models.DateField(_("under warranty until"), null=True, blank=True)
    every_months = models.PositiveIntegerField(_("months between maintenance"), null=True, blank=True)

    class Meta(Kept.Meta):
        verbose_name = _("piece of equipment")
        verbose_name_plural = pgettext_lazy("many pieces", "equipment")

    def __str__(self) -> str:
        return " · ".join(filter(None, (str(self.item), self.serial)))


class MaintenanceKind(models.TextChoices):
    """What was done to a piece."""

    PLANNED = "planned", pgettext_lazy("maintenance", "planned maintenance")
    REPAIR = "repair", pgettext_lazy("maintenance", "repair")
    CALIBRATION = "calibration", pgettext_lazy("maintenance", "calibration")


class Maintenance(Kept):
    """One visit to a piece, done or planned."""

    noun = "maintenance"
    nouns = "maintenance"
    part_of = "equipment"

    equipment = models.ForeignKey(
        Equipment, models.PROTECT, related_name="maintenance", verbose_name=_("piece of equipment")
    )
    kind = models.CharField(_("kind"), max_length=12, choices=MaintenanceKind.choices, default=MaintenanceKind.PLANNED)
    due = models.DateField(_("due"), null=True, blank=True)
    done = models.DateField(pgettext_lazy("maintenance", "done"), null=True, blank=True)
    by_whom = models.CharField(_("by whom"), max_length=200, blank=True)
    what = models.CharField(_("what was done"), max_length=500, blank=True)
    cost = ExactColumn(_("cost"), null=True, blank=True)
    currency = CurrencyColumn(_("currency"), blank=True)

    class Meta(Kept.Meta):
        verbose_name = pgettext_lazy("one visit", "maintenance")
        verbose_name_plural = pgettext_lazy("many visits", "maintenance")

    def __str__(self) -> str:
        return str(self.get_kind_display())

    def clean(self) -> None:
        """A sum has its currency."""
        with_currency(self, "cost")
