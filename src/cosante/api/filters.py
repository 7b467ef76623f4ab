"""The filters of lists of acts, under the names that the pages have for them, and the acts that are so.

Thin on purpose: it maps what is asked to the register's queries, and knows no more of acts than they do.
"""

from typing import Annotated, Any, Literal

from django.db.models import F, QuerySet, TextField
from django.db.models.fields.json import KT
from django.db.models.functions import Cast
from pydantic import Field

from cosante.api.paging import Paged
from cosante.register.models import Act, Fact
from cosante.register.queries import acts as queries
from cosante.register.queries.search import matching

Year = Annotated[int, Field(ge=1000, le=9999)]


class ActFilters(Paged):
    """Which acts."""

    words: Annotated[str, Field(max_length=200, description="A query as the search takes it.")] = ""
    type: Annotated[str, Field(max_length=30, description="Kind of act.")] = ""
    status: Annotated[str, Field(max_length=10)] = ""
    area: Annotated[str, Field(max_length=40, description="Code of a health area.")] = ""
    country: Annotated[str, Field(pattern="^([A-Z]{2})?$", description="Some party is of it.")] = ""
    partner: Annotated[int, Field(ge=1, le=2**53)] | None = None
    year_from: Year | None = None
    year_to: Year | None = None
    reviewed: Annotated[
        Literal["", "yes", "no"], Field(description="Does a reviewed fact tell of it? Visitors see no others.")
    ] = ""


def acts_asked(asked: ActFilters, public: bool) -> QuerySet[Act]:
    """The acts that are so, with their parties."""
    found = queries.acts(asked.type, asked.status, asked.country, public)
    if asked.partner:
        found = found.filter(pk__in=queries.parties(public).filter(partner=asked.partner).values("act"))
    if (held := matching(asked.words, "act", public)) is not None:
        found = found.filter(pk__in=held)
    if asked.area:
        found = found.filter(pk__in=_of_area(asked.area, public))
    if asked.reviewed:
        found = found.filter(public__isnull=asked.reviewed == "no")
    return _within(found, asked, public)


def _within(found: QuerySet[Act], asked: ActFilters, public: bool) -> QuerySet[Act]:
    """By the year in which it begins."""
    between: dict[str, Any] = {}
    if asked.year_from:
        between["starting__gte"] = f"{asked.year_from}-01-01"
    if asked.year_to:
        between["starting__lte"] = f"{asked.year_to}-12-31"
    if not between:
        return found
    found = found.annotate(starting=Cast(KT("public__starts"), TextField()) if public else F("starts"))
    return found.filter(**between).exclude(starting="") if public else found.filter(**between)


def _of_area(area: str, public: bool) -> list[int]:
    told = Fact.objects.seen(public).filter(kind="act").exclude(act=None)
    told = told.exclude(document__relevant=False) if public else told
    rows = told.values_list("act", "payload__health_areas")
    return [act for act, areas in rows if area in (areas or [])]
