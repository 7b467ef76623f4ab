"""What matching suggests to be one: the pairs, and a person's answers."""

from functools import partial
from typing import Any, Literal

from django.http import HttpRequest
from ninja import Query, Router

from cosante.api import bodies, schemas, shown
from cosante.api.answering import Do, Made, Number, reads, unchanged, writes
from cosante.api.doors import caller
from cosante.api.paging import Paged, page
from cosante.matching import wording
from cosante.register import actions
from cosante.register.actions.suggest import findings
from cosante.register.models import Scope, Suggestion
from cosante.vocabulary.errors import NotThere

router = Router(tags=["suggestions"])


class Asked(Paged):
    """Which suggestions."""

    kind: Literal["", "partner", "act", "document"] = ""
    state: Literal["", "open", "confirmed", "apart", "stale"] = "open"


@reads(router, "/suggestions", schemas.Suggestions)
def list_suggestions(request: HttpRequest, asked: Query[Asked]) -> Any:
    """Pairs that may be one; those that wait for an answer, where nothing else is asked."""
    wanted = {name: value for name, value in (("kind", asked.kind), ("state", asked.state)) if value}
    return page(request, Suggestion.objects.filter(**wanted), asked, lambda rows: [_shown(row) for row in rows])


@reads(router, "/suggestions/{int:pk}", schemas.Suggestion)
def get_suggestion(request: HttpRequest, pk: Number) -> Any:
    """A pair that may be one."""
    return _whole(pk)


@writes(router, "/suggestions/{int:pk}/answer", schemas.Answered, Scope.REVIEW)
def answer_suggestion(request: HttpRequest, pk: Number, body: bodies.Answer) -> Do:
    """Say that the two are one, or two, or leave it for later. What was decided can be undone."""
    by = caller(request).by

    def do() -> Made:
        row = _there(pk)
        unchanged(request, schemas.Suggestion, partial(_whole, pk))
        made = None
        if body.answer == "later":
            actions.put_off(row, by)
        else:
            made = (actions.confirm if body.answer == "one" else actions.part)(row, by, body.why)
        return Made(_whole(pk) | {"decision": made.pk if made else None})

    return do


def _shown(row: Suggestion) -> dict[str, Any]:
    names = ("kind", "one", "other", "score", "state", "later_at")
    words = {
        name: [wording.in_words(found) for found in findings(row, name)] for name in ("reasons", "doubts", "conflicts")
    }
    return (
        {name: getattr(row, name) for name in names} | words | {"id": row.pk, "href": shown.href("suggestions", row.pk)}
    )


def _whole(pk: int) -> dict[str, Any]:
    return _shown(_there(pk))


def _there(pk: int) -> Suggestion:
    row = Suggestion.objects.filter(pk=pk).first()
    if row is None:
        raise NotThere(f"There is no suggestion {pk}.")
    return row
