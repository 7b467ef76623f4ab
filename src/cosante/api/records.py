"""Partners, acts and agreements: lists with the filters of the pages, one of them, its history."""

from typing import Annotated, Any, Literal

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Query, Router
from pydantic import Field

from cosante.api import schemas, shown
from cosante.api.answering import Number, reads
from cosante.api.doors import caller
from cosante.api.filters import ActFilters, acts_asked, asked_of
from cosante.api.paging import Paged, page, sliced
from cosante.register.models import Act, Partner
from cosante.register.queries import acts as act_queries
from cosante.register.queries import partners as partner_queries
from cosante.register.queries.agreements import agreements
from cosante.register.queries.history import decisions, numbers_of
from cosante.register.queries.public import as_seen
from cosante.vocabulary.errors import NotThere

router = Router(tags=["records"])


class AskedPartners(Paged):
    """Which partners."""

    type: Annotated[str, Field(max_length=30)] = ""
    country: Annotated[str, Field(pattern="^([A-Z]{2})?$")] = ""
    words: Annotated[str, Field(max_length=200, description="A query as the search takes it.")] = ""


@reads(router, "/partners", schemas.Partners, public=True)
def list_partners(request: HttpRequest, asked: Query[AskedPartners]) -> Any:
    """Partners."""
    public = caller(request).public
    found = partner_queries.partners(asked.type, asked.country, asked.words, public)
    return page(request, found, asked, lambda rows: shown.partner_lines(rows, public))


@reads(router, "/partners/{int:pk}", schemas.Partner, public=True, moves=True)
def get_partner(request: HttpRequest, pk: Number) -> Any:
    """A partner with its names and facts; 307 leads from one that was merged to what it became."""
    public = caller(request).public
    record = there(Partner, pk, public)
    return moved("partners", record) or whole_partner(record.pk, public)


@reads(router, "/partners/{int:pk}/history", schemas.Decisions, moves=True)
def get_partner_history(request: HttpRequest, pk: Number, asked: Query[Paged]) -> Any:
    """What was decided of it and its facts, the newest first."""
    record = there(Partner, pk)
    return moved("partners", record, "/history") or _history(request, record, asked)


@reads(router, "/acts", schemas.Acts, public=True)
def list_acts(request: HttpRequest, asked: Query[ActFilters]) -> Any:
    """Acts."""
    public = caller(request).public
    return page(request, acts_asked(asked, public), asked, lambda rows: shown.act_lines(rows, public))


@reads(router, "/acts/{int:pk}", schemas.Act, public=True, moves=True)
def get_act(request: HttpRequest, pk: Number) -> Any:
    """An act with its parties and facts; 307 leads from one that was merged to what it became."""
    public = caller(request).public
    record = there(Act, pk, public)
    return moved("acts", record) or whole_act(record.pk, public)


@reads(router, "/acts/{int:pk}/history", schemas.Decisions, moves=True)
def get_act_history(request: HttpRequest, pk: Number, asked: Query[Paged]) -> Any:
    """What was decided of it, its facts and what they name, the newest first."""
    record = there(Act, pk)
    return moved("acts", record, "/history") or _history(request, record, asked)


class Agreements(ActFilters):
    """Which agreements."""

    force: Annotated[
        Literal["", "now", "ended", "open"],
        Field(description="In force now, ended, or with an end that is not told."),
    ] = ""


@reads(router, "/agreements", schemas.Acts, public=True)
def list_agreements(request: HttpRequest, asked: Query[Agreements]) -> Any:
    """Agreements: acts of that kind."""
    public = caller(request).public
    found = act_queries.with_parties(agreements(asked_of(asked, public), timezone.localdate(), asked.force), public)
    return page(request, found, asked, lambda rows: shown.act_lines(rows, public))


def there(model: Any, pk: int, public: bool = False) -> Any:
    """The record, merged or not. ``NotThere`` for one that is not, or of which no reviewed fact tells visitors."""
    record = model.objects.filter(pk=pk).select_related("merged_into").first()
    seen = record is not None and (not public or partner_queries.surviving(record).public is not None)
    if not seen:
        raise NotThere(f"There is no {model._meta.model_name} {pk}.")
    return record


def moved(kind: str, record: Partner | Act, rest: str = "") -> HttpResponse | None:
    """Where a merged record leads."""
    if record.merged_into_id is None:
        return None
    address = shown.href(kind, partner_queries.surviving(record).pk) + rest
    return HttpResponse(status=307, headers={"Location": address, "Cache-Control": "no-store"})


#: A partner by itself is shown with so many of the facts that name it, the newest.
MOST_FACTS = 200


def whole_partner(pk: int, public: bool = False) -> dict[str, Any]:
    """The partner as it is shown by itself."""
    (record,) = as_seen([there(Partner, pk, public)], public)
    told = partner_queries.facts_of_partner(record, MOST_FACTS, public)
    return shown.partner(record, [fact for fact in told if fact.live], public)


def whole_act(pk: int, public: bool = False) -> dict[str, Any]:
    """The act as it is shown by itself."""
    there(Act, pk, public)
    (record,) = as_seen([act_queries.with_parties(Act.objects.all(), public).get(pk=pk)], public)
    return shown.act(record, [fact for fact in act_queries.facts_of_act(record, public) if fact.live], public)


#: What is shown of a record by itself, and how, by what its addresses begin with.
WHOLE = {"partners": (Partner, schemas.Partner, whole_partner), "acts": (Act, schemas.Act, whole_act)}


def _history(request: HttpRequest, record: Partner | Act, asked: Paged) -> dict[str, Any]:
    found = sliced(request, numbers_of(record), asked)
    return found | {"items": shown.decisions(decisions(found["items"]))}
