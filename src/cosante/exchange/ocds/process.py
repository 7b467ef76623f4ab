"""One contracting process as the register knows it: between the fields of OCDS and those of orders.

Values are by the names of the register's columns; days are ISO dates, numbers are exact.
"""

from dataclasses import dataclass, field
from typing import Any

Values = dict[str, Any]
#: Parties of an order, and the roles that they have in OCDS.
ROLES = {"buyer": "buyer", "agency": "procuringEntity", "supplier": "supplier", "donor": "funder"}
#: Kinds of item that have the fields of the medicines extension.
MEDICINES = ("medicine", "vaccine")
SHIPPED, RECEIVED = "shipment", "delivery"
MET = {"passed": "met", "partly": "partiallyMet", "failed": "notMet"}


@dataclass
class Line:
    """So much of one item; ``id`` tells it from the other lines of its process."""

    id: str
    item: Values
    values: Values = field(default_factory=dict)
    donor: str = ""


@dataclass
class Lot:
    """So much of a line that was shipped (``quantity``) or has arrived (``accepted``, ``rejected``)."""

    line: str
    values: Values = field(default_factory=dict)


@dataclass
class Delivery:
    """A shipment, or a receipt at a store; ``id`` is of its milestone, ``of`` the shipment that a receipt is of."""

    id: str
    kind: str
    values: Values = field(default_factory=dict)
    store: str = ""
    of: str = ""
    lots: list[Lot] = field(default_factory=list)


@dataclass
class Process:
    """``values`` of the order; ``parties`` by its fields: their names."""

    ocid: str
    values: Values = field(default_factory=dict)
    parties: dict[str, str] = field(default_factory=dict)
    lines: list[Line] = field(default_factory=list)
    deliveries: list[Delivery] = field(default_factory=list)
