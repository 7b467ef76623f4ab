"""Who works with whom: how many deeds each of the busiest did for each other one, and how many both did together."""

from collections.abc import Mapping
from itertools import combinations, permutations
from typing import Any, NamedTuple

from cosante.register.models import Facet, Part, Partner
from cosante.register.queries.facets import busiest, counts
from cosante.register.queries.filters import Asked
from cosante.register.queries.kept import kept, state
from cosante.register.queries.public import as_seen
from cosante.register.queries.sets import acts_of, acts_so, values

#: What may be at the ends, and how many of them are shown.
OF = ("country", "partner")
MOST = 15

Pairs = dict[tuple[int, int], int]


class Network(NamedTuple):
    """``ends`` are countries' codes or partners, the busiest first; numbers are by place in that list."""

    ends: list[Any]
    directed: Pairs
    together: Pairs


def network(of: str, asked: Asked) -> Network:
    """The network of the acts that are so."""
    return kept(state(), ("network", of, asked), lambda: _network(of, asked))


def _network(of: str, asked: Asked) -> Network:
    among, public = acts_so(asked), asked.public
    if of == "country":
        counted = counts(values(Facet.COUNTRY, public), among)
        keys = sorted(counted, key=lambda country: (-counted[country], country))[:MOST]
        gives, receives = values(Facet.GIVES, public), values(Facet.RECEIVES, public)
        ends: list[Any] = keys
    else:
        keys = list(busiest(among, MOST, public))
        gives, receives = acts_of(keys, Part.ACTOR, public), acts_of(keys, Part.RECIPIENT, public)
        named = Partner.objects.in_bulk(keys)
        ends = as_seen([named[key] for key in keys], public)
    return _connected(Network(ends, *_pairs(keys, gives, receives, among)))


def _pairs(keys: list[Any], gives: Mapping[Any, int], receives: Mapping[Any, int], among: int) -> tuple[Pairs, Pairs]:
    """How often one gave what the other received; how often both gave, and neither received: the earlier end first."""
    given = [gives.get(key, 0) & among for key in keys]
    taken = [receives.get(key, 0) for key in keys]
    only = [acts & ~taken[at] for at, acts in enumerate(given)]
    every = range(len(keys))
    directed = {pair: (given[pair[0]] & taken[pair[1]]).bit_count() for pair in permutations(every, 2)}
    together = {pair: (only[pair[0]] & only[pair[1]]).bit_count() for pair in combinations(every, 2)}
    return {pair: n for pair, n in directed.items() if n}, {pair: n for pair, n in together.items() if n}


def _connected(whole: Network) -> Network:
    """The same without ends that have nothing to do with any other one shown."""
    met = sorted({at for pair in (*whole.directed, *whole.together) for at in pair})
    new = {at: n for n, at in enumerate(met)}
    directed, together = (
        {(new[one], new[other]): n for (one, other), n in pairs.items()} for pairs in (whole.directed, whole.together)
    )
    return Network([whole.ends[at] for at in met], directed, together)
