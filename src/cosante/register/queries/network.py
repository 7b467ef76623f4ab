"""Who works with whom: how many deeds each of the busiest did for each other one, and how many both did together."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from itertools import combinations
from typing import Any, NamedTuple

from django.db.models import Count

from cosante.register.models import ActCountry, ActParty, Part, Partner
from cosante.register.queries.facets import broad
from cosante.register.queries.filters import Asked, rows_of
from cosante.register.queries.kept import kept, state
from cosante.register.queries.public import as_seen

#: What may be at the ends, and how many of them are shown.
OF = ("country", "partner")
MOST = 15
#: Which rows say that an end gives, and which that it receives.
_SIDES: Mapping[str, tuple[dict[str, Any], dict[str, Any]]] = {
    "country": ({"gives": True}, {"receives": True}),
    "partner": ({"role": Part.ACTOR}, {"role": Part.RECIPIENT}),
}

#: Which ends give in an act, and which receive.
Sides = tuple[frozenset[int], frozenset[int]]
Pairs = dict[tuple[int, int], int]


class Network(NamedTuple):
    """``ends`` are countries' codes or partners, the busiest first; numbers are by place in that list."""

    ends: list[Any]
    directed: dict[tuple[int, int], int]
    together: dict[tuple[int, int], int]


def network(of: str, asked: Asked) -> Network:
    """The network of the acts that are so."""
    return kept(state(), ("network", of, asked), lambda: _network(of, asked))


def _network(of: str, asked: Asked) -> Network:
    rows = rows_of(ActCountry if of == "country" else ActParty, asked, broad(asked)).order_by()
    busiest = rows.values_list(of).annotate(n=Count("pk")).order_by("-n", of)[:MOST]
    keys = [key for key, _ in busiest]
    at = {key: n for n, key in enumerate(keys)}
    named_in = rows.filter(**{f"{of}__in": keys})
    several = named_in.values("act").annotate(n=Count("pk")).filter(n__gt=1).values("act")
    found = named_in.filter(act__in=several)
    sides = [found.filter(**so).values_list("act", of) for so in _SIDES[of]]
    directed, together = _pairs(_met(sides, at))
    named = Partner.objects.in_bulk(keys) if of == "partner" else {}
    as_seen(named.values(), asked.public)
    return _connected(Network([named.get(key, key) for key in keys], directed, together))


def _met(sides: Iterable[Iterable[tuple[int, Any]]], at: Mapping[Any, int]) -> dict[Sides, int]:
    """In how many acts the same ends give and the same receive."""
    acts: dict[int, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    for n, rows in enumerate(sides):
        for act, end in rows:
            acts[act][n].append(at[end])
    return Counter((frozenset(gives), frozenset(receives)) for gives, receives in acts.values())


def _pairs(met: Mapping[Sides, int]) -> tuple[Pairs, Pairs]:
    """How often one gave what the other received; how often both gave, and neither received: the earlier end first."""
    directed: Counter[tuple[int, int]] = Counter()
    together: Counter[tuple[int, int]] = Counter()
    for (gives, receives), n in met.items():
        directed.update({(one, other): n for one in gives for other in receives if one != other})
        together.update(dict.fromkeys(combinations(sorted(gives - receives), 2), n))
    return directed, together


def _connected(whole: Network) -> Network:
    """The same without ends that have nothing to do with any other one shown."""
    met = sorted({at for pair in (*whole.directed, *whole.together) for at in pair})
    new = {at: n for n, at in enumerate(met)}
    directed, together = (
        {(new[one], new[other]): n for (one, other), n in pairs.items()} for pairs in (whole.directed, whole.together)
    )
    return Network([whole.ends[at] for at in met], directed, together)
