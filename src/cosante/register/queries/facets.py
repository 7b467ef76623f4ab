"""How many acts each choice of a filter would leave, given the other filters.

The counts of a filter that is set are those without it, so that one can change one's mind. All are exact, however many
acts there are: they are counted in the bits of the acts (``queries.sets``).
"""

from collections.abc import Iterable, Mapping
from heapq import nsmallest
from typing import Any

from django.db.models import Count

from cosante.register.models import ActParty, Facet, Partner
from cosante.register.queries.filters import Asked
from cosante.register.queries.kept import kept, state
from cosante.register.queries.packs import parts
from cosante.register.queries.sets import acts_so, values
from cosante.register.queries.these import these
from cosante.register.records.bits import numbers_in

#: Filters on the act's own columns, which are counted always; the others by name.
_OWN = ("type", "status", "year", "reviewed")
ROWS = ("area", "country", "language", "source", "currency")
#: What must be left out of the filters to count one of them.
_SET_BY = {"year": ("year_from", "year_to"), "currency": ("currency", "amount_from", "amount_to")}
_PARTNERS = 12
#: Of so many acts the database counts the partners; of more, they are counted in what is packed of all acts.
_FEW = 300

Counts = dict[Any, int]


def facets(asked: Asked, *names: str) -> dict[str, Counts]:
    """Filter → value → how many acts, the most frequent first: the act's own filters, and those named."""
    return {name: _counted(name, _others(asked, name)) for name in (*_OWN, *names)}


def every_facet(asked: Asked) -> dict[str, Counts]:
    """The same of all filters that are chosen from a list."""
    return facets(asked, *ROWS)


def _others(asked: Asked, name: str) -> Asked:
    return asked.without(*_SET_BY.get(name, (name,)))


def how_many(asked: Asked) -> int:
    """How many acts are so."""
    return acts_so(asked).bit_count()


def _counted(name: str, asked: Asked) -> Counts:
    among = acts_so(asked)
    counted = counts(values(Facet(name), asked.public), among)
    if name in _OWN:
        return _most_first((_own(name, value), n) for value, n in counted.items())
    return _most_first((value, n) for value, n in counted.items() if value)


def _own(name: str, value: str) -> Any:
    """The value as the act's column has it."""
    if name == "reviewed":
        return value == "yes"
    return (int(value) if value else None) if name == "year" else value


def counts(values: Mapping[Any, int], among: int) -> Counts:
    """How many of some acts have each value; values that none has are left out."""
    counted = ((value, (acts & among).bit_count()) for value, acts in values.items())
    return {value: n for value, n in counted if n}


def partners_in(asked: Asked) -> Counts:
    """The partners with a part in most of the acts."""
    return kept(state(), ("partner", asked), lambda: _partners(asked))


def _partners(asked: Asked) -> Counts:
    most = busiest(acts_so(asked), _PARTNERS, asked.public)
    named = Partner.objects.in_bulk(most)
    return {named[partner]: n for partner, n in most.items()}


def busiest(among: int, most: int, public: bool = False, part: str = "") -> Counts:
    """The partners with a part in most of some acts, or with this one, and in how many of them each has it."""
    if among.bit_count() <= _FEW:
        rows = ActParty.objects.filter(act__in=these(numbers_in(among)), **_so(public, part))
        found = rows.order_by().values_list("partner").annotate(n=Count("act", distinct=True))
        return dict(found.order_by("-n", "partner")[:most])
    counted = parts(among, part, public).items()
    return dict(nsmallest(most, counted, key=lambda one: (-one[1], one[0])))


def _so(public: bool, part: str) -> dict[str, Any]:
    return ({"public": True} if public else {}) | ({"role": part} if part else {})


def _most_first(counted: Iterable[tuple[Any, int]]) -> Counts:
    return dict(sorted(counted, key=lambda pair: (-pair[1], str(pair[0]))))
