"""Every refusal, in one shape: problem details (RFC 9457), with a code, what was wrong, where, and what to do.

The one place where the tree of errors becomes statuses of HTTP. An error that is not listed takes the status of the
nearest of its parents that is.
"""

import logging
from collections.abc import Iterable, Mapping
from http import HTTPStatus
from typing import Any, NamedTuple

import msgspec
from django.core.exceptions import (
    DisallowedHost,
    PermissionDenied,
    RequestDataTooBig,
    SuspiciousOperation,
)
from django.http import Http404, HttpRequest, HttpResponse
from django.http.multipartparser import MultiPartParserError
from django.http.request import UnreadablePostError
from ninja.errors import HttpError, ValidationError

from cosante.register.actions.access import HeldBack
from cosante.register.actions.kept import Collided
from cosante.vocabulary import errors

MEDIA_TYPE = "application/problem+json"
#: Where the reference explains the codes.
TYPES = "/api/v1/docs/#problem-"
log = logging.getLogger("cosante.api")


class Kind(NamedTuple):
    """What an error is to a program: a status, the same few words each time, and what to do about it."""

    status: int
    title: str
    do: str


class BadRequest(errors.UserError):
    """What came is not of the form that HTTP or JSON has."""

    code = "bad-request"


class TooLarge(errors.UserError):
    """More was sent than is taken."""

    code = "too-large"


class NoSuchMethod(errors.UserError):
    """The address is right, and takes other methods."""

    code = "no-such-method"


class WrongType(errors.UserError):
    """A body of another media type than this address takes."""

    code = "wrong-type"


#: The tree of errors as statuses. Each is in the reference, with its code.
KINDS: Mapping[type[errors.CosanteError], Kind] = {
    BadRequest: Kind(400, "That cannot be understood", "Send what the reference of the API describes."),
    errors.NotSignedIn: Kind(
        401, "A token is needed", "Send Authorization: Bearer and a token of your account's page."
    ),
    errors.NotAllowed: Kind(
        403, "That is not allowed", "Ask an administrator for the role, or make a token with the scope."
    ),
    errors.NotThere: Kind(404, "There is no such thing", "Look for it in the list; numbers of records do not change."),
    NoSuchMethod: Kind(405, "This address takes another method", "The header Allow lists the methods that it takes."),
    errors.Undecidable: Kind(
        409, "That cannot be done as things stand", "Get it again, look at what it is now, and decide anew."
    ),
    errors.Changed: Kind(412, "It has changed since", "Get it again and send its new ETag as If-Match."),
    TooLarge: Kind(413, "That is too large", "Send less at once."),
    WrongType: Kind(
        415, "This address takes another type of body", "Send the Content-Type that the reference describes."
    ),
    errors.SentBefore: Kind(
        422, "This key was used for another request", "Take a new Idempotency-Key for each new request."
    ),
    errors.UserError: Kind(422, "That cannot be taken", "Put right what the message says, and send it again."),
    HeldBack: Kind(429, "Too many tries", "Wait for as many seconds as the header Retry-After says."),
    errors.InternalError: Kind(500, "Our mistake", "Try again; if it stays, tell whoever runs this register."),
    errors.OperatorError: Kind(
        503, "The register cannot do this now", "Whoever runs it must put it right; try again later."
    ),
    errors.CosanteError: Kind(500, "Our mistake", "Try again; if it stays, tell whoever runs this register."),
}
#: Errors that only say more exactly what a parent says, but have codes of their own.
CODES: tuple[type[errors.CosanteError], ...] = (
    *(kind for kind in KINDS if kind not in (errors.CosanteError, errors.UserError)),
    errors.UnreadableDocument,
    errors.BadValue,
    errors.Overtaken,
    Collided,
    errors.OutOfReach,
    errors.RefusedFile,
)


class Wrong(NamedTuple):
    """One thing that is wrong with a request: in what, where in it, and why."""

    place: str  # query, path, header, body
    at: str
    why: str


def kind_of(error: type[errors.CosanteError]) -> Kind:
    """What the error is to a program."""
    return next(KINDS[one] for one in error.__mro__ if one in KINDS)


def problem(
    request: HttpRequest,
    error: errors.CosanteError,
    where: Iterable[Wrong] = (),
    headers: Mapping[str, str] | None = None,
) -> HttpResponse:
    """The error as an answer."""
    kind = kind_of(type(error))
    said: dict[str, Any] = {
        "type": f"{TYPES}{error.code}",
        "title": kind.title,
        "status": kind.status,
        "code": error.code,
        "detail": error.message,
        "do": kind.do,
        "instance": request.path,
        "errors": [one._asdict() for one in where],
    }
    more = dict(headers or {})
    if isinstance(error, HeldBack):
        more["Retry-After"] = str(60 * error.minutes)
    if isinstance(error, errors.NotSignedIn):
        more.setdefault("WWW-Authenticate", 'Bearer realm="Cosante"')
    return HttpResponse(
        msgspec.json.encode(said),
        content_type=MEDIA_TYPE,
        status=kind.status,
        headers=more | {"Cache-Control": "no-store"},
    )


def answer(request: HttpRequest, raised: Exception) -> HttpResponse:
    """The answer to whatever was raised."""
    match raised:
        case errors.CosanteError():
            if kind_of(type(raised)).status >= 500:
                log.error("%s %s: %s", request.method, request.path, raised, exc_info=raised)
            return problem(request, raised)
        case ValidationError():
            where = [_wrong(one) for one in raised.errors]
            said = "; ".join(f"{one.at or one.place}: {one.why}" for one in where[:5])
            return problem(request, errors.BadValue(f"What was sent is not as it should be. {said}."), where)
        case Http404():
            return problem(request, errors.NotThere("There is nothing at this address for you."))
        case PermissionDenied():
            return problem(request, errors.NotAllowed(str(raised) or "This is not allowed."))
        case RequestDataTooBig():
            return problem(request, TooLarge("The body is larger than this register takes."))
        case HttpError() if isinstance(raised.__cause__, errors.CosanteError):
            return problem(request, raised.__cause__)  # what the parser of bodies refused
        case HttpError() if raised.status_code == HTTPStatus.BAD_REQUEST:
            return problem(request, BadRequest("The body is not JSON in UTF-8."))
        case DisallowedHost() | SuspiciousOperation() | MultiPartParserError() | UnreadablePostError():
            return problem(request, BadRequest("The request cannot be understood."))
    log.error("%s %s failed", request.method, request.path, exc_info=raised)
    return problem(request, errors.InternalError("Something went wrong here; nothing was changed."))


def _wrong(error: Mapping[str, Any]) -> Wrong:
    place, *path = error["loc"]
    names = [str(part) for part in path if part not in ("asked", "body")]
    return Wrong(str(place), ".".join(names), str(error["msg"]))
