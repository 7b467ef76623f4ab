"""Who works with whom: how many deeds each of the busiest did for each other one, and how many both did together."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from itertools import combinations
from typing import Any, NamedTuple

from django.db.models import Count, QuerySet

from cosante.register.models import ActCountry, ActParty, Part, Partner
from cosante.register.queries.filters import Asked, rows_of
from cosante.register.queries.kept import kept, state
from cosante.register.queries.public import as_seen

#: What may be at the ends, and how many of them are shown.
OF = ("country", "partner")
MOST = 15

#: Which ends give in an act, and which receive.
Sides = tuple[set[int], set[int]]
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
    rows = rows_of(ActCountry if of == "country" else ActParty, asked).order_by()
    busiest = rows.values_list(of).annotate(n=Count("pk")).order_by("-n", of)[:MOST]
    keys = [key for key, _ in busiest]
    at = {key: n for n, key in enumerate(keys)}
    found = rows.filter(**{f"{of}__in": keys})
    directed, together = _pairs(_countries(found, at) if of == "country" else _partners(found, at))
    named = Partner.objects.in_bulk(keys) if of == "partner" else {}
    as_seen(named.values(), asked.public)
    return _connected(Network([named.get(key, key) for key in keys], directed, together))


def _countries(rows: QuerySet[Any], at: Mapping[str, int]) -> Iterable[Sides]:
    """For each act: which of the ends give, which receive."""
    acts: dict[int, Sides] = defaultdict(lambda: (set(), set()))
    for act, country, gives, receives in rows.values_list("act", "country", "gives", "receives"):
        for side, holds in zip(acts[act], (gives, receives), strict=True):
            side.update([at[country]] if holds else [])
    return acts.values()


def _partners(rows: QuerySet[Any], at: Mapping[int, int]) -> Iterable[Sides]:
    acts: dict[int, Sides] = defaultdict(lambda: (set(), set()))
    for act, partner, role in rows.values_list("act", "partner", "role"):
        acts[act][role == Part.RECIPIENT].add(at[partner])
    return acts.values()


def _pairs(acts: Iterable[Sides]) -> tuple[Pairs, Pairs]:
    """How often one gave what the other received; how often both gave, and neither received: the earlier end first."""
    directed: Counter[tuple[int, int]] = Counter()
    together: Counter[tuple[int, int]] = Counter()
    for gives, receives in acts:
        directed.update((one, other) for one in gives for other in receives if one != other)
        together.update(combinations(sorted(gives - receives), 2))
    return directed, together


def _connected(whole: Network) -> Network:
    """The same without ends that have nothing to do with any other one shown."""
    met = sorted({at for pair in (*whole.directed, *whole.together) for at in pair})
    new = {at: n for n, at in enumerate(met)}
    directed, together = (
        {(new[one], new[other]): n for (one, other), n in pairs.items()} for pairs in (whole.directed, whole.together)
    )
    return Network([whole.ends[at] for at in met], directed, together)
