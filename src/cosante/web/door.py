"""Who may see a page, said beside its view; and where a request came from.

    @needs(Role.CONTRIBUTOR)      # the least role
    @needs(Role.READER, sends=Role.CONTRIBUTOR)      # to look, and to send
    @needs(Role.READER, public=True)      # and everybody, where the site is public
    @anybody      # signing in, say
    @writes      # also when it is only looked at, which is rare

A view that says nothing is for readers to look at and for contributors to send to; a test asks that every view says.
"""

from collections.abc import Callable
from typing import NamedTuple, TypeVar

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.http.request import split_domain_port

from cosante.register.actions.access import Whence
from cosante.register.models import Act, Partner, Role
from cosante.register.queries.public import as_seen
from cosante.web.loopback import ALONE, LOOPBACK

View = TypeVar("View", bound=Callable[..., HttpResponse])

_FORWARDED = ("HTTP_FORWARDED", "HTTP_X_FORWARDED_FOR", "HTTP_X_FORWARDED_HOST", "HTTP_X_REAL_IP", "HTTP_VIA")


class Door(NamedTuple):
    """What it takes to come in."""

    role: str = Role.READER
    sends: str = Role.CONTRIBUTOR
    public: bool = False
    anybody: bool = False


UNSAID = Door()


def needs(role: str, public: bool = False, sends: str = "") -> Callable[[View], View]:
    """The least role to look, and ``sends`` to send, where that is another.

    ``public``: also visitors without an account, where the office has opened its site to them.
    """

    def mark(view: View) -> View:
        view.door = Door(role, sends or role, public)  # type: ignore[attr-defined]  # functions take attributes
        return view

    return mark


def anybody(view: View) -> View:
    """No account is asked."""
    view.door = Door(anybody=True)  # type: ignore[attr-defined]  # functions take attributes
    return view


def door_of(view: Callable[..., HttpResponse]) -> Door:
    """What the view says of itself."""
    return getattr(view, "door", UNSAID)


def writes(view: View) -> View:
    """The page writes when it is only looked at: it is not answered as of one moment."""
    view.writes = True  # type: ignore[attr-defined]  # functions take attributes
    return view


def writes_when_looked_at(view: Callable[..., HttpResponse]) -> bool:
    """What the view says of itself."""
    return getattr(view, "writes", False)


def as_one_sees(record: Act | Partner, public: bool) -> None:
    """The record with what the visitor may see of it; for the public one that is not reviewed is not there."""
    if public and record.public is None:
        raise Http404("no reviewed fact tells of it")
    as_seen([record], public)


def whence(request: HttpRequest) -> Whence:
    """The address at the other end, or the one that our own proxy saw there; and the browser."""
    address = request.META.get("REMOTE_ADDR", "")
    if settings.COSANTE_PROXY:  # the last entry is our proxy's; those before it anybody could have sent
        address = request.META.get("HTTP_X_FORWARDED_FOR", "").rpartition(",")[2].strip() or address
    browser = request.META.get("HTTP_USER_AGENT", "")
    return Whence(*(said.replace("\0", "\ufffd") for said in (address[:45], browser[:200])))


def alone(request: HttpRequest) -> bool:
    """Does it come from this machine itself, to a server that listens to nothing else, and through no proxy?

    HTTP/1.0 is what proxies speak that leave no other trace, as nginx does by default; no browser speaks it.
    """
    here = request.META.get(ALONE) == "1" and request.META.get("REMOTE_ADDR") in LOOPBACK
    here = here and request.META.get("SERVER_PROTOCOL") != "HTTP/1.0"
    name, _port = split_domain_port(request.get_host())
    return here and name.strip("[]") in LOOPBACK and not any(header in request.META for header in _FORWARDED)
