"""Lists by cursor: in the order of their numbers, so that nothing is skipped or told twice while things are added."""

import base64
import binascii
import json
from collections.abc import Callable, Sequence
from typing import Annotated, Any, TypeVar
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.http import HttpRequest
from ninja import Schema
from pydantic import Field

from cosante.vocabulary.errors import BadValue

Row = TypeVar("Row")
MOST = 200
Limit = Annotated[int, Field(ge=1, le=MOST, description="How many at most.")]
Cursor = Annotated[
    str,
    Field(
        max_length=200,
        pattern="^[A-Za-z0-9_-]+$",
        description="Where to go on: take it from `next` of the answer before; nothing else is a cursor.",
    ),
]


class Paged(Schema):
    """What every list takes."""

    limit: Limit = 50
    cursor: Cursor | None = None


def page(
    request: HttpRequest,
    found: QuerySet[Any],
    asked: Paged,
    shown: Callable[[list[Any]], list[Any]],
    newest: bool = False,
) -> dict[str, Any]:
    """``items``, and ``next``: the address of what follows, or null. ``newest``: the highest number first."""
    after = _opened(asked.cursor)
    found = found.order_by("-pk" if newest else "pk")
    if after is not None:
        found = found.filter(**{"pk__lt" if newest else "pk__gt": after})
    rows = list(found[: asked.limit + 1])
    more = len(rows) > asked.limit
    rows = rows[: asked.limit]
    return {"items": shown(rows), "next": _next(request, rows[-1].pk) if more else None}


def sliced(
    request: HttpRequest,
    rows: Sequence[Row] | QuerySet[Any, Row],
    asked: Paged,
    shown: Callable[[Row], Any] = lambda row: row,
) -> dict[str, Any]:
    """The same for rows that are not of a table: the cursor is how many were told."""
    start = _opened(asked.cursor) or 0
    items = list(rows[start : start + asked.limit + 1])
    more = len(items) > asked.limit
    items = [shown(row) for row in items[: asked.limit]]
    return {"items": items, "next": _next(request, start + asked.limit) if more else None}


def _next(request: HttpRequest, after: int) -> str:
    cursor = base64.urlsafe_b64encode(json.dumps([after]).encode()).rstrip(b"=").decode()
    asked = request.GET.dict() | {"cursor": cursor}
    return f"{request.path}?{urlencode(asked)}"


def _opened(cursor: str | None) -> int | None:
    if cursor is None:
        return None
    try:
        (after,) = json.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
    except (binascii.Error, ValueError, TypeError, RecursionError):
        after = None
    if not isinstance(after, int) or isinstance(after, bool) or not 0 <= after < 2**53:
        raise BadValue("This is no cursor. Begin without one, and go on with `next`.")
    return after
