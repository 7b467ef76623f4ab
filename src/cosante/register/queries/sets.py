"""The acts that are so, as a set of bits (``records.bits``), made of the strips that actions keep.

The same acts as ``filters.filtered`` gives, which a test holds against each other. Sets are for counting: what many
choices leave of many acts is counted in the time in which the database looks for the first of them.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import QuerySet
from django.db.models.expressions import RawSQL

from cosante.register.models import STRIP, Act, ActParty, ActPlace, Audience, Facet, Has, Part, Strip
from cosante.register.queries.filters import NOBODY, SOMEBODY, Asked, held, plain, seen, sums
from cosante.register.queries.kept import kept, state
from cosante.register.queries.these import these
from cosante.register.records.bits import bits_of, joined, numbers_in

#: Filters that are a facet of the same name, and those of another one.
_FACETS: Mapping[str, Facet] = {
    **{name: Facet(name) for name in ("type", "status", "reviewed", "area", "country", "language", "source")},
    "host": Facet.HOSTS,
}
_SIDES: Mapping[str, Facet] = {Part.ACTOR: Facet.GIVES, Part.RECIPIENT: Facet.RECEIVES}

Values = Mapping[str, int]


def values(facet: Facet, public: bool = False) -> Values:
    """The acts of each value of a facet, in the lists or not."""
    return kept(state(), ("strips", facet, public), lambda: _values(facet, public))


def acts_so(asked: Asked, listed: bool = True) -> int:
    """The acts that are so; with ``listed`` only those of the lists."""
    return kept(state(), ("acts", asked, listed), lambda: _acts_so(asked, listed))


def narrowed(asked: Asked) -> QuerySet[Act]:
    """The acts that are so, of the lists, for the database: by their numbers, so they should not be most of all."""
    return Act.objects.filter(pk__in=named(asked))


def named(asked: Asked, listed: bool = True) -> RawSQL:
    """The numbers of the acts that are so, for the right side of ``__in``."""
    return kept(state(), ("named", asked, listed), lambda: these(numbers_in(acts_so(asked, listed))))


def acts_of(partners: Iterable[int], part: str = "", public: bool = False) -> dict[int, int]:
    """The acts that each of these partners has a part in, in the lists or not; those with none are left out."""
    rows = seen(ActParty, public, listed=False).filter(partner__in=list(partners), **({"role": part} if part else {}))
    found: dict[int, list[int]] = {}
    for partner, act in plain(rows.order_by().values_list("partner", "act")):
        found.setdefault(partner, []).append(act)
    return {partner: bits_of(acts) for partner, acts in found.items()}


def _values(facet: Facet, public: bool) -> Values:
    strips: dict[str, dict[int, bytes]] = {}
    rows = Strip.objects.filter(audience=Audience.PUBLIC if public else Audience.OFFICE, facet=facet).order_by()
    for value, block, bits in rows.values_list("value", "block", "bits"):
        strips.setdefault(value, {})[block] = bytes(bits)
    return {value: joined(blocks, STRIP // 8) for value, blocks in strips.items()}


def _acts_so(asked: Asked, listed: bool) -> int:
    public = asked.public
    found = values(Facet.HAS, public).get(Has.LISTED if listed else Has.NUMBER, 0)
    for name, facet in _FACETS.items():
        if wanted := getattr(asked, name):
            found &= values(facet, public).get(wanted, 0)
    if asked.year_from or asked.year_to:
        found &= _years(asked)
    if asked.amount_from or asked.amount_to:
        found &= _told(sums(asked, listed=False))
    elif asked.currency:
        found &= values(Facet.CURRENCY, public).get(asked.currency, 0)
    if asked.partner:
        found &= _of_side(asked.partner, Part.ACTOR, public) | _of_side(asked.partner, Part.RECIPIENT, public)
    if asked.place:
        found &= _told(seen(ActPlace, public, listed=False).filter(key=asked.place))
    if asked.words and (having := held(asked.words, public)) is not None:
        found &= having
    return _with_sides(found, asked)


def _with_sides(found: int, asked: Asked) -> int:
    public = asked.public
    for side, part in ((asked.giver, Part.ACTOR), (asked.receiver, Part.RECIPIENT), (asked.together, Part.ACTOR)):
        if side in (SOMEBODY, NOBODY):
            received = values(Facet.HAS, public).get(Has.RECIPIENT, 0)
            found &= received if side == SOMEBODY else ~received
        elif side:
            found &= _of_side(side, part, public)
    for side in (asked.giver, asked.together) if asked.together else ():
        if side:
            found &= ~_of_side(side, Part.RECIPIENT, public)
    return found


def _of_side(side: str, part: str, public: bool) -> int:
    if side.isdigit():
        return kept(state(), ("side", side, part, public), lambda: _of_partner(int(side), part, public))
    return values(_SIDES[part], public).get(side, 0)


def _of_partner(partner: int, part: str, public: bool) -> int:
    return _told(seen(ActParty, public, listed=False).filter(partner=partner, role=part))


def _years(asked: Asked) -> int:
    first, last = int(asked.year_from or 0), int(asked.year_to or 9999)
    found = 0
    for year, acts in values(Facet.YEAR, asked.public).items():
        if year and first <= int(year) <= last:
            found |= acts
    return found


def _told(rows: QuerySet[Any]) -> int:
    return bits_of(act for (act,) in plain(rows.order_by().values_list("act")))
