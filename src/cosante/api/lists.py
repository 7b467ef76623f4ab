"""Places and health areas: what there is, how often it is named, and the acts of one."""

from typing import Annotated, Any

from django.db.models import Count
from django.db.models.fields.json import KT
from django.http import HttpRequest
from django.utils import translation
from ninja import P, PathEx, Query, Router
from pydantic import Field

from cosante.api import schemas, shown
from cosante.api.answering import reads
from cosante.api.doors import caller
from cosante.api.filters import ActFilters, acts_asked
from cosante.api.paging import Paged, page, sliced
from cosante.register.models import Fact
from cosante.register.queries import acts as act_queries
from cosante.register.records.folding import fold
from cosante.vocabulary.codes import HEALTH_AREAS
from cosante.vocabulary.errors import NotThere
from cosante.web.labels import label

router = Router(tags=["places and areas"])
Code = PathEx[str, P(max_length=40, description="Of the code list of health areas.")]
Key = PathEx[str, P(max_length=100, description="ISO 3166-2, or geonames:NUMBER.")]


class AskedPlaces(Paged):
    """Which places."""

    country: Annotated[str, Field(pattern="^([A-Z]{2})?$")] = ""
    words: Annotated[str, Field(max_length=200, description="Each is in its name.")] = ""


@reads(router, "/areas", schemas.Areas, public=True)
def list_areas(request: HttpRequest, asked: Query[Paged]) -> Any:
    """Every health area of the code list, with how many acts name it."""
    return sliced(request, _areas(caller(request).public), asked)


@reads(router, "/areas/{code}", schemas.Area, public=True)
def get_area(request: HttpRequest, code: Code) -> Any:
    """A health area."""
    found = next((one for one in _areas(caller(request).public) if one["code"] == code), None)
    if found is None:
        raise NotThere(f"There is no health area {code}.")
    return found


@reads(router, "/areas/{code}/acts", schemas.Acts, public=True)
def list_acts_of_area(request: HttpRequest, code: Code, asked: Query[Paged]) -> Any:
    """The acts of a health area."""
    public = caller(request).public
    if code not in HEALTH_AREAS:
        raise NotThere(f"There is no health area {code}.")
    found = acts_asked(ActFilters(area=code), public)
    return page(request, found, asked, lambda rows: shown.act_lines(rows, public))


@reads(router, "/places", schemas.Places, public=True)
def list_places(request: HttpRequest, asked: Query[AskedPlaces]) -> Any:
    """Places with an identifier, those named most first."""
    found = _places(caller(request).public)
    words = fold(asked.words).split()
    found = [one for one in found if all(word in fold(one["name"]) for word in words)]
    return sliced(request, [one for one in found if asked.country in ("", one["country"])], asked)


@reads(router, "/places/{key}", schemas.Place, public=True)
def get_place(request: HttpRequest, key: Key) -> Any:
    """A place."""
    return _place(key, caller(request).public)


@reads(router, "/places/{key}/acts", schemas.Acts, public=True)
def list_acts_of_place(request: HttpRequest, key: Key, asked: Query[Paged]) -> Any:
    """The acts that are told to happen in a place."""
    public = caller(request).public
    _place(key, public)
    here = set(_located(public).filter(payload__identifier=key).values_list("reading", "local_id"))
    told = Fact.objects.seen(public).filter(kind="act", reading__in={reading for reading, _ in here})
    rows = told.exclude(act=None).values_list("act", "reading", "payload")
    acts = {act for act, reading, says in rows if (reading, says.get("where")) in here}
    found = act_queries.acts(public=public).filter(pk__in=acts)
    return page(request, found, asked, lambda rows: shown.act_lines(rows, public))


def _areas(public: bool) -> list[dict[str, Any]]:
    told = Fact.objects.seen(public).filter(kind="act", act__in=act_queries.there(public).values("pk"))
    told = told.exclude(document__relevant=False)
    acts: dict[str, set[int]] = {code: set() for code in HEALTH_AREAS}
    for act, areas in told.values_list("act", "payload__health_areas"):
        for area in areas or []:
            acts.setdefault(area, set()).add(act)
    with translation.override("en"):
        return [{"code": code, "name": label(code, "health_area"), "acts": len(acts[code])} for code in HEALTH_AREAS]


def _located(public: bool) -> Any:
    return Fact.objects.seen(public).filter(kind="place").exclude(document__relevant=False)


def _places(public: bool) -> list[dict[str, Any]]:
    says = (KT("payload__identifier"), KT("payload__name_en"), KT("payload__name"))
    named = _located(public).order_by().values_list(says[0], "country", *says[1:])
    found: dict[str, dict[str, Any]] = {}
    for key, country, english, name, number in named.annotate(n=Count("pk")):
        if not key:
            continue
        place = found.setdefault(key, {"key": key, "name": english or name, "country": country, "facts": 0})
        place["facts"] += number
    return sorted(found.values(), key=lambda one: (-one["facts"], one["key"]))


def _place(key: str, public: bool) -> dict[str, Any]:
    found = next((one for one in _places(public) if one["key"] == key), None)
    if found is None:
        raise NotThere(f"There is no place {key}.")
    return found
