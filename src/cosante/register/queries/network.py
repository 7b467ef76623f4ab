"""Who works with whom: how many deeds each of the busiest did for each other one, and how many both did together."""

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from django.db.models import Count, Exists, F, FilteredRelation, OuterRef, Q, QuerySet

from cosante.register.models import ActCountry, ActParty, Part, Partner
from cosante.register.queries.filters import Asked, rows_of
from cosante.register.queries.kept import kept, state

#: What may be at the ends, and how many of them are shown.
OF = ("country", "partner")
MOST = 15

Both = tuple[list[tuple[Any, Any, int]], list[tuple[Any, Any, int]]]


class Network(NamedTuple):
    """``ends`` are countries' codes or partners, the busiest first; numbers are by place in that list."""

    ends: list[Any]
    directed: dict[tuple[int, int], int]
    together: dict[tuple[int, int], int]


def network(of: str, asked: Asked) -> Network:
    """The network of the acts that are so."""
    return kept(state(), ("network", of, asked), lambda: _network(of, asked))


def _network(of: str, asked: Asked) -> Network:
    rows = rows_of(ActCountry if of == "country" else ActParty, asked)
    busiest = rows.order_by().values_list(of).annotate(n=Count("act", distinct=of == "partner"))
    keys = [key for key, _ in busiest.order_by("-n", of)[:MOST]]
    at = {key: n for n, key in enumerate(keys)}
    found = _of_countries if of == "country" else _of_partners
    directed, together = found(rows.filter(**{f"{of}__in": keys}))
    named = Partner.objects.in_bulk(keys) if of == "partner" else {}
    return Network([named.get(key, key) for key in keys], _pairs(directed, at), _either_way(_pairs(together, at)))


def _pairs(counted: Iterable[tuple[Any, Any, int]], at: Mapping[Any, int]) -> dict[tuple[int, int], int]:
    return {(at[one], at[other]): n for one, other, n in counted if n and one != other and other in at}


def _either_way(pairs: dict[tuple[int, int], int]) -> dict[tuple[int, int], int]:
    """What is done together has no direction: the busier of the two comes first."""
    return {(min(pair), max(pair)): n for pair, n in pairs.items()}


def _of_countries(rows: QuerySet[Any]) -> Both:
    """Pairs that act for each other, and pairs that act together: neither of them receives."""
    there = Q(act__countries__pk__isnull=False)  # all of them: to look for each key in turn takes longer
    pairs = rows.filter(gives=True).annotate(other=FilteredRelation("act__countries", condition=there)).order_by()
    alike = Q(receives=False, other__gives=True, other__receives=False, country__lt=F("other__country"))
    counted = pairs.exclude(other__pk=None).values_list("country", "other__country")
    found = list(
        counted.annotate(
            directed=Count("pk", filter=Q(other__receives=True)),
            together=Count("pk", filter=alike),
        )
    )
    return [(one, two, n) for one, two, n, _ in found], [(one, two, n) for one, two, _, n in found]


def _of_partners(rows: QuerySet[Any]) -> Both:
    there = Q(act__parties__pk__isnull=False)
    pairs = rows.filter(role=Part.ACTOR).annotate(other=FilteredRelation("act__parties", condition=there)).order_by()
    directed = pairs.filter(other__role=Part.RECIPIENT)
    either = Q(partner=OuterRef("partner_id")) | Q(partner=OuterRef("other__partner_id"))
    received = Exists(ActParty.objects.filter(either, act=OuterRef("act_id"), role=Part.RECIPIENT))
    together = pairs.filter(~received, other__role=Part.ACTOR, partner__lt=F("other__partner"))
    return _counted(directed), _counted(together)


def _counted(pairs: QuerySet[Any]) -> list[tuple[Any, Any, int]]:
    return list(pairs.values_list("partner", "other__partner").annotate(n=Count("pk")))
