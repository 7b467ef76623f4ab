"""What two sides did for each other: the acts in each direction, and the rows of their ledger.

A side is a country (its code) or a partner (its number); without the other side it is the ledger with everybody.
"""

from typing import NamedTuple

from django.db.models import Count

from cosante.register.models import ActParty, Part, Partner
from cosante.register.queries.filters import NOBODY, SIDE, SOMEBODY, Asked, filtered
from cosante.register.queries.kept import kept, state
from cosante.register.queries.totals import MEASURES, rows
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


def directions(one: str, other: str = "") -> dict[str, Asked]:
    """The filters that give the acts of each direction."""
    if not other:
        return {
            GIVEN: Asked(giver=one, receiver=SOMEBODY),
            TAKEN: Asked(receiver=one),
            TOGETHER: Asked(giver=one, receiver=NOBODY),
        }
    return {
        GIVEN: Asked(giver=one, receiver=other),
        TAKEN: Asked(giver=other, receiver=one),
        TOGETHER: Asked(giver=one, together=other),
    }


def entries(one: str, other: str = "") -> list[Entry]:
    """The rows of the ledger, by kind of deed."""
    now = state()
    return [
        Entry(direction, measure, row)
        for direction, asked in directions(one, other).items()
        for measure in MEASURES
        for row in rows(measure, "type", asked, now)
    ]


def years(one: str, other: str = "") -> dict[int, dict[str, int]]:
    """Year → direction → how many acts of the lists; the earliest first."""
    return kept(state(), ("years", one, other), lambda: _years(one, other))


def _years(one: str, other: str) -> dict[int, dict[str, int]]:
    found: dict[int, dict[str, int]] = {}
    for direction, asked in directions(one, other).items():
        counted = filtered(asked).exclude(year=None).order_by().values_list("year").annotate(n=Count("pk"))
        for year, n in counted:
            found.setdefault(year, {})[direction] = n
    return dict(sorted(found.items()))


def with_whom(partner: int) -> list[tuple[Partner, int]]:
    """The partners that this one has the most acts with."""
    return kept(state(), ("with whom", partner), lambda: _with_whom(partner))


def _with_whom(partner: int) -> list[tuple[Partner, int]]:
    own = ActParty.objects.filter(partner=partner, listed=True).values("act")
    others = ActParty.objects.filter(act__in=own).exclude(partner=partner).order_by()
    counted = others.values_list("partner").annotate(n=Count("act", distinct=True)).order_by("-n", "partner")[:_MOST]
    numbers = dict(counted)
    named = Partner.objects.in_bulk(numbers)
    return [(named[pk], n) for pk, n in numbers.items()]


def side(value: str) -> Side | None:
    """The side of that name; None where there is none. A merged partner's number gives what it became."""
    if not SIDE.fullmatch(value):
        return None
    if not value.isdigit():
        return Side(value, None)
    partner = Partner.objects.filter(pk=int(value)).first()
    while partner is not None and partner.merged_into is not None:
        partner = partner.merged_into
    return Side(str(partner.pk), partner) if partner else None


def parts_of(partner: int) -> dict[str, int]:
    """How many acts of the lists it has a part in, by role."""
    counted = ActParty.objects.filter(partner=partner, listed=True).order_by().values_list("role")
    return {str(Part.ACTOR): 0, str(Part.RECIPIENT): 0} | dict(counted.annotate(n=Count("pk")))
