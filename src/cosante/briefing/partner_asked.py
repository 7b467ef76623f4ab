"""What a briefing on a partner is asked about, gathered once for all its sections."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from cosante.briefing.words import Words
from cosante.register.models import Agreement, Document, Partner
from cosante.register.queries.briefing import Deed
from cosante.register.queries.followed import Followed
from cosante.register.records.exchanges import Deed as Exchanged
from cosante.register.records.money import Money

#: Agreements that bind, or will.
RUNNING = ("signed", "in-force", "goes-on")


@dataclass(frozen=True)
class Room:
    """How much has a place: rows of each section."""

    deeds: int = 8
    kinds: int = 6
    figures: int = 4
    promises: int = 6
    visit_promises: int = 3
    money: int = 12
    told_money: int = 8
    dates: int = 5
    people: int = 6
    names: int = 5


#: Room for partners of whom little or much is told, the most generous first.
ROOMS = (
    Room(),
    Room(7, 5, 3, 5, 3, 8, 6, 5, 5, 4),
    Room(6, 4, 3, 5, 2, 6, 4, 4, 4, 3),
    Room(5, 4, 2, 4, 2, 5, 3, 4, 3, 2),
    Room(4, 3, 2, 3, 2, 4, 2, 3, 3, 2),
)


@dataclass(frozen=True)
class Asked:
    """``deeds`` by direction; ``told``: by act of them, the documents that tell it, the newest first.

    ``exchanges``: what the office keeps of deeds, planned ones and told ones among them. ``personal``: may
    whoever reads it see the people whom the office's rows name? ``name`` and ``other``: the two sides in its language.
    """

    partner: Partner
    ours: str
    today: date
    words: Words
    deeds: Mapping[str, Sequence[Deed]]
    told: Mapping[int, list[Document]]
    exchanges: Sequence[Exchanged]
    agreements: Sequence[Agreement]
    stands: Mapping[int, Followed]
    money: Mapping[str, Sequence[Money]]
    personal: bool = False
    language: str = ""
    name: str = ""
    other: str = ""
    room: Room = ROOMS[0]

    @property
    def every(self) -> list[Deed]:
        """The deeds of all directions."""
        return [deed for some in self.deeds.values() for deed in some]

    @property
    def acts(self) -> list[int]:
        """Those of them that documents tell."""
        return [deed.act for deed in self.every if not deed.kept]

    @property
    def running(self) -> list[Agreement]:
        """The agreements that bind today or will; an amendment is a part of what it amends."""
        return [one for one in self.agreements if one.pk in self.stands and self.stands[one.pk].standing in RUNNING]
