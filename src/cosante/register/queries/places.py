"""Places, by the key that is their address, and countries on a map."""

from typing import NamedTuple

from django.db.models import Count, Max, QuerySet

from cosante.register.models import ActCountry, ActPlace, Facet
from cosante.register.queries.facets import counts
from cosante.register.queries.filters import Asked, seen
from cosante.register.queries.kept import kept, state
from cosante.register.queries.sets import acts_so, values
from cosante.register.records.folding import fold

#: What a country may be in an act, in the order in which ``OnMap`` has it.
_SIDES = (Facet.GIVES, Facet.RECEIVES, Facet.HOSTS)


class Place(NamedTuple):
    """A place and how many acts of the lists happen there."""

    key: str
    name: str
    country: str
    acts: int


class OnMap(NamedTuple):
    """A country and how many acts it has a part in; of these in how many it gives, receives, is the place."""

    country: str
    acts: int
    gives: int
    receives: int
    hosts: int


def places(country: str = "", words: str = "", public: bool = False) -> QuerySet[ActPlace]:
    """Places where something happens, those with the most acts first, as rows of key, name, country and ``n``."""
    found = seen(ActPlace, public)
    if country:
        found = found.filter(country=country)
    for word in fold(words).split():
        found = found.filter(searched__contains=word)
    grouped = found.order_by().values("key").annotate(n=Count("act"), name=Max("name"), country=Max("country"))
    return grouped.order_by("-n", "key")  # type: ignore[return-value]  # rows as mappings


def place(key: str, public: bool = False) -> Place | None:
    """The place of that key, where some act was ever told to be there, as those who ask see it."""
    row = seen(ActPlace, public, listed=False).filter(key=key).order_by("-seen", "pk").first()
    if row is None:
        return None
    return Place(key, row.name, row.country, seen(ActPlace, public).filter(key=key).count())


def has_part(country: str, public: bool = False) -> bool:
    """Is the country in some act, by a party or as the place?"""
    return seen(ActCountry, public, listed=False).filter(country=country).exists()


def places_within(key: str, country: str, public: bool = False, most: int = 12) -> list[dict[str, object]]:
    """The places of a country with the most acts, without itself."""
    found = places(country=country, public=public).exclude(key=key) if country else ActPlace.objects.none().values()
    return list(found[:most])


def on_map(asked: Asked) -> list[OnMap]:
    """Countries with a part in the acts that are so, the busiest first."""
    return kept(state(), ("map", asked), lambda: _on_map(asked))


def _on_map(asked: Asked) -> list[OnMap]:
    among = acts_so(asked)
    sides = [counts(values(facet, asked.public), among) for facet in _SIDES]
    every = [
        OnMap(country, n, *(side.get(country, 0) for side in sides))
        for country, n in counts(values(Facet.COUNTRY, asked.public), among).items()
    ]
    return sorted(every, key=lambda one: (-one.acts, one.country))
