"""Decisions: all of them, one, and those about records: merge, split, keep apart, resolve, undo."""

from functools import partial
from typing import Annotated, Any, Literal

from django.http import HttpRequest
from ninja import Query, Router
from pydantic import Field

from cosante.api import bodies, schemas, shown
from cosante.api.answering import Do, Made, Number, reads, unchanged, writes
from cosante.api.doors import caller
from cosante.api.paging import Paged, page
from cosante.api.records import WHOLE
from cosante.api.records import there as record_there
from cosante.register import actions
from cosante.register.models import Act, Decision, Fact, Partner, Scope, Verb
from cosante.vocabulary.errors import NotThere

router = Router(tags=["decisions"])
Id = Annotated[int, Field(ge=1, le=2**53)]


class Asked(Paged):
    """Which decisions."""

    verb: Literal["", *Verb.values] = ""  # type: ignore[valid-type]  # the values are known
    by: Annotated[str, Field(max_length=150, description="The name that an account signs in with.")] = ""
    document: Id | None = None
    fact: Id | None = None
    partner: Id | None = None
    act: Id | None = None


@reads(router, "/decisions", schemas.Decisions)
def list_decisions(request: HttpRequest, asked: Query[Asked]) -> Any:
    """Decisions, in the order in which they were made; undone ones, too."""
    wanted = asked.model_dump(exclude={"limit", "cursor", "by"})
    found = Decision.objects.filter(**{name: value for name, value in wanted.items() if value})
    found = found.filter(by__username=asked.by) if asked.by else found
    return page(request, found.select_related("by", "undone_by"), asked, shown.decisions)


@reads(router, "/decisions/{int:pk}", schemas.Decision)
def get_decision(request: HttpRequest, pk: Number) -> Any:
    """A decision."""
    return whole(pk)


@writes(router, "/decisions/{int:pk}/undoing", schemas.Decided, Scope.REVIEW)
def undo_decision(request: HttpRequest, pk: Number, body: bodies.Reason) -> Do:
    """Undo a decision: it stays in the history, and everything is as if it had not been made."""
    by = caller(request).by

    def do() -> Made:
        row = _there(pk)
        unchanged(request, schemas.Decision, partial(whole, pk))
        return _made(actions.undo(row, by, body.why))

    return do


@writes(router, "/partners/{int:pk}/merging", schemas.Decided, Scope.REVIEW)
def merge_partners(request: HttpRequest, pk: Number, body: bodies.Other) -> Do:
    """Make one partner of two: the other one becomes this one, and its address leads here."""
    return _with_other(request, "partners", pk, body, actions.merge)


@writes(router, "/acts/{int:pk}/merging", schemas.Decided, Scope.REVIEW)
def merge_acts(request: HttpRequest, pk: Number, body: bodies.Other) -> Do:
    """Make one act of two: the other one becomes this one, and its address leads here."""
    return _with_other(request, "acts", pk, body, actions.merge)


@writes(router, "/partners/{int:pk}/parting", schemas.Decided, Scope.REVIEW)
def keep_partners_apart(request: HttpRequest, pk: Number, body: bodies.Other) -> Do:
    """Say that two partners are not one: matching does not suggest them again."""
    return _with_other(request, "partners", pk, body, actions.keep_apart)


@writes(router, "/acts/{int:pk}/parting", schemas.Decided, Scope.REVIEW)
def keep_acts_apart(request: HttpRequest, pk: Number, body: bodies.Other) -> Do:
    """Say that two acts are not one: matching does not suggest them again."""
    return _with_other(request, "acts", pk, body, actions.keep_apart)


@writes(router, "/partners/{int:pk}/splitting", schemas.Decided, Scope.REVIEW)
def split_partner(request: HttpRequest, pk: Number, body: bodies.Leaving) -> Do:
    """Take facts out of a partner into one of their own, which the decision names."""
    return _split(request, "partners", pk, body)


@writes(router, "/acts/{int:pk}/splitting", schemas.Decided, Scope.REVIEW)
def split_act(request: HttpRequest, pk: Number, body: bodies.Leaving) -> Do:
    """Take facts out of an act into one of their own, which the decision names."""
    return _split(request, "acts", pk, body)


@writes(router, "/acts/{int:pk}/resolution", schemas.Decided, Scope.REVIEW)
def resolve_act(request: HttpRequest, pk: Number, body: bodies.Right) -> Do:
    """Where its sources differ in a field, say which fact is right."""
    by = caller(request).by

    def do() -> Made:
        record, fact = _held(request, "acts", pk), Fact.objects.filter(pk=body.fact).first()
        if fact is None:
            raise NotThere(f"There is no fact {body.fact}.")
        return _made(actions.resolve(record, body.field, fact, by, body.why))

    return do


def _with_other(request: HttpRequest, kind: str, pk: int, body: bodies.Other, say: Any) -> Do:
    by = caller(request).by

    def do() -> Made:
        record, other = _held(request, kind, pk), record_there(WHOLE[kind][0], body.other)
        return _made(say(record, other, by, body.why))

    return do


def _split(request: HttpRequest, kind: str, pk: int, body: bodies.Leaving) -> Do:
    by = caller(request).by

    def do() -> Made:
        record, facts = _held(request, kind, pk), list(Fact.objects.filter(pk__in=body.facts))
        if len(facts) < len(set(body.facts)):
            raise NotThere("Some of these facts are not there.")
        return _made(actions.split(record, facts, by, body.why))

    return do


def _held(request: HttpRequest, kind: str, pk: int) -> Partner | Act:
    """The record, held until the transaction ends, and as it was when it was looked at."""
    model, answer, show = WHOLE[kind]
    record_there(model, pk)
    row = model.objects.select_for_update(of=("self",)).get(pk=pk)  # type: ignore[attr-defined]  # of both models
    unchanged(request, answer, partial(show, pk))
    return row  # type: ignore[no-any-return]  # of the model


def whole(pk: int) -> dict[str, Any]:
    """The decision as it is shown by itself."""
    return shown.decision(_there(pk))


def _there(pk: int) -> Decision:
    row = Decision.objects.select_related("by", "undone_by").filter(pk=pk).first()
    if row is None:
        raise NotThere(f"There is no decision {pk}.")
    return row


def _made(made: Decision) -> Made:
    return Made({"decisions": [shown.decision(made)]})
