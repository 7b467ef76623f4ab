"""Facts: all of them, and one; and the proposals among them, to be decided."""

from collections.abc import Callable
from functools import partial
from typing import Annotated, Any, Literal

from django.db.models import Q, QuerySet
from django.http import HttpRequest
from ninja import Query, Router
from pydantic import Field

from cosante.api import bodies, schemas, shown
from cosante.api.answering import Do, Made, Number, reads, unchanged, writes
from cosante.api.doors import caller
from cosante.api.paging import Paged, page
from cosante.register import actions
from cosante.register.models import Document, Fact, Scope
from cosante.register.queries.adrift import adrift
from cosante.register.queries.bulk import Filter, proposals
from cosante.register.queries.documents import there as documents_there
from cosante.register.queries.review import undecided
from cosante.vocabulary.errors import NotThere

router = Router(tags=["facts"])
Kind = Literal["", *schemas.KINDS]  # type: ignore[valid-type]  # the contract's own tuple of kinds
Id = Annotated[int, Field(ge=1, le=2**53)]


class Asked(Paged):
    """Which facts."""

    document: Id | None = None
    kind: Kind = ""
    status: Literal["", "proposed", "accepted", "corrected", "rejected", "superseded"] = ""
    partner: Id | None = None
    act: Id | None = None
    country: Annotated[str, Field(pattern="^([A-Z]{2})?$")] = ""
    adrift: Annotated[
        bool, Field(description="Only those decided that the newest reading of their document does not have.")
    ] = False
    code: Annotated[str, Field(max_length=40, description="Type, stage, role, what is counted, or health area.")] = ""


@reads(router, "/facts", schemas.Facts, public=True)
def list_facts(request: HttpRequest, asked: Query[Asked]) -> Any:
    """Facts, of every status."""
    public = caller(request).public
    wanted = asked.model_dump(exclude={"limit", "cursor", "adrift"})
    found = visible(public).filter(pk__in=adrift().values("pk")) if asked.adrift else visible(public)
    found = found.filter(**{name: value for name, value in wanted.items() if value})
    return page(request, shown.with_evidence(found), asked, lambda rows: shown.facts(rows, public))


@reads(router, "/facts/{int:pk}", schemas.Fact, public=True)
def get_fact(request: HttpRequest, pk: Number) -> Any:
    """A fact."""
    return whole(pk, caller(request).public)


class Waiting(Paged):
    """Which proposals."""

    kind: Kind = ""
    publisher: Annotated[str, Field(max_length=300)] = ""
    document: Id | None = None
    confidence: Annotated[float, Field(ge=0, le=1, description="From this confidence on.")] = 0.0


@reads(router, "/proposals", schemas.Facts)
def list_proposals(request: HttpRequest, asked: Query[Waiting]) -> Any:
    """Facts that wait for a decision; those of documents on something else only by their document."""
    found = proposals(Filter(asked.kind, asked.publisher, asked.document, asked.confidence))
    return page(request, shown.with_evidence(found), asked, shown.facts)


@writes(router, "/facts/{int:pk}/decision", schemas.Decided, Scope.REVIEW)
def decide_fact(request: HttpRequest, pk: Number, body: bodies.Verdict) -> Do:
    """Accept, correct or reject a fact; decided ones, too. With If-Match, only as it was when it was looked at."""
    by = caller(request).by

    def do() -> Made:
        row = held(request, pk)
        last = row.decisions.order_by("-pk").first()
        values = row.payload | body.values if body.verdict == "correct" else row.payload
        if body.verdict == "correct" and values == row.payload:
            made = [actions.correct(row, body.values, by, body.why)]  # which says that nothing was changed
        else:
            right = body.verdict != "reject"
            said = actions.Verdict(right, values, body.why, body.with_named, last.pk if last else 0)
            made = actions.decide(row, said, by)
        return Made({"decisions": shown.decisions(made)})

    return do


@writes(router, "/facts/{int:pk}/upholding", schemas.Decided, Scope.REVIEW)
def uphold_fact(request: HttpRequest, pk: Number, body: bodies.Reason) -> Do:
    """Say that what was decided of a fact still holds, though the newest reading does not have it."""
    by = caller(request).by

    def do() -> Made:
        return Made({"decisions": shown.decisions([actions.uphold(held(request, pk), by, body.why)])})

    return do


@writes(router, "/proposals/acceptance", schemas.Decided, Scope.REVIEW, match=False)
def accept_proposals(request: HttpRequest, body: bodies.Several) -> Do:
    """Accept proposals as they are. What has been decided meanwhile is left as it is."""
    by = caller(request).by

    def do() -> Made:
        made = actions.accept(undecided().filter(pk__in=body.facts), by, body.why)
        return Made({"decisions": shown.decisions(made)})

    return do


def visible(public: bool) -> QuerySet[Fact]:
    """Every fact; for visitors, the reviewed ones of documents that they can see."""
    if not public:
        return Fact.objects.all()
    seen: QuerySet[Document] = documents_there(True)
    current = Q(reading__current=True) | Q(reading__text_then="")
    return Fact.objects.seen(True).filter(current, document__in=seen)


def whole(pk: int, public: bool = False) -> dict[str, Any]:
    """The fact as it is shown by itself."""
    rows = shown.facts(shown.with_evidence(visible(public).filter(pk=pk)), public)
    if not rows:
        raise NotThere(f"There is no fact {pk}.")
    return rows[0]


def held(request: HttpRequest, pk: int) -> Fact:
    """The fact, held until the transaction ends, and as it was when it was looked at."""
    row = Fact.objects.select_for_update(of=("self",)).filter(pk=pk).first()
    if row is None:
        raise NotThere(f"There is no fact {pk}.")
    show: Callable[[], Any] = partial(whole, pk)
    unchanged(request, schemas.Fact, show)
    return row
