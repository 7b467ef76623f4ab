"""How every operation is answered: JSON with its ETag, 304 where it is known, 412 where it has changed, once by key.

@reads(router, "/acts/{int:pk}", schemas.Act, public=True)
def act(request, pk: Number) -> ...          # gives what is to be shown

@writes(router, "/decisions/{int:pk}/undo", schemas.Decision, Scope.REVIEW, status=201)
def undo_decision(request, pk: Number, body: Why) -> ...      # gives what is to be done, and does nothing yet
"""

import hashlib
import re
from collections.abc import Callable, Iterable, Mapping
from functools import wraps
from typing import Any, NamedTuple

import msgspec
from django.db import transaction
from django.http import HttpRequest, HttpResponse, QueryDict
from django.http.response import HttpResponseBase
from ninja import P, PathEx, Router, Schema

from cosante.api.doors import Needs, caller
from cosante.api.problems import BadRequest
from cosante.api.schemas import Anything
from cosante.register.actions.answer_once import answer_once, answered, key_of
from cosante.register.models import Scope
from cosante.register.moment import one_moment
from cosante.vocabulary.errors import BadValue, Changed

#: The number of a row, in an address.
Number = PathEx[int, P(ge=1, le=2**53, description="Its number.")]
_KEY = re.compile(r"[\x21-\x7e]{1,100}")
_TAG = re.compile(r'(?:W/)?"([^"]*)"')
_PRIVATE = {"Cache-Control": "private, no-cache", "Vary": "Authorization"}
_MATCH = {
    "name": "If-Match",
    "in": "header",
    "required": False,
    "schema": {"type": "string"},
    "description": "The ETag of what is to be changed; 412 where it is another one by now.",
}
_ONCE = {
    "name": "Idempotency-Key",
    "in": "header",
    "required": False,
    "schema": {"type": "string", "pattern": r"^[\x21-\x7e]{1,100}$"},
    "description": "Any text of your own, another one for each new request: however often the same request is sent "
    "with the same key, it is done once, and answered as it was the first time.",
}
_SEEN = {
    "name": "If-None-Match",
    "in": "header",
    "required": False,
    "schema": {"type": "string"},
    "description": "ETags that are known already; 304 where one of them is still right.",
}


class Made(NamedTuple):
    """What came of a write: what is shown of it, and its own address where it is new."""

    shown: Any
    location: str = ""


Do = Callable[[], Made]


def reads(
    router: Router, path: str, answer: type[Schema], scope: str = Scope.READ, public: bool = False, moves: bool = False
) -> Callable[[Callable[..., Any]], Callable[..., HttpResponse]]:
    """An operation that looks, at one moment. ``public``: for visitors of a public site, too.

    ``moves``: 307 leads on from it.
    """

    def mark(view: Callable[..., Any]) -> Callable[..., HttpResponse]:
        @wraps(view)
        def answered_view(request: HttpRequest, **given: Any) -> HttpResponse:
            _query(request, names)
            with one_moment():
                found = view(request, **given)
                return found if isinstance(found, HttpResponseBase) else _looked(request, encode(answer, found))

        registered = _register(router, "GET", path, answered_view, answer, 200, scope, public, [_SEEN], moves)
        names = _query_names(registered)
        return answered_view

    return mark


def writes(
    router: Router,
    path: str,
    answer: type[Schema],
    scope: str,
    method: str = "POST",
    status: int = 200,
    match: bool = True,
) -> Callable[[Callable[..., Do]], Callable[..., HttpResponse]]:
    """An operation that does something. Its view prepares it and gives it; here it is done, in one transaction, once.

    ``match``: it changes something that has an ETag, and calls ``unchanged``.
    """

    def mark(view: Callable[..., Do]) -> Callable[..., HttpResponse]:
        @wraps(view)
        def answered_view(request: HttpRequest, **given: Any) -> HttpResponse:
            _query(request, names)
            by, key = caller(request).by, _key(request)
            asked = _asked(request) if key else ""
            done = answered(key_of(by, key), asked) if key else None
            if done is None:
                do = view(request, **given)

                def told() -> dict[str, Any]:
                    made = do()
                    return {"body": msgspec.json.decode(encode(answer, made.shown)), "location": made.location}

                if key:
                    done = answer_once(key_of(by, key), asked, by, told)
                else:
                    with transaction.atomic():
                        done = told()
            return _wrote(done, status)

        headers = [_ONCE, _MATCH] if match else [_ONCE]
        registered = _register(router, method, path, answered_view, answer, status, scope, False, headers, False)
        names = _query_names(registered)
        return answered_view

    return mark


def unchanged(request: HttpRequest, answer: type[Schema], shown: Callable[[], Any]) -> None:
    """``Changed`` where the header If-Match names no ETag of what is shown now. Called within the transaction."""
    asked = request.headers.get("If-Match")
    if asked is None or asked.strip() == "*":
        return
    if etag(encode(answer, shown())) not in _TAG.findall(asked):
        raise Changed("It is not as it was when you looked at it: somebody has changed it. Nothing was done.")


def encode(answer: type[Schema], shown: Any) -> bytes:
    """What is shown as JSON; the same bytes for the same thing."""
    if answer is Anything:
        return msgspec.json.encode(shown)
    return msgspec.json.encode(answer.model_validate(shown).model_dump(mode="json"))


def etag(body: bytes) -> str:
    """What stands for these bytes."""
    return hashlib.sha256(body).hexdigest()[:32]


def _register(
    router: Router,
    method: str,
    path: str,
    view: Callable[..., HttpResponse],
    answer: type[Schema],
    status: int,
    scope: str,
    public: bool,
    headers: Iterable[Mapping[str, Any]],
    moves: bool,
) -> Any:
    extra: dict[str, Any] = {"parameters": list(headers), "x-scope": str(scope), "x-public": public, "x-moves": moves}
    router.api_operation(
        [method],
        path,
        auth=Needs(scope, public),
        response={status: answer},
        operation_id=view.__name__,
        summary=(view.__doc__ or "").partition("\n")[0].rstrip("."),
        openapi_extra=extra,
    )(view)
    return router.path_operations[path].operations[-1]


def _query_names(operation: Any) -> frozenset[str]:
    return frozenset(
        name
        for model in operation.models
        if model.__ninja_param_source__ == "query"
        for name in model.__ninja_flatten_map_reverse__.values()
        for name in [name[-1]]
    )


def _query(request: HttpRequest, names: frozenset[str]) -> None:
    """That the address asks for nothing that is not there, and for nothing twice: else it would be silently ignored."""
    asked: QueryDict = request.GET
    if unknown := sorted(set(asked) - names):
        said = f"It takes: {', '.join(sorted(names))}." if names else "It takes none."
        raise BadValue(f"There is no parameter {unknown[0][:50]!r} here. {said}")
    for name in asked:
        values = asked.getlist(name)
        if len(values) > 1:
            raise BadValue(f"The parameter {name!r} is there {len(values)} times; give it once.")
        if "\0" in values[0]:
            raise BadValue(f"The parameter {name!r} has a NUL in it.")


def _looked(request: HttpRequest, body: bytes) -> HttpResponse:
    tag = etag(body)
    known = request.headers.get("If-None-Match", "")
    headers = _PRIVATE | {"ETag": f'"{tag}"'}
    if known.strip() == "*" or tag in _TAG.findall(known):
        return HttpResponse(status=304, headers=headers)
    return HttpResponse(body, content_type="application/json", headers=headers)


def _wrote(done: Mapping[str, Any], status: int) -> HttpResponse:
    body = msgspec.json.encode(done["body"])
    headers = {"ETag": f'"{etag(body)}"', "Cache-Control": "no-store"}
    if done["location"]:
        headers["Location"] = done["location"]
    return HttpResponse(body, content_type="application/json", status=status, headers=headers)


def _key(request: HttpRequest) -> str:
    key = request.headers.get("Idempotency-Key")
    if key is None:
        return ""
    if not _KEY.fullmatch(key):
        raise BadRequest("An Idempotency-Key has 1 to 100 signs of ASCII, without blanks.")
    return key


def _asked(request: HttpRequest) -> str:
    """A hash of all that the request asks."""
    parts = [request.method or "", request.get_full_path(), request.headers.get("If-Match", "")]
    if request.content_type == "multipart/form-data":
        parts += [f"{name}={value}" for name, values in sorted(request.POST.lists()) for value in values]
        for name, file in sorted(request.FILES.items()):
            parts += [name, file.name or "", hashlib.sha256(file.read()).hexdigest()]
            file.seek(0)
    else:
        parts.append(hashlib.sha256(request.body).hexdigest())
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()
