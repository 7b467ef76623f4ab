"""What is compared: a partner, a deed, a text, each as the caller knows it. Empty means that nothing is said of it."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property

from cosante.vocabulary.dates import bounds, parse

Days = tuple[date, date]
FIRST, LAST = date.min, date.max


@dataclass(frozen=True)
class PartnerProfile:
    """A partner record, or one partner fact, as far as its identity goes."""

    names: tuple[tuple[str, str], ...]  # (ISO 639-1 language, name), the English one among them where known
    type: str = "other"  # codes.PARTNER_TYPES
    country: str = ""  # ISO 3166-1 alpha-2
    place: str = ""  # ISO 3166-2, of the place it serves or stands in
    acronyms: tuple[str, ...] = ()
    identifiers: tuple[str, ...] = ()  # org-id.guide identifiers
    parent: tuple[tuple[str, str], ...] = ()  # names of the body that it is part of, as ``names``


@dataclass(frozen=True)
class DeedProfile:
    """An act with its references resolved: parties are partner records, values are comparable as they are."""

    type: str  # codes.ACT_TYPES
    status: str = "done"  # codes.ACT_STATUSES
    actors: frozenset[int] = frozenset()
    recipients: frozenset[int] = frozenset()
    through_people: frozenset[int] = frozenset()  # partners of the persons who act or receive
    national: frozenset[int] = frozenset()  # parties that stand for their country: itself, its ministries
    countries: frozenset[str] = frozenset()  # of the parties, ISO 3166-1 alpha-2
    when: str = ""  # EDTF
    place: str = ""  # the place's identifier, as exact as known
    country: str = ""  # where it happened, ISO 3166-1 alpha-2
    amounts: frozenset[tuple[Decimal, str]] = frozenset()  # (amount, ISO 4217)
    counts: frozenset[tuple[str, float]] = frozenset()  # (what, value)
    areas: frozenset[str] = frozenset()  # codes.HEALTH_AREAS
    language: str = ""
    document: int = 0  # 0 where it is in no document

    @cached_property
    def parties(self) -> frozenset[int]:
        """All who take part, in whatever part."""
        return self.actors | self.recipients | self.through_people

    @cached_property
    def days(self) -> Days | None:
        """The first and last day that ``when`` allows; None where it names no year. Raises ``BadValue``."""
        if not self.when:
            return None
        first, last = bounds(parse(self.when))
        return (first or FIRST, last or LAST) if first or last else None


@dataclass(frozen=True)
class TextProfile:
    """A document's text, as its copies are found by it."""

    text: str
    language: str = ""
    title: str = ""
    document: int = 0
