"""Places, by the key that is their address, and countries on a map."""

from typing import NamedTuple

from django.db.models import Count, Max, QuerySet

from cosante.register.models import ActCountry, ActPlace
from cosante.register.queries.facets import broad
from cosante.register.queries.filters import Asked, rows_of, seen
from cosante.register.queries.kept import kept, state
from cosante.register.records.folding import fold


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


def places_within(key: str, country: str, public: bool = False, most: int = 12) -> list[dict[str, object]]:
    """The places of a country with the most acts, without itself."""
    found = places(country=country, public=public).exclude(key=key) if country else ActPlace.objects.none().values()
    return list(found[:most])


def on_map(asked: Asked) -> list[OnMap]:
    """Countries with a part in the acts that are so, the busiest first."""
    return kept(state(), ("map", asked), lambda: _on_map(asked))


def _on_map(asked: Asked) -> list[OnMap]:
    grouped = (
        rows_of(ActCountry, asked, broad(asked))
        .order_by()
        .values_list("country", "gives", "receives", "hosts")
        .annotate(n=Count("act"))
    )
    found: dict[str, list[int]] = {}
    for country, *sides, n in grouped:
        numbers = found.setdefault(country, [0, 0, 0, 0])
        for at, holds in enumerate((True, *sides)):
            numbers[at] += n if holds else 0
    every = [OnMap(country, *numbers) for country, numbers in found.items()]
    return sorted(every, key=lambda one: (-one.acts, one.country))
