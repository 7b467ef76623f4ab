"""Deeds that the office keeps, as rows of the ledger: who gave what to whom, counted as acts of the register are.

A deed that an act of the register tells is not among these rows: the act counts. Pure functions.
"""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any, NamedTuple

from cosante.register.records.headcounts import lasted, months
from cosante.register.records.ledger import GIVEN, TAKEN, TOGETHER, Entry
from cosante.register.records.totals import LASTING, Row


class Party(NamedTuple):
    """A side of a deed: the number of its partner, and its country."""

    partner: int
    country: str


class Deed(NamedTuple):
    """One deed. ``told``: an act of the lists tells of it; ``heads``: people listed, their days and months."""

    noun: str
    pk: int
    kind: str
    giver: Party | None
    receiver: Party | None
    supporter: Party | None
    starts: date | None
    ends: date | None
    counted: str
    people: int = 0
    person_days: int = 0
    person_months: Fraction = Fraction(0)
    services: int = 0
    reached: int = 0
    amount: Decimal | None = None
    currency: str = ""
    valued: str = "paid"
    planned: bool = False
    told: int | None = None
    row: Any = None

    @property
    def year(self) -> int | None:
        """In which it begins, or else ends."""
        day = self.starts or self.ends
        return day.year if day else None

    @property
    def stage(self) -> str:
        """Of its money, as the ledger calls it; a value that was estimated is no stage of money, and kept apart."""
        return "expenditure" if self.valued == "paid" else "estimated"


def people_of(listed: int, told: int | None) -> int:
    """How many take part: as many as are listed, or else as was told."""
    return listed or told or 0


def days_of(listed: int, listed_days: int, told: int | None, days: int) -> int:
    """Days of all of them together."""
    return listed_days if listed else (told or 0) * days


def months_of(
    listed: int, listed_months: Fraction, told: int | None, starts: date | None, ends: date | None
) -> Fraction:
    """Months of all of them together."""
    return listed_months if listed else (told or 0) * months(starts, ends)


def is_of(party: Party | None, side: str) -> bool:
    """Is it that country, or that partner?"""
    return party is not None and (str(party.partner) if side.isdigit() else party.country) == side


def direction(deed: Deed, one: str, other: str = "") -> str:
    """GIVEN, TAKEN or TOGETHER as seen from one side, with another or with everybody; nothing where it is neither."""
    if is_of(deed.giver, one):
        if other:
            return GIVEN if is_of(deed.receiver, other) else ""
        return GIVEN if deed.receiver else TOGETHER
    if is_of(deed.receiver, one) and (not other or is_of(deed.giver, other)):
        return TAKEN
    return ""


def reasons(deed: Deed) -> str:
    """Why it may be out of a total, as acts say it."""
    return "pledge_only" if deed.planned else ""


def problems(deed: Deed, today: date, basis: str) -> list[str]:
    """What does not fit together, as codes. ``basis``: what is said of how its value was estimated."""
    last = deed.ends or deed.starts
    found = {
        "still_planned": deed.planned and last is not None and last < today,
        "no_day": last is None and not deed.planned,
        "no_side": deed.giver is None or (deed.receiver is None and deed.kind != "conference"),
        "same_sides": deed.giver is not None and deed.giver == deed.receiver,
        "no_basis": deed.amount is not None and deed.valued == "estimated" and not basis.strip(),
    }
    return [code for code, holds in found.items() if holds]


def rows(deed: Deed) -> list[tuple[str, Row]]:
    """What it adds to each measure."""
    why = reasons(deed)
    found = [("acts", Row(deed.kind, "", why, 1, Decimal(1)))]
    if deed.people:
        found.append(("counts", Row(deed.kind, deed.counted, why, 1, Decimal(deed.people))))
    if deed.reached:
        found.append(("counts", Row(deed.kind, "beneficiaries", why, 1, Decimal(deed.reached))))
    days = lasted(deed.starts, deed.ends)
    if days and deed.kind in LASTING and deed.noun != "scholarship":
        found.append(("days", Row(deed.kind, "", why, 1, Decimal(days))))
    if deed.amount is not None:
        found.append(("money", Row(deed.kind, f"{deed.stage} {deed.currency}", why, 1, deed.amount)))
    return found


def entries(deeds: Iterable[Deed], one: str, other: str = "") -> list[Entry]:
    """The rows of the ledger that they are."""
    return [
        Entry(way, measure, row)
        for deed in deeds
        if deed.told is None and (way := direction(deed, one, other))
        for measure, row in rows(deed)
    ]


def behind(
    deeds: Iterable[Deed], one: str, other: str, way: str, kind: str = "", measure: str = "", unit: str = ""
) -> list[Deed]:
    """The deeds in one figure of the ledger, those out of it among them."""
    return [
        deed
        for deed in deeds
        if deed.told is None
        and direction(deed, one, other) == way
        and (not kind or deed.kind == kind)
        and (not measure or any(name == measure and (not unit or row.unit == unit) for name, row in rows(deed)))
    ]
