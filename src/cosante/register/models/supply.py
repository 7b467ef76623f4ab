"""What is supplied, where to, at what price it is known, and what is needed.

An item is counted in its own unit (tablet, vial, piece), everywhere: in needs, orders, receipts and stock.
"""

import re

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cosante.register import numbers
from cosante.register.models.columns import AreaColumn, CountryColumn, CurrencyColumn, ExactColumn
from cosante.register.models.kept import Kept, in_order
from cosante.register.models.records import Partner

_ATC = re.compile(r"[A-Z](\d\d([A-Z]([A-Z](\d\d)?)?)?)?")
_UNSPSC = re.compile(r"\d{8}")


class ItemKind(models.TextChoices):
    """What kind of thing it is."""

    MEDICINE = "medicine", _("medicine")
    VACCINE = "vaccine", _("vaccine")
    TEST = "test", _("diagnostic test")
    CONSUMABLE = "consumable", _("consumable")
    EQUIPMENT = "equipment", _("equipment")


class Form(models.TextChoices):
    """Dosage forms: ``dosageForm`` of the medicines extension of OCDS, an open list, and the capsule."""

    TABLET = "tablet", pgettext_lazy("dosage form", "tablet")
    CAPSULE = "capsule", pgettext_lazy("dosage form", "capsule")
    LIQUID = "liquid", pgettext_lazy("dosage form", "liquid")
    SUSPENSION = "suspension", pgettext_lazy("dosage form", "suspension")
    INJECTION = "injection", pgettext_lazy("dosage form", "injection")
    POWDER = "powder", pgettext_lazy("dosage form", "powder")
    CREAM = "cream", pgettext_lazy("dosage form", "cream")
    GEL = "gel", pgettext_lazy("dosage form", "gel")
    LOTION = "lotion", pgettext_lazy("dosage form", "lotion")
    DROPS = "earDrops", pgettext_lazy("dosage form", "ear drops")
    INHALER = "inhaler", pgettext_lazy("dosage form", "inhaler")
    SPRAY = "spray", pgettext_lazy("dosage form", "spray")
    SUPPOSITORY = "suppository", pgettext_lazy("dosage form", "suppository")
    GAS = "gas", pgettext_lazy("dosage form", "gas")
    TEST = "test", pgettext_lazy("dosage form", "test kit")


class Route(models.TextChoices):
    """Routes of administration: ``administrationRoute`` of the medicines extension of OCDS."""

    ORAL = "O", pgettext_lazy("route", "oral")
    PARENTERAL = "P", pgettext_lazy("route", "parenteral")
    INHALATION = "inhal", pgettext_lazy("route", "inhalation")
    NASAL = "N", pgettext_lazy("route", "nasal")
    RECTAL = "R", pgettext_lazy("route", "rectal")
    VAGINAL = "V", pgettext_lazy("route", "vaginal")
    SUBLINGUAL = "SL", pgettext_lazy("route", "under the tongue or in the cheek")
    TRANSDERMAL = "TD", pgettext_lazy("route", "through the skin")
    INSTILLATION = "instill", pgettext_lazy("route", "instillation")
    IMPLANT = "implant", pgettext_lazy("route", "implant")


class Container(models.TextChoices):
    """What holds it: ``container`` of the medicines extension of OCDS, an open list, and vial, bottle and box."""

    BLISTER = "blister", pgettext_lazy("container", "blister")
    VIAL = "vial", pgettext_lazy("container", "vial")
    BOTTLE = "bottle", pgettext_lazy("container", "bottle")
    DROPPER = "dropperBottle", pgettext_lazy("container", "dropper bottle")
    SYRINGE = "preFilledSyringe", pgettext_lazy("container", "pre-filled syringe")
    TUBE = "tube", pgettext_lazy("container", "tube")
    JAR = "jar", pgettext_lazy("container", "jar")
    CARTRIDGE = "cartridge", pgettext_lazy("container", "cartridge")
    COMPRESSED = "compressed", pgettext_lazy("container", "compressed gas")
    BOX = "box", pgettext_lazy("container", "box")


class Item(Kept):
    """Something that is supplied: a medicine of one strength, form and pack, or a kind of equipment."""

    noun = "item"

    name = models.CharField(
        _("name"), max_length=200, help_text=_("Of a medicine its INN, as artemether + lumefantrine.")
    )
    kind = models.CharField(_("kind"), max_length=12, choices=ItemKind.choices, default=ItemKind.MEDICINE)
    strength = models.CharField(_("strength"), max_length=100, blank=True, help_text=_("As 20 mg + 120 mg."))
    form = models.CharField(_("dosage form"), max_length=20, choices=Form.choices, blank=True)
    route = models.CharField(_("administration route"), max_length=10, choices=Route.choices, blank=True)
    container = models.CharField(_("container"), max_length=20, choices=Container.choices, blank=True)
    unit = models.CharField(
        _("unit"), max_length=30, default="piece", help_text=_("What is counted: tablet, vial, piece.")
    )
    pack_size = ExactColumn(_("pack size"), null=True, blank=True, help_text=_("Units in a pack."))
    atc = models.CharField(_("ATC code"), max_length=7, blank=True)
    unspsc = models.CharField(_("UNSPSC code"), max_length=8, blank=True)
    cold = models.BooleanField(_("needs a cold chain"), default=False)

    class Meta(Kept.Meta):
        verbose_name = _("item")
        verbose_name_plural = _("items")

    def __str__(self) -> str:
        form = str(self.get_form_display()) if self.form else ""
        return ", ".join(filter(None, (" ".join(filter(None, (self.name, self.strength))), form)))

    def clean(self) -> None:
        """Its codes are such codes."""
        if self.atc and not _ATC.fullmatch(self.atc):
            raise ValidationError({"atc": _("%(code)s is no ATC code, as P01BF01.") % {"code": self.atc}})
        if self.unspsc and not _UNSPSC.fullmatch(self.unspsc):
            raise ValidationError(
                {"unspsc": _("%(code)s is no UNSPSC code: it has eight digits.") % {"code": self.unspsc}}
            )


class ReferencePrice(Kept):
    """What one unit of an item should cost by some list, in a time."""

    noun = "reference-price"
    part_of = "item"

    item = models.ForeignKey(Item, models.PROTECT, related_name="prices", verbose_name=_("item"))
    price = ExactColumn(_("price of a unit"))
    currency = CurrencyColumn(_("currency"))
    source = models.CharField(_("price list"), max_length=300, help_text=_("Whose list, and of which year."))
    since = models.DateField(_("holds from"), null=True, blank=True)
    until = models.DateField(_("holds until"), null=True, blank=True)
    terms = models.CharField(
        _("what the price includes"), max_length=200, blank=True, help_text=_("As EXW, CIP, taxes.")
    )

    class Meta(Kept.Meta):
        verbose_name = _("reference price")
        verbose_name_plural = _("reference prices")

    def __str__(self) -> str:
        return f"{numbers.money(self.price, self.currency)} ({self.source})"

    def clean(self) -> None:
        """Its days follow each other."""
        in_order(self, "since", "until")


class StoreKind(models.TextChoices):
    """What kind of place it is."""

    CENTRAL = "central", _("central store")
    REGIONAL = "regional", _("regional store")
    HOSPITAL = "hospital", _("hospital")
    CENTRE = "centre", _("health centre")
    LABORATORY = "laboratory", _("laboratory")
    OTHER = "other", pgettext_lazy("kind of place", "other place")


class Store(Kept):
    """A place where things are kept or used: a store, a hospital, a laboratory."""

    noun = "store"

    name = models.CharField(_("name"), max_length=200)
    kind = models.CharField(_("kind"), max_length=12, choices=StoreKind.choices, default=StoreKind.CENTRAL)
    country = CountryColumn(_("country"), blank=True)
    where = models.CharField(_("town or province"), max_length=200, blank=True)
    partner = models.ForeignKey(
        Partner, models.PROTECT, null=True, blank=True, related_name="stores", verbose_name=_("whose it is")
    )

    class Meta(Kept.Meta):
        verbose_name = pgettext_lazy("of stock", "store or facility")
        verbose_name_plural = pgettext_lazy("of stock", "stores and facilities")

    def __str__(self) -> str:
        return self.name


class Method(models.TextChoices):
    """How a need is reckoned."""

    CONSUMPTION = "consumption", _("from consumption")
    MORBIDITY = "morbidity", _("from morbidity")
    STATED = "stated", _("as stated")


class Need(Kept):
    """What is needed, for which programme and facility, by when; and what its quantity is reckoned from."""

    noun = "need"

    item = models.ForeignKey(Item, models.PROTECT, related_name="needs", verbose_name=_("item"))
    facility = models.ForeignKey(
        Store, models.PROTECT, null=True, blank=True, related_name="needs", verbose_name=_("facility")
    )
    programme = AreaColumn(_("programme"), blank=True)
    needed = models.DateField(_("needed by"), null=True, blank=True)
    method = models.CharField(
        _("how it is reckoned"), max_length=12, choices=Method.choices, default=Method.CONSUMPTION
    )
    quantity = ExactColumn(
        _("quantity asked for"),
        null=True,
        blank=True,
        help_text=_("Where it stays empty, what is reckoned is asked for."),
    )
    used = ExactColumn(_("used in the period"), null=True, blank=True)
    months = ExactColumn(_("months of the period"), null=True, blank=True)
    days_out = ExactColumn(_("days without stock in it"), null=True, blank=True)
    lead_months = ExactColumn(
        _("lead time in months"), null=True, blank=True, help_text=_("From the order to the receipt.")
    )
    safety_months = ExactColumn(
        _("safety stock in months"),
        null=True,
        blank=True,
        help_text=_("Where it stays empty, as long as the lead time."),
    )
    cover_months = ExactColumn(_("months to cover"), null=True, blank=True)
    cases = ExactColumn(_("cases expected"), null=True, blank=True)
    share = ExactColumn(_("share of them treated with it, in %"), null=True, blank=True)
    per_case = ExactColumn(_("units for a treatment"), null=True, blank=True)
    extra = ExactColumn(_("addition for losses, in %"), null=True, blank=True)
    on_hand = ExactColumn(_("in stock when it was reckoned"), null=True, blank=True)
    on_order = ExactColumn(_("on order when it was reckoned"), null=True, blank=True)
    about = models.TextField(_("notes on it"), blank=True)

    class Meta(Kept.Meta):
        verbose_name = _("need")
        verbose_name_plural = _("needs")

    def __str__(self) -> str:
        return f"{self.item} · {self.facility}" if self.facility_id else str(self.item)
