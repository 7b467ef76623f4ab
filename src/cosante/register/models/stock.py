"""What moves lots that were received: distributions, losses, returns. Each row is one move of one lot."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cosante.register.models.columns import ExactColumn
from cosante.register.models.kept import Kept
from cosante.register.models.orders import ReceiptLine
from cosante.register.models.records import Partner
from cosante.register.models.supply import Store


class Distribution(Kept):
    """So much of a lot leaves a store: for another one of the office's, where it is stock still, or for use."""

    noun = "distribution"

    lot = models.ForeignKey(ReceiptLine, models.PROTECT, related_name="distributed", verbose_name=_("received lot"))
    source = models.ForeignKey(Store, models.PROTECT, related_name="sent", verbose_name=pgettext_lazy("supply", "from"))
    to = models.ForeignKey(Store, models.PROTECT, related_name="got", verbose_name=pgettext_lazy("supply", "to"))
    day = models.DateField(_("day"))
    quantity = ExactColumn(_("quantity"))
    stays = models.BooleanField(
        _("stays in stock there"), default=False, help_text=_("It is moved to another store, not handed over for use.")
    )
    paper = models.CharField(_("delivery note"), max_length=100, blank=True)

    class Meta(Kept.Meta):
        verbose_name = _("distribution")
        verbose_name_plural = _("distributions")

    def __str__(self) -> str:
        return f"{self.lot} → {self.to}"


class LossKind(models.TextChoices):
    """How it was lost."""

    EXPIRED = "expired", pgettext_lazy("loss", "expired")
    DAMAGED = "damaged", pgettext_lazy("loss", "damaged")
    STOLEN = "stolen", pgettext_lazy("loss", "stolen")
    RECALLED = "recalled", pgettext_lazy("loss", "recalled")
    MISSING = "missing", pgettext_lazy("loss", "missing at a count")


class Loss(Kept):
    """So much of a lot is written off."""

    noun = "loss"
    nouns = "losses"

    lot = models.ForeignKey(ReceiptLine, models.PROTECT, related_name="lost", verbose_name=_("received lot"))
    store = models.ForeignKey(Store, models.PROTECT, related_name="losses", verbose_name=_("where"))
    day = models.DateField(_("day"))
    quantity = ExactColumn(_("quantity"))
    kind = models.CharField(_("how"), max_length=10, choices=LossKind.choices, default=LossKind.EXPIRED)
    about = models.CharField(_("what happened"), max_length=500, blank=True)

    class Meta(Kept.Meta):
        verbose_name = _("loss")
        verbose_name_plural = _("losses")

    def __str__(self) -> str:
        return f"{self.lot} · {self.get_kind_display()}"


class ReturnKind(models.TextChoices):
    """Which way it goes."""

    SUPPLIER = "supplier", _("from stock back to the supplier")
    STORE = "store", _("from a facility back into stock")
    REJECTED = "rejected", _("rejected goods back to the supplier")


class Return(Kept):
    """So much of a lot goes back."""

    noun = "return"

    lot = models.ForeignKey(ReceiptLine, models.PROTECT, related_name="returned", verbose_name=_("received lot"))
    kind = models.CharField(_("which way"), max_length=10, choices=ReturnKind.choices, default=ReturnKind.SUPPLIER)
    store = models.ForeignKey(
        Store, models.PROTECT, related_name="returns", verbose_name=pgettext_lazy("supply", "store")
    )
    facility = models.ForeignKey(
        Store, models.PROTECT, null=True, blank=True, related_name="gave_back", verbose_name=_("facility")
    )
    supplier = models.ForeignKey(
        Partner, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("supplier")
    )
    day = models.DateField(_("day"))
    quantity = ExactColumn(_("quantity"))
    about = models.CharField(_("reason"), max_length=500, blank=True)

    class Meta(Kept.Meta):
        verbose_name = pgettext_lazy("goods", "return")
        verbose_name_plural = pgettext_lazy("goods", "returns")

    def __str__(self) -> str:
        return f"{self.lot} · {self.get_kind_display()}"
