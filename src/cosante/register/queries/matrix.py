"""The health areas of many acts, and the countries in which they happen."""

from collections.abc import Sequence

from cosante.register.models import ActArea, ActCountry
from cosante.register.queries.filters import seen


def areas_and_places(acts: Sequence[int]) -> tuple[dict[int, list[str]], dict[int, list[str]]]:
    """By act: its areas, and the countries where it happens."""
    areas: dict[int, list[str]] = {}
    places: dict[int, list[str]] = {}
    for act, area in seen(ActArea, public=False).filter(act__in=acts).order_by("area").values_list("act", "area"):
        areas.setdefault(act, []).append(area)
    hosts = seen(ActCountry, public=False).filter(act__in=acts, hosts=True).order_by("country")
    for act, country in hosts.values_list("act", "country"):
        places.setdefault(act, []).append(country)
    return areas, places
