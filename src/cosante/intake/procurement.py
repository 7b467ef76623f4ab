"""Processes of OCDS into orders: what each would do, and doing it.

Promise: looking is doing it all and taking it back, so what is shown is what is kept. A process is added, changed
(field by field), unchanged or refused with the reason, whole or not at all; the four numbers make the number of
processes. All of it is one change with all others along with it. Nothing is withdrawn for not being in a file.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from cosante.exchange.ocds.process import SHIPPED, Delivery, Process
from cosante.intake.entry import enter_partner
from cosante.register.actions.kept import change, keep
from cosante.register.actions.kept.writing import last_change
from cosante.register.models import (
    Account,
    Change,
    Item,
    Kept,
    Order,
    OrderLine,
    Partner,
    Receipt,
    ReceiptLine,
    Shipment,
    ShipmentLine,
    Store,
)
from cosante.register.queries.partners import partners_called
from cosante.vocabulary.errors import BadValue, CosanteError

ADDED, CHANGED, SAME, REFUSED = "added", "changed", "unchanged", "refused"


@dataclass
class Outcome:
    """``changes``: row, field, what it was and becomes; ``why``: of a refusal; ``order``: its number, 0 if refused."""

    ocid: str
    done: str
    changes: list[tuple[str, str, Any, Any]] = field(default_factory=list)
    why: str = ""
    order: int = 0


@dataclass
class Told:
    """Every process of the files, and the change that led, where they were kept."""

    outcomes: list[Outcome] = field(default_factory=list)
    lead: Change | None = None
    #: Names of partners that were entered for it.
    partners: dict[str, None] = field(default_factory=dict)

    def counts(self) -> dict[str, int]:
        """How many were added, changed, unchanged and refused."""
        counted = Counter(one.done for one in self.outcomes)
        return {done: counted[done] for done in (ADDED, CHANGED, SAME, REFUSED)}


def bring_processes(
    given: Iterable[Process | Outcome], prefix: str, by: Account | None, why: str, kept: bool, partners: bool = False
) -> Told:
    """What they do, done where ``kept``. ``given``: processes, or what could not be read of one.

    ``prefix``: of the office's own ocids, by which its own orders are known; ``partners``: enter those not known.
    """
    told, seen = Told(), dict[int, str]()
    with transaction.atomic():
        for one in given:
            outcome = one if isinstance(one, Outcome) else _Bringing(told, prefix, by, why, partners).brought(one, seen)
            told.outcomes.append(outcome)
        if not kept:
            transaction.set_rollback(True)
            told.lead = None
    return told


class _Bringing:
    """One process while it is brought."""

    def __init__(self, told: Told, prefix: str, by: Account | None, why: str, partners: bool) -> None:
        self.told, self.prefix, self.by, self.why, self.partners = told, prefix, by, why, partners
        self.changes: list[tuple[str, str, Any, Any]] = []
        self.fresh = False

    def brought(self, process: Process, seen: dict[int, str]) -> Outcome:
        """What it did; nothing of it where it is refused."""
        lead = self.told.lead
        try:
            with transaction.atomic():
                order = self._order(process)
                if order.pk in seen:
                    raise BadValue(
                        _("It is order #%(order)s, as %(other)s of the same file is. Join the two.")
                        % {"order": order.pk, "other": seen[order.pk]}
                    )
                self._deliveries(process, order, self._lines(process, order))
        except CosanteError as error:
            self.told.lead = lead
            return Outcome(process.ocid, REFUSED, why=error.message)
        seen[order.pk] = process.ocid
        done = ADDED if self.fresh else CHANGED if self.changes else SAME
        return Outcome(process.ocid, done, self.changes, order=order.pk)

    def _put(self, model: type[Kept], key: dict[str, Any] | None, values: dict[str, Any], row: Any = None) -> Any:
        """The row with that key, made or changed; what is empty leaves what is there. Without a key it is a new one."""
        values = {name: value for name, value in values.items() if value not in (None, "")}
        if row is None and key is not None:
            found = list(model._default_manager.filter(withdrawn=False, **key)[:2])
            if len(found) > 1:
                said = ", ".join(f"{model._meta.verbose_name} #{one.pk}" for one in found)
                raise BadValue(_("Several rows are like this one: %(rows)s, … Tell them apart first.") % {"rows": said})
            row = found[0] if found else None
        if row is None:
            row = keep(
                model,
                {name: value for name, value in (key or {}).items() if value != ""} | values,
                self.by,
                self.why,
                along=self.told.lead,
            )
            made: Change | None = last_change(row)
        else:
            made = change(row, values, row.version, self.by, self.why, along=self.told.lead)
        if made:
            self.told.lead = self.told.lead or made
            self.changes += [(f"{model.noun} #{row.pk}", name, *pair) for name, pair in made.values.items()]
        return row

    def _partner(self, name: str) -> Partner:
        found = partners_called(name)
        if found:
            return found[0]
        if not self.partners or self.by is None:
            raise BadValue(
                _("“%(name)s” is no partner of the register. Enter it, or allow partners to be entered.")
                % {"name": name}
            )
        self.told.partners.setdefault(name)
        return enter_partner(name, self.by)

    def _order(self, process: Process) -> Order:
        values = process.values | {name: self._partner(who) for name, who in process.parties.items()}
        number = process.ocid.removeprefix(f"{self.prefix}-") if self.prefix else ""
        own = Order.objects.filter(pk=int(number)).first() if number.isdecimal() else None
        if own is not None and own.withdrawn:
            raise BadValue(_("Order #%(order)s was withdrawn. Bring it back first.") % {"order": own.pk})
        if own is None:
            values["number"] = process.ocid
        self.fresh = own is None and not Order.objects.filter(number=process.ocid, withdrawn=False).exists()
        found: Order = self._put(Order, {"number": values.get("number", "")}, values, own)
        return found

    def _lines(self, process: Process, order: Order) -> dict[str, OrderLine]:
        """Lines by their ids: of the office's own orders by number, else the next of that item that is there."""
        free = list(OrderLine.objects.filter(order=order, withdrawn=False).order_by("pk"))
        by_id: dict[str, OrderLine] = {}
        for line in process.lines:
            item = self._item(line.item)
            own = (
                [one for one in free if str(one.pk) == line.id]
                if not self.fresh and order.number != process.ocid
                else []
            )
            there = own or [one for one in free if one.item_id == item.pk]
            if there:
                free.remove(there[0])
            donor = {"donor": self._partner(line.donor)} if line.donor else {}
            values = {"order": order, "item": item} | line.values | donor
            row = there[0] if there else None
            by_id[line.id] = self._put(OrderLine, None if row is None else {}, values, row)
        return by_id

    def _item(self, item: dict[str, Any]) -> Item:
        if "name" not in item:
            raise BadValue(_("An item has neither a description nor active ingredients."))
        key = {name: item.get(name, "") for name in ("name", "strength", "form")}
        found: Item = self._put(Item, key | {"pack_size": item.get("pack_size")}, item)
        return found

    def _deliveries(self, process: Process, order: Order, lines: dict[str, OrderLine]) -> None:
        shipments: dict[str, Shipment] = {}
        for one in sorted(process.deliveries, key=lambda one: one.kind != SHIPPED):
            if one.kind == SHIPPED:
                key = {"order": order, "shipped": one.values["shipped"], "waybill": one.values.get("waybill", "")}
                shipments[one.id] = self._put(Shipment, key, one.values)
                self._shipped(one, shipments[one.id], lines)
            elif one.of in shipments and one.store:
                self._received(one, shipments[one.of], lines)
            else:
                raise BadValue(_("Delivery %(id)s names no shipment of this process, or no store.") % {"id": one.id})

    def _shipped(self, one: Delivery, shipment: Shipment, lines: dict[str, OrderLine]) -> None:
        for lot in one.lots:
            key = {"shipment": shipment, "line": lines[lot.line], "lot": lot.values.get("lot", "")}
            self._put(ShipmentLine, key, _numbers(lot.values, ("quantity",)))

    def _received(self, one: Delivery, shipment: Shipment, lines: dict[str, OrderLine]) -> None:
        store = self._put(Store, {"name": one.store}, {})
        key = {"shipment": shipment, "store": store, "received": one.values["received"]}
        receipt = self._put(Receipt, key, one.values)
        for lot in one.lots:
            line, said = lines[lot.line], lot.values.get("lot", "")
            sent = ShipmentLine.objects.filter(shipment=shipment, line=line, lot=said, withdrawn=False).first()
            about = {"line": line} | ({"shipped": sent} if sent else {})
            values = _numbers(lot.values, ("accepted", "rejected")) | about
            self._put(ReceiptLine, {"receipt": receipt, "item": line.item, "lot": said}, values)


def _numbers(values: dict[str, Any], names: tuple[str, ...]) -> dict[str, Any]:
    """The values with these as numbers."""
    try:
        return values | {name: Decimal(str(values[name])) for name in names if values.get(name) is not None}
    except InvalidOperation as error:
        raise BadValue(_("A lot has a quantity that is no number (%(values)s).") % {"values": values}) from error
