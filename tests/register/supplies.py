"""One order of medicines in two parts, as tests tell of it."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from cosante.register.actions.kept import keep
from cosante.register.actions.supply import Arrived, Sent, approve, place, receive, ship
from cosante.register.models import Account, Item, Need, Order, OrderLine, Partner, ReceiptLine, ReferencePrice, Store


@dataclass
class Story:
    """Amoxicillin for a hospital: 10,000 capsules ordered, 6,000 shipped."""

    by: Account
    item: Any = field(init=False)
    store: Any = field(init=False)
    hospital: Any = field(init=False)
    need: Any = field(init=False)
    order: Any = field(init=False)
    line: Any = field(init=False)
    shipment: Any = field(init=False)

    def __post_init__(self) -> None:
        keep_ = lambda model, **values: keep(model, values, self.by)  # noqa: E731
        agency = Partner.objects.create(name="Procurement Agency", sources=1)
        self.item = keep_(Item, name="amoxicillin", strength="500 mg", form="capsule", unit="capsule", pack_size=100)
        keep_(ReferencePrice, item=self.item, price="0.04", currency="USD", source="A list of 2024", since="2024-01-01")
        self.store = keep_(Store, name="Central store")
        self.hospital = keep_(Store, name="Hospital of the North", kind="hospital")
        figures = {"used": 6000, "months": 6, "lead_months": 4, "cover_months": 6, "safety_months": 2}
        self.need = keep_(Need, item=self.item, facility=self.hospital, programme="maternal_newborn_child", **figures)
        about = {"title": "Antibiotics 2024", "agency": agency, "currency": "USD", "money_ends": "2024-12-31"}
        self.order = keep_(Order, **about, requested="2024-01-10")
        numbers = {"quantity": 10000, "unit_price": "0.05"}
        self.line = keep_(OrderLine, order=self.order, item=self.item, need=self.need, **numbers)
        approve(self.order, date(2024, 1, 20), self.order.version, self.by)
        place(self.order, date(2024, 2, 1), self.order.version, self.by)
        sent = [Sent(self.line, Decimal(6000), "L1", date(2026, 1, 31))]
        self.shipment = ship(self.order, {"shipped": date(2024, 4, 1), "due": date(2024, 5, 1)}, sent, self.by)

    def receive(self, accepted: str = "5900", rejected: str = "100", day: date = date(2024, 5, 3)) -> ReceiptLine:
        """So much of what was shipped arrives."""
        arrived = Arrived(self.shipment.lines.get(), Decimal(accepted), Decimal(rejected), "wet boxes")
        about = {"store": self.store, "received": day}
        return receive(self.shipment, about, [arrived], self.by).lines.get()
