"""Places and health areas: what there is, in how many acts, and the acts of one."""

from typing import Annotated, Any

from django.http import HttpRequest
from django.utils import translation
from ninja import P, PathEx, Query, Router
from pydantic import Field

from cosante.api import schemas, shown
from cosante.api.answering import reads
from cosante.api.doors import caller
from cosante.api.filters import ActFilters, acts_asked
from cosante.api.paging import Paged, page, sliced
from cosante.register.queries import places as place_queries
from cosante.register.queries.facets import facets
from cosante.register.queries.filters import Asked
from cosante.vocabulary.codes import HEALTH_AREAS
from cosante.vocabulary.errors import NotThere
from cosante.web.labels import label

router = Router(tags=["places and areas"])
Code = PathEx[str, P(max_length=40, description="Of the code list of health areas.")]
Key = PathEx[str, P(max_length=200, description="Of a place: ISO 3166-2, geonames:NUMBER, or its name.")]


class AskedPlaces(Paged):
    """Which places."""

    country: Annotated[str, Field(pattern="^([A-Z]{2})?$")] = ""
    words: Annotated[str, Field(max_length=200, description="Each is in one of its names.")] = ""


@reads(router, "/areas", schemas.Areas, public=True)
def list_areas(request: HttpRequest, asked: Query[Paged]) -> Any:
    """Every health area of the code list, with how many acts name it."""
    return sliced(request, _areas(caller(request).public), asked)


@reads(router, "/areas/{code}", schemas.Area, public=True)
def get_area(request: HttpRequest, code: Code) -> Any:
    """A health area."""
    _known(code)
    return next(one for one in _areas(caller(request).public) if one["code"] == code)


@reads(router, "/areas/{code}/acts", schemas.Acts, public=True)
def list_acts_of_area(request: HttpRequest, code: Code, asked: Query[Paged]) -> Any:
    """The acts of a health area."""
    _known(code)
    public = caller(request).public
    found = acts_asked(ActFilters(area=code), public)
    return page(request, found, asked, lambda rows: shown.act_lines(rows, public))


@reads(router, "/places", schemas.Places, public=True)
def list_places(request: HttpRequest, asked: Query[AskedPlaces]) -> Any:
    """Places where something happens, those with the most acts first."""
    found = place_queries.places(asked.country, asked.words, caller(request).public)
    return sliced(request, found.values_list("key", "name", "country", "n"), asked, lambda row: _shown(*row))


@reads(router, "/places/{key}", schemas.Place, public=True)
def get_place(request: HttpRequest, key: Key) -> Any:
    """A place."""
    return _shown(*_place(key, caller(request).public))


@reads(router, "/places/{key}/acts", schemas.Acts, public=True)
def list_acts_of_place(request: HttpRequest, key: Key, asked: Query[Paged]) -> Any:
    """The acts that are told to happen in a place."""
    public = caller(request).public
    _place(key, public)
    found = acts_asked(ActFilters(place=key), public)
    return page(request, found, asked, lambda rows: shown.act_lines(rows, public))


def _known(code: str) -> None:
    if code not in HEALTH_AREAS:
        raise NotThere(f"There is no health area {code}.")


def _areas(public: bool) -> list[dict[str, Any]]:
    acts = facets(Asked(public=public), "area")["area"]
    with translation.override("en"):
        return [{"code": c, "name": label(c, "health_area"), "acts": acts.get(c, 0)} for c in HEALTH_AREAS]


def _place(key: str, public: bool) -> place_queries.Place:
    found = place_queries.place(key, public)
    if found is None:
        raise NotThere(f"There is no place {key}.")
    return found


def _shown(key: str, name: str, country: str, acts: int) -> dict[str, Any]:
    return {"key": key, "name": name, "country": country, "acts": acts}
