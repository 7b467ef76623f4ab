"""Made-up deeds for a large register: who, what, when, where, how much, by chance and in the proportions of real news.

A few parties have a part in very many deeds, most in a few; one deed in ten is told by two documents.
"""

import random
from dataclasses import dataclass, field
from decimal import Decimal

from cosante.vocabulary.codes import HEALTH_AREAS

TYPES = (
    ("agreement", 14), ("funding", 12), ("training", 16), ("visit", 18), ("donation", 12), ("outreach", 6),
    ("conference", 7), ("procurement", 4), ("infrastructure", 4), ("personnel_deployment", 3), ("policy", 2),
    ("research", 1), ("statement", 1),
)  # fmt: skip
STATUSES = (("done", 70), ("planned", 20), ("ongoing", 10))
COUNTRIES = (
    "AF AO AR AT AU BD BE BF BI BJ BR BW CA CD CF CG CH CI CL CM CN CO CU CZ DE DJ DK DZ EC EG ES ET FI FJ FR GA GB GE "
    "GH GM GN GR GT HN HT HU ID IE IL IN IQ IR IS IT JM JO JP KE KG KH KM KR KW KZ LA LB LK LR LS LY MA MD MG ML MM MN "
    "MR MV MW MX MY MZ NA NE NG NL NO NP NZ OM PA PE PG PH PK PL PT PY QA RO RS RU RW SA SB SD SE SG SI SL SN SO SS ST "
    "SV SY SZ TD TG TH TL TN TO TR TZ UA UG US UY UZ VE VN VU YE ZA ZM ZW"
).split()
KINDS = (
    ("country", 20), ("ministry", 25), ("un_agency", 6), ("subnational_government", 10), ("ngo", 12), ("academic", 8),
    ("health_facility", 10), ("bilateral_agency", 4), ("foundation", 3), ("company", 2),
)  # fmt: skip
CURRENCIES = (("USD", 60), ("EUR", 20), ("JPY", 5), ("XOF", 5), ("BDT", 5), ("CNY", 5))
STAGES = (("disbursement", 30), ("commitment", 30), ("pledge", 15), ("allocation", 10), ("price", 5), ("unknown", 10))
COUNTED = (("trainees", 30), ("patients", 20), ("doctors", 15), ("delegates", 15), ("doses", 10), ("beds", 10))
LANGUAGES = (("en", 50), ("fr", 30), ("bn", 15), ("es", 5))
PUBLISHERS = (("official", 30), ("media", 50), ("ngo", 10), ("implementer", 10))


@dataclass(frozen=True)
class MadePartner:
    """A partner: its number is its place in the list, from 1."""

    pk: int
    name: str
    type: str
    country: str


@dataclass
class Deed:
    """One deed with everything that its sentence says."""

    pk: int
    type: str
    status: str
    when: str
    actors: list[MadePartner]
    recipients: list[MadePartner]
    areas: list[str]
    money: tuple[str, str, Decimal] | None
    count: tuple[str, int] | None
    place: tuple[str, str, str] | None  # (name, country, identifier)
    reviewed: bool
    documents: list[int] = field(default_factory=list)

    @property
    def sides(self) -> tuple[tuple[str, list[MadePartner]], ...]:
        """Its parties by role."""
        return (("actor", self.actors), ("recipient", self.recipients))

    @property
    def sources(self) -> int:
        """How many documents tell of it."""
        return len(set(self.documents))


class Chance:
    """Everything by one seed, so that every run makes the same register."""

    def __init__(self, seed: int = 3) -> None:
        self.random = random.Random(seed)

    def of(self, weighted: tuple[tuple[str, int], ...]) -> str:
        return self.random.choices([value for value, _ in weighted], [weight for _, weight in weighted])[0]

    def partners(self, number: int) -> list[MadePartner]:
        found = []
        for pk in range(1, number + 1):
            kind, country = self.of(KINDS), self.random.choice(COUNTRIES)
            found.append(MadePartner(pk, f"{kind.replace('_', ' ').title()} {pk} of {country}", kind, country))
        return found

    def deed(self, pk: int, partners: list[MadePartner]) -> Deed:
        chance, kind = self.random, self.of(TYPES)
        first, second = self._party(partners), self._party(partners)
        together = kind in ("agreement", "conference", "policy", "research")
        return Deed(
            pk=pk,
            type=kind,
            status=self.of(STATUSES),
            when=self._when(),
            actors=[first, second] if together and second != first else [first],
            recipients=[] if together or second == first else [second],
            areas=sorted(set(chance.choices(HEALTH_AREAS, k=chance.choice((0, 1, 1, 2))))),
            money=self._money() if chance.random() < 0.35 else None,
            count=(self.of(COUNTED), chance.choice((3, 12, 40, 250, 1000))) if chance.random() < 0.5 else None,
            place=self._place(second.country) if chance.random() < 0.6 else None,
            reviewed=chance.random() < 0.7,
        )

    def _party(self, partners: list[MadePartner]) -> MadePartner:
        """The first of the list far more often than the last."""
        return partners[int(len(partners) * self.random.random() ** 3)]

    def _when(self) -> str:
        chance = self.random
        day = f"{chance.randint(2005, 2026)}-{chance.randint(1, 12):02}-{chance.randint(1, 24):02}"
        if chance.random() < 0.15:
            return f"{day}/{day[:8]}{int(day[8:]) + chance.randint(1, 4):02}"
        return day if chance.random() < 0.6 else day[:7] if chance.random() < 0.7 else day[:4]

    def _money(self) -> tuple[str, str, Decimal]:
        amount = Decimal(self.random.choice((5_000, 25_000, 100_000, 1_200_000, 50_000_000))) + self.random.randint(
            0, 999
        )
        return self.of(STAGES), self.of(CURRENCIES), amount

    def _place(self, country: str) -> tuple[str, str, str]:
        number = self.random.randint(1, 9)
        return f"District {number}", country, f"{country}-{number:02}"
