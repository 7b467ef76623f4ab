"""Orders, and what comes of them: lines, shipments, receipts, substitutions.

How far an order is stands in none of these columns: it is reckoned from what happened (``records.supply.lines``).
"""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cosante.register.models.agreements import Agreement
from cosante.register.models.columns import CurrencyColumn, ExactColumn
from cosante.register.models.kept import Kept, counted_by
from cosante.register.models.records import Partner
from cosante.register.models.supply import Item, Need, Store


def _partner(label: object, help: object = "") -> "models.ForeignKey[Partner | None, Partner | None]":
    return models.ForeignKey(
        Partner, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=label, help_text=help
    )


class Tendering(models.TextChoices):
    """How the supplier was found: ``method`` of OCDS 1.1.5, a closed list."""

    OPEN = "open", pgettext_lazy("tender", "open")
    SELECTIVE = "selective", pgettext_lazy("tender", "selective")
    LIMITED = "limited", pgettext_lazy("tender", "limited")
    DIRECT = "direct", pgettext_lazy("tender", "direct")


class Order(Kept):
    """A request for things that becomes an order through an agency."""

    noun = "order"

    title = models.CharField(_("title"), max_length=300)
    number = models.CharField(_("order number"), max_length=100, blank=True)
    agency = _partner(_("agency"), _("Through whom it is ordered: in OCDS the procuring entity."))
    buyer = _partner(_("buyer"), _("Whose money buys it."))
    supplier = _partner(_("supplier"))
    donor = _partner(_("donor"), _("Of lines that name no other."))
    agreement = models.ForeignKey(
        Agreement, models.PROTECT, null=True, blank=True, related_name="orders", verbose_name=_("agreement")
    )
    currency = CurrencyColumn(_("currency"), blank=True)
    money_ends = models.DateField(
        _("its money ends on"), null=True, blank=True, help_text=_("The last day on which it can be paid.")
    )
    requested = models.DateField(pgettext_lazy("order", "requested"), null=True, blank=True)
    approved = models.DateField(pgettext_lazy("order", "approved"), null=True, blank=True)
    ordered = models.DateField(pgettext_lazy("order", "ordered"), null=True, blank=True)
    due = models.DateField(_("promised for"), null=True, blank=True)
    cancelled = models.DateField(pgettext_lazy("order", "cancelled"), null=True, blank=True)
    tender = models.CharField(_("tender number"), max_length=100, blank=True)
    tendering = models.CharField(_("kind of tender"), max_length=10, choices=Tendering.choices, blank=True)
    tendered = models.DateField(_("tender opened"), null=True, blank=True)
    tender_closed = models.DateField(_("tender closed"), null=True, blank=True)
    award = models.CharField(_("award number"), max_length=100, blank=True)
    awarded = models.DateField(_("awarded"), null=True, blank=True)
    contract = models.CharField(_("contract number"), max_length=100, blank=True)
    contracted = models.DateField(_("contract signed"), null=True, blank=True)
    about = models.TextField(_("notes on it"), blank=True)

    class Meta(Kept.Meta):
        verbose_name = pgettext_lazy("supply", "order")
        verbose_name_plural = pgettext_lazy("supply", "orders")
        indexes = counted_by("order", "agency", "donor", "agreement", "currency")

    def __str__(self) -> str:
        return self.title


class OrderLine(Kept):
    """So much of one item, at its price; the donor and the agreement that pay for it."""

    noun = "order-line"
    part_of = "order"

    order = models.ForeignKey(
        Order, models.PROTECT, related_name="lines", verbose_name=pgettext_lazy("supply", "order")
    )
    item = models.ForeignKey(Item, models.PROTECT, related_name="lines", verbose_name=_("item"))
    need = models.ForeignKey(Need, models.PROTECT, null=True, blank=True, related_name="lines", verbose_name=_("need"))
    quantity = ExactColumn(_("quantity"))
    cancelled = ExactColumn(
        _("of that cancelled"), null=True, blank=True, help_text=_("So much of it will not be delivered.")
    )
    unit_price = ExactColumn(_("price of a unit"), null=True, blank=True)
    donor = _partner(_("donor"), _("Where it stays empty, that of the order."))
    agreement = models.ForeignKey(
        Agreement, models.PROTECT, null=True, blank=True, related_name="order_lines", verbose_name=_("agreement")
    )

    class Meta(Kept.Meta):
        verbose_name = _("order line")
        verbose_name_plural = _("order lines")

    def __str__(self) -> str:
        return str(self.item)


class Substitution(Kept):
    """So much of an ordered item does not come: another line stands for it."""

    noun = "substitution"
    part_of = "order"

    order = models.ForeignKey(
        Order, models.PROTECT, related_name="substitutions", verbose_name=pgettext_lazy("supply", "order")
    )
    line = models.ForeignKey(OrderLine, models.PROTECT, related_name="replaced", verbose_name=_("instead of"))
    quantity = ExactColumn(_("quantity of it that does not come"))
    by_line = models.ForeignKey(OrderLine, models.PROTECT, related_name="replaces", verbose_name=_("comes this line"))
    agreed = models.DateField(_("agreed on"), null=True, blank=True)
    about = models.CharField(_("reason"), max_length=500, blank=True)

    class Meta(Kept.Meta):
        verbose_name = _("substitution")
        verbose_name_plural = _("substitutions")

    def __str__(self) -> str:
        return f"{self.line} → {self.by_line}"


class Shipment(Kept):
    """Goods of one order on their way."""

    noun = "shipment"

    order = models.ForeignKey(
        Order, models.PROTECT, related_name="shipments", verbose_name=pgettext_lazy("supply", "order")
    )
    shipped = models.DateField(pgettext_lazy("order", "shipped"))
    due = models.DateField(_("expected on"), null=True, blank=True)
    waybill = models.CharField(_("waybill"), max_length=100, blank=True)
    carrier = models.CharField(_("carrier"), max_length=200, blank=True)

    class Meta(Kept.Meta):
        verbose_name = _("shipment")
        verbose_name_plural = _("shipments")

    def __str__(self) -> str:
        return f"{self.order} · {self.waybill or f'#{self.pk}'}"


class ShipmentLine(Kept):
    """So much of an ordered line, of one lot."""

    noun = "shipment-line"
    part_of = "shipment"

    shipment = models.ForeignKey(Shipment, models.PROTECT, related_name="lines", verbose_name=_("shipment"))
    line = models.ForeignKey(OrderLine, models.PROTECT, related_name="shipped", verbose_name=_("order line"))
    quantity = ExactColumn(_("quantity"))
    lot = models.CharField(pgettext_lazy("supply", "lot"), max_length=100, blank=True)
    expiry = models.DateField(_("expires"), null=True, blank=True)

    class Meta(Kept.Meta):
        verbose_name = _("shipped line")
        verbose_name_plural = _("shipped lines")

    def __str__(self) -> str:
        return " · ".join(filter(None, (str(self.line), self.lot)))


class Inspection(models.TextChoices):
    """What the inspection of a receipt found."""

    WAITING = "waiting", _("not inspected yet")
    PASSED = "passed", _("passed")
    PARTLY = "partly", _("passed in part")
    FAILED = "failed", _("failed")


class Receipt(Kept):
    """Goods that arrived at a store, with their inspection; without a shipment, what was there before."""

    noun = "receipt"

    shipment = models.ForeignKey(
        Shipment, models.PROTECT, null=True, blank=True, related_name="receipts", verbose_name=_("shipment")
    )
    store = models.ForeignKey(Store, models.PROTECT, related_name="receipts", verbose_name=_("where"))
    received = models.DateField(pgettext_lazy("order", "received"))
    inspection = models.CharField(
        _("inspection"), max_length=10, choices=Inspection.choices, default=Inspection.WAITING
    )
    inspected = models.DateField(_("inspected on"), null=True, blank=True)
    inspector = models.CharField(_("inspected by"), max_length=200, blank=True)
    about = models.TextField(_("what was found"), blank=True)

    class Meta(Kept.Meta):
        verbose_name = _("receipt")
        verbose_name_plural = _("receipts")

    def __str__(self) -> str:
        return f"{self.store} · #{self.pk}"


class ReceiptLine(Kept):
    """So much of one lot, accepted or rejected. What was accepted is stock, and moves by this line from then on."""

    noun = "receipt-line"
    part_of = "receipt"

    receipt = models.ForeignKey(Receipt, models.PROTECT, related_name="lines", verbose_name=_("receipt"))
    item = models.ForeignKey(Item, models.PROTECT, related_name="received", verbose_name=_("item"))
    shipped = models.ForeignKey(
        ShipmentLine, models.PROTECT, null=True, blank=True, related_name="received", verbose_name=_("shipped line")
    )
    line = models.ForeignKey(
        OrderLine, models.PROTECT, null=True, blank=True, related_name="received", verbose_name=_("order line")
    )
    lot = models.CharField(pgettext_lazy("supply", "lot"), max_length=100, blank=True)
    expiry = models.DateField(_("expires"), null=True, blank=True)
    accepted = ExactColumn(pgettext_lazy("goods", "accepted"), default=0)
    rejected = ExactColumn(pgettext_lazy("goods", "rejected"), null=True, blank=True)
    reason = models.CharField(_("why rejected"), max_length=500, blank=True)

    class Meta(Kept.Meta):
        verbose_name = _("received lot")
        verbose_name_plural = _("received lots")

    def __str__(self) -> str:
        return " · ".join(filter(None, (str(self.item), self.lot)))
