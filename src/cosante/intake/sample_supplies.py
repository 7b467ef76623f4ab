"""Sample rows of medicines and equipment, of our own invention, so that a new office sees a board with something on it.

They are loaded once, where there is no order yet, and say that they are samples in their titles and their history.
Days are counted from the day of loading.
"""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils import timezone

from cosante.register.actions.kept import keep
from cosante.register.actions.supply import Arrived, Sent, distribute, receive, ship, write_off
from cosante.register.actions.supply.together import Taken
from cosante.register.models import (
    Equipment,
    Item,
    Kept,
    Maintenance,
    Need,
    Order,
    OrderLine,
    Partner,
    ReferencePrice,
    Shipment,
    Store,
)
from cosante.register.queries.partners import partners_called

WHY = "sample data, invented"
#: A partner of the sample documents, where they are loaded.
_AGENCY = "National Supply Pharmacy"


def load_supplies(today: date | None = None) -> bool:
    """Were they loaded? Not where the office has orders already, these or its own."""
    if Order.objects.exists():
        return False
    with transaction.atomic():
        _Samples(today or timezone.localdate()).load()
    return True


class _Samples:
    """The rows as they are made, one after the other."""

    def __init__(self, today: date) -> None:
        self.today = today
        self.agency: Partner | None = next(iter(partners_called(_AGENCY)), None)

    def day(self, days: int) -> date:
        return self.today + timedelta(days=days)

    def keep(self, model: type[Kept], **values: Any) -> Any:
        return keep(model, values, None, WHY)

    def load(self) -> None:
        self.places()
        self.items()
        self.needs()
        self.orders()
        self.equipment()

    def places(self) -> None:
        self.central = self.keep(Store, name="Central store (sample)", kind="central")
        self.hospital = self.keep(Store, name="Provincial hospital (sample)", kind="hospital")
        self.centre = self.keep(Store, name="District health centre (sample)", kind="centre")

    def items(self) -> None:
        tablet = {"form": "tablet", "route": "O", "container": "blister", "unit": "tablet"}
        about = tablet | {"name": "artemether + lumefantrine", "strength": "20 mg + 120 mg", "atc": "P01BF01"}
        self.malaria = self.keep(Item, **about, pack_size=24)
        about = tablet | {"name": "amoxicillin", "strength": "250 mg", "atc": "J01CA04"}
        self.amoxicillin = self.keep(Item, **about, pack_size=100)
        about = {"form": "injection", "route": "P", "container": "vial", "unit": "ampoule", "pack_size": 10}
        self.oxytocin = self.keep(Item, name="oxytocin", strength="10 IU/ml", atc="H01BB02", cold=True, **about)
        self.meter = self.keep(Item, name="blood glucose meter", kind="equipment", unspsc="41116201")
        self.oxygen = self.keep(Item, name="oxygen concentrator, 10 l/min", kind="equipment")
        source = "Reference list of the office (sample)"
        for item, price in ((self.malaria, "0.05"), (self.amoxicillin, "0.02"), (self.oxytocin, "0.30")):
            self.keep(ReferencePrice, item=item, price=price, currency="USD", source=source, since=self.day(-700))

    def needs(self) -> None:
        figures = {"used": 90_000, "months": 12, "days_out": 15, "lead_months": 5, "safety_months": 2}
        about = {"item": self.malaria, "programme": "malaria", "needed": self.day(90), "cover_months": 6}
        self.need = self.keep(Need, **about, **figures, on_hand=4_000, on_order=0)
        about = {"item": self.oxytocin, "programme": "maternal_newborn_child", "method": "morbidity"}
        self.births = self.keep(Need, **about, cases=4_000, per_case=1, extra=10, facility=self.hospital)

    def order(self, title: str, days: dict[str, int], **values: Any) -> Any:
        dated = {name: self.day(days_) for name, days_ in days.items()}
        return self.keep(Order, title=f"{title} (sample)", agency=self.agency, currency="USD", **dated, **values)

    def line(self, order: Order, item: Item, quantity: int, price: str, **values: Any) -> Any:
        return self.keep(OrderLine, order=order, item=item, quantity=quantity, unit_price=price, **values)

    def orders(self) -> None:
        self.order("Oxytocin for the next rains", {"requested": -12})
        next_ = self.order("Oxytocin for four districts", {"requested": -40, "approved": -20})
        self.line(next_, self.oxytocin, 4_400, "0.28", need=self.births)
        placed = self.order(
            "Amoxicillin for children", {"requested": -120, "approved": -100, "ordered": -80, "due": -5}
        )
        self.line(placed, self.amoxicillin, 50_000, "0.021")
        self.in_two_parts()
        done = self.order("Oxygen for the wards", {"requested": -400, "approved": -390, "ordered": -360})
        line = self.line(done, self.oxygen, 4, "900")
        way = ship(done, {"shipped": self.day(-300)}, [Sent(line, Decimal(4))], None, WHY)
        lot = self.arrive(way, -270, [(4, None, "")])[0]
        self.hand_over(lot, self.hospital, -260, 4)

    def in_two_parts(self) -> None:
        days = {"requested": -220, "approved": -200, "ordered": -180, "due": 40, "money_ends": 30}
        order = self.order("Antimalarials for two provinces", days, number="PO-17")
        line = self.line(order, self.malaria, 96_000, "0.06", need=self.need)
        first = Sent(line, Decimal(48_000), "AL-2201", self.day(120))
        way = ship(order, {"shipped": self.day(-60), "waybill": "SEA-311"}, [first], None, WHY)
        lot = self.arrive(way, -20, [(47_520, 480, "wet boxes")])[0]
        self.hand_over(lot, self.centre, -10, 12_000)
        about = {"store": self.central, "day": self.day(-5), "kind": "damaged", "about": "a pallet fell"}
        write_off(about, [Taken(lot, Decimal(240))], None, WHY)
        second = Sent(line, Decimal(24_000), "AL-2317", self.day(600))
        ship(order, {"shipped": self.day(-8), "due": self.day(35), "waybill": "SEA-340"}, [second], None, WHY)

    def arrive(self, way: Shipment, day: int, found: list[tuple[int, int | None, str]]) -> list[Any]:
        lines = way.lines.order_by("pk")
        arrived = [
            Arrived(line, Decimal(yes), None if no is None else Decimal(no), why)
            for line, (yes, no, why) in zip(lines, found, strict=True)
        ]
        about = {"store": self.central, "received": self.day(day), "inspection": "passed", "inspected": self.day(day)}
        return list(receive(way, about, arrived, None, WHY).lines.order_by("pk"))

    def hand_over(self, lot: Any, to: Store, day: int, quantity: int) -> None:
        about = {"source": self.central, "to": to, "day": self.day(day)}
        distribute(about, [Taken(lot, Decimal(quantity))], None, WHY)

    def equipment(self) -> None:
        about = {"item": self.oxygen, "place": self.hospital, "installed": self.day(-255), "every_months": 6}
        for serial, state in (("OX-01", "working"), ("OX-02", "repair")):
            piece = self.keep(Equipment, **about, serial=serial, state=state, room="Ward 2")
        self.keep(Maintenance, equipment=piece, kind="repair", done=self.day(-3), what="the compressor was changed")
        self.keep(Equipment, item=self.meter, place=self.centre, serial="GM-7", state="stored")
