"""Atom feeds: what is new in the register, the acts that a filter finds, what is decided of one partner.

Readers of feeds send a token as the password of HTTP Basic, whatever the name; browsers come with their session;
visitors of a public site get what is reviewed.
"""

import base64
import binascii
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from functools import wraps
from typing import Any, NamedTuple

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.utils.feedgenerator import Atom1Feed
from django.utils.http import http_date
from django.utils.translation import gettext as _
from pydantic import ValidationError as Refused

from cosante.api import problems
from cosante.api.answering import etag
from cosante.api.doors import Caller, check, limited, secret_of
from cosante.api.filters import ActFilters, acts_asked
from cosante.register.actions.access import use_token
from cosante.register.models import Act, Decision, Fact, Partner, Role, Scope, Verb
from cosante.register.models.facts import REVIEWED
from cosante.register.queries.history import decisions_of
from cosante.register.queries.partners import surviving
from cosante.register.queries.public import as_seen
from cosante.vocabulary.errors import BadValue, CosanteError, NotSignedIn, NotThere
from cosante.web.cards import about, gist
from cosante.web.dates import date_words
from cosante.web.door import anybody, whence
from cosante.web.labels import label

#: As many entries as a feed has.
MOST = 50
#: When a feed without entries was last changed.
_EPOCH = datetime(2000, 1, 1, tzinfo=UTC)


class Entry(NamedTuple):
    """One thing of a feed."""

    id: str
    title: str
    address: str
    said: str
    at: datetime


def _feed(view: Callable[..., tuple[str, str, Iterable[Entry]]]) -> Callable[..., HttpResponse]:
    """Lets in whoever may read, and makes Atom of a title, an address and entries."""

    @anybody  # asked here
    @wraps(view)
    def answered(request: HttpRequest, **kwargs: Any) -> HttpResponse:
        try:
            if request.method not in ("GET", "HEAD"):
                raise problems.NoSuchMethod("A feed is only read.")
            title, address, entries = view(request, _reader(request).public, **kwargs)
            return _atom(request, title, address, list(entries))
        except NotSignedIn as error:
            basic = {
                "WWW-Authenticate": 'Basic realm="Cosante: any name, and a token as the password", charset="UTF-8"'
            }
            return problems.problem(request, error, headers=basic)
        except problems.NoSuchMethod as error:
            return problems.problem(request, error, headers={"Allow": "GET, HEAD"})
        except CosanteError as error:
            return problems.problem(request, error)

    return answered


@_feed
def new_records(request: HttpRequest, public: bool) -> tuple[str, str, Iterable[Entry]]:
    """Acts, the newest first."""
    return _("New in the register"), "/acts/", _acts(request, ActFilters(), public)


@_feed
def acts(request: HttpRequest, public: bool) -> tuple[str, str, Iterable[Entry]]:
    """The acts that a filter finds, the newest first: the filter is the query of the page of acts."""
    known = {name: value for name, value in request.GET.items() if name in ActFilters.model_fields and value}
    try:
        asked = ActFilters(**{name: value for name, value in known.items() if name not in ("limit", "cursor")})
    except Refused as error:
        raise BadValue(f"This filter is none: {error.errors()[0]['loc'][0]}.") from None
    query = request.GET.urlencode()
    return _("Acts by filter"), f"/acts/?{query}" if query else "/acts/", _acts(request, asked, public)


@_feed
def partner(request: HttpRequest, public: bool, pk: int) -> tuple[str, str, Iterable[Entry]]:
    """What is decided of a partner and its facts; for visitors, its facts that were accepted, without who and why."""
    record = Partner.objects.filter(pk=pk).first()
    record = surviving(record) if record else None
    if record is None or (public and record.public is None):
        raise NotThere(f"There is no partner {pk}.")
    as_seen([record], public)
    address = record.get_absolute_url()
    made = decisions_of(record)
    shown = [one for one in made if not public or _open_to_visitors(one)]
    entries = [_decision(one, record, address, public) for one in shown[:MOST]]
    return _("Decisions on %(partner)s") % {"partner": about(record).text}, address, entries


def _acts(request: HttpRequest, asked: ActFilters, public: bool) -> list[Entry]:
    newest = as_seen(acts_asked(asked, public).order_by("-pk")[:MOST], public)
    return [_act(record) for record in newest]


def _act(record: Act) -> Entry:
    facts: list[Fact] = record.told  # type: ignore[attr-defined]  # prefetched by the query
    names = ", ".join(dict.fromkeys(about(part.partner).text for part in record.parties.all()))
    title = " · ".join(filter(None, [label(record.type, "act"), names, date_words(record.when)]))
    quotes = [e.quote for fact in facts[:1] for e in fact.evidence.all()]
    at = max((fact.document.added_at for fact in facts), default=_EPOCH)
    return Entry(f"act/{record.pk}", title, record.get_absolute_url(), " … ".join(quotes), at)


def _open_to_visitors(made: Decision) -> bool:
    fact, told = made.fact, (Verb.ACCEPT, Verb.CORRECT, Verb.ENTER)
    return fact is not None and made.verb in told and fact.status in REVIEWED and fact.document.relevant is not False


def _decision(made: Decision, record: Partner, address: str, public: bool) -> Entry:
    what = gist(made.fact) if made.fact else about(record).text
    who = "" if public else f" · {made.by or _('a rule')}"
    title = f"{made.get_verb_display()}: {what}{who}"
    return Entry(f"decision/{made.pk}", title, f"{address}#decisions", "" if public else made.why, made.at)


def _reader(request: HttpRequest) -> Caller:
    """Whoever may read."""
    secret = (
        _basic(request) if request.headers.get("Authorization", "").lower().startswith("basic ") else secret_of(request)
    )
    if secret is not None:
        token = use_token(secret, whence(request))
        if token is None:
            raise NotSignedIn("This token is unknown, has ended, or is of an account that is closed.")
        check(token, Scope.READ)
        return Caller(limited(token), token, False)
    account = getattr(request, "account", None)
    if account is not None and account.may(Role.READER):
        return Caller(account, None, False)
    if settings.COSANTE_PUBLIC:
        return Caller(None, None, True)
    raise NotSignedIn("This feed takes a token, as the password.")


def _basic(request: HttpRequest) -> str:
    try:
        said = base64.b64decode(request.headers["Authorization"][6:].strip(), validate=True).decode()
    except (binascii.Error, ValueError):
        return ""
    return said.partition(":")[2]


def _atom(request: HttpRequest, title: str, address: str, entries: list[Entry]) -> HttpResponse:
    here = request.build_absolute_uri
    feed = Atom1Feed(title=title, link=here(address), description="", feed_url=here(), feed_guid=here(request.path))
    for entry in entries:
        feed.add_item(
            title=_plain(entry.title),
            link=here(entry.address),
            description=_plain(entry.said),
            unique_id=here(f"/{entry.id}"),
            updateddate=entry.at,
            pubdate=entry.at,
        )
    newest = max((entry.at for entry in entries), default=_EPOCH)
    feed.latest_post_date = lambda: newest  # type: ignore[method-assign]  # not the moment of asking
    body = feed.writeString("utf-8").encode()
    tag = f'"{etag(body)}"'
    headers = {"ETag": tag, "Last-Modified": http_date(newest.timestamp()), "Cache-Control": "private, no-cache"}
    headers["Vary"] = "Authorization, Cookie"
    if tag in request.headers.get("If-None-Match", "").replace("W/", ""):
        return HttpResponse(status=304, headers=headers)
    return HttpResponse(body, content_type="application/atom+xml; charset=utf-8", headers=headers)


def _plain(text: str) -> str:
    """Without the signs that XML does not take."""
    return "".join(sign for sign in text if sign in "\t\n\r" or (sign >= " " and not "\ud800" <= sign <= "\udfff"))


urlpatterns = [
    path("feeds/new.atom", new_records, name="feed-new"),
    path("feeds/acts.atom", acts, name="feed-acts"),
    path("feeds/partners/<int:pk>.atom", partner, name="feed-partner"),
]
