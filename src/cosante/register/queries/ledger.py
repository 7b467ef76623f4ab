"""What two sides did for each other: the acts in each direction, and the rows of their ledger.

A side is a country (its code) or a partner (its number); without the other side it is the ledger with everybody.
"""

from dataclasses import replace
from typing import NamedTuple

from django.db.models import Count

from cosante.register.models import ActParty, Part, Partner
from cosante.register.queries.exchanges import deeds
from cosante.register.queries.facets import busiest, facets
from cosante.register.queries.filters import NOBODY, SIDE, SOMEBODY, Asked, seen
from cosante.register.queries.kept import kept, state
from cosante.register.queries.public import as_seen
from cosante.register.queries.sets import acts_so
from cosante.register.queries.totals import MEASURES, rows
from cosante.register.records.exchanges import entries as of_deeds
from cosante.register.records.ledger import GIVEN, TAKEN, TOGETHER, Entry

_MOST = 12


class Side(NamedTuple):
    """A country or a partner, by what addresses call it."""

    value: str
    partner: Partner | None

    @property
    def country(self) -> str:
        """The code of a country; nothing for a partner."""
        return "" if self.partner else self.value


def directions(one: str, other: str = "", public: bool = False) -> dict[str, Asked]:
    """The filters that give the acts of each direction."""
    everybody = Asked(public=public)
    if not other:
        return {
            GIVEN: replace(everybody, giver=one, receiver=SOMEBODY),
            TAKEN: replace(everybody, receiver=one),
            TOGETHER: replace(everybody, giver=one, receiver=NOBODY),
        }
    return {
        GIVEN: replace(everybody, giver=one, receiver=other),
        TAKEN: replace(everybody, giver=other, receiver=one),
        TOGETHER: replace(everybody, giver=one, together=other),
    }


def entries(one: str, other: str = "", public: bool = False) -> list[Entry]:
    """The rows of the ledger, by kind of deed; for the office, those of the deeds that it keeps itself, too."""
    now = state()
    kept_by_us = [] if public else of_deeds(deeds(one, other), one, other)
    return kept_by_us + [
        Entry(direction, measure, row)
        for direction, asked in directions(one, other, public).items()
        for measure in MEASURES
        for row in rows(measure, "type", asked, now)
    ]


def years(one: str, other: str = "", public: bool = False) -> dict[int, dict[str, int]]:
    """Year → direction → how many acts of the lists; the earliest first."""
    return kept(state(), ("years", one, other, public), lambda: _years(one, other, public))


def _years(one: str, other: str, public: bool) -> dict[int, dict[str, int]]:
    found: dict[int, dict[str, int]] = {}
    for direction, asked in directions(one, other, public).items():
        for year, n in facets(asked)["year"].items():
            if year is not None:
                found.setdefault(year, {})[direction] = n
    return dict(sorted(found.items()))


def with_whom(partner: int, public: bool = False) -> list[tuple[Partner, int]]:
    """The partners that this one has the most acts with."""
    return kept(state(), ("with whom", partner, public), lambda: _with_whom(partner, public))


def _with_whom(partner: int, public: bool) -> list[tuple[Partner, int]]:
    most = busiest(acts_so(Asked(partner=str(partner), public=public)), _MOST + 1, public)
    numbers = {pk: n for pk, n in most.items() if pk != partner}
    named = Partner.objects.in_bulk(numbers)
    as_seen(named.values(), public)
    return [(named[pk], n) for pk, n in numbers.items()][:_MOST]


def side(value: str, public: bool = False) -> Side | None:
    """The side of that name; None where there is none to be seen. A merged partner's number gives what it became."""
    if not SIDE.fullmatch(value):
        return None
    if not value.isdigit():
        return Side(value, None)
    partner = Partner.objects.filter(pk=int(value)).first()
    while partner is not None and partner.merged_into is not None:
        partner = partner.merged_into
    if partner is None or (public and partner.public is None):
        return None
    return Side(str(partner.pk), partner)


def parts_of(partner: int, public: bool = False) -> dict[str, int]:
    """How many acts of the lists it has a part in, by role."""
    counted = seen(ActParty, public).filter(partner=partner).order_by().values_list("role")
    return {str(Part.ACTOR): 0, str(Part.RECIPIENT): 0} | dict(counted.annotate(n=Count("pk")))
