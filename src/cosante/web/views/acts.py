"""The register: the list of acts with its filters, the same as a file, and the page of one act."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any

from django.http import FileResponse, Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from cosante.register.models import Act, Role
from cosante.register.queries import acts as queries
from cosante.register.queries.agreements import KIND, done_since
from cosante.register.queries.drafts import FOLLOWED
from cosante.register.queries.facets import every_facet, partners_in
from cosante.register.queries.filters import Asked, filtered, latest
from cosante.register.queries.followed import following
from cosante.register.queries.partners import surviving
from cosante.register.queries.public import as_seen
from cosante.web import exports
from cosante.web.asked import by_link, chips, choices, kept, page_of_latest, partners, plain_sums, said, years
from cosante.web.beside import beside
from cosante.web.conflicts import differences
from cosante.web.door import as_one_sees, needs
from cosante.web.flat import KINDS
from cosante.web.hxl import TYPE, acts_as_hxl
from cosante.web.record_offers import offer
from cosante.web.records import act_fields, told_by
from cosante.web.who import account, searches

FILES = KINDS
#: So many deeds of an agreement's parties are shown on its page.
_SINCE = 20


@needs(Role.READER, public=True)
@plain_sums
def acts(request: HttpRequest) -> HttpResponse:
    """All acts, or those that the filters ask for, with how many each choice would leave."""
    asked = Asked.of(request.GET, request.public)
    counted = every_facet(asked)
    context = {
        "asked": asked,
        "chips": chips(asked),
        "by_link": by_link(asked),
        "choices": choices(asked, counted),
        "partners": partners(asked, partners_in(asked)),
        "years": years(counted["year"]),
        "page": page_of_latest(request, asked),
        "files": FILES,
        "searches": searches(request),
    }
    return render(request, "web/acts.html", context)


@needs(Role.READER, public=True)
def acts_file(request: HttpRequest, kind: str) -> HttpResponseBase:
    """The acts that the filters ask for, as a file of that kind."""
    asked = Asked.of(request.GET, request.public)
    rows = exports.acts(latest(filtered(asked), asked.public), request.build_absolute_uri, asked.public)
    answer: dict[str, Callable[[], HttpResponseBase]] = {
        "csv": lambda: StreamingHttpResponse(exports.as_csv(rows), content_type="text/csv; charset=utf-8"),
        "json": lambda: StreamingHttpResponse(exports.as_json(rows), content_type="application/json"),
        "hxl": lambda: StreamingHttpResponse(acts_as_hxl(rows), content_type=TYPE),
        "xlsx": lambda: FileResponse(
            exports.as_workbook(rows, _("out of totals because"), partial(offer, "acts", exports.COLUMNS)),
            content_type=exports.WORKBOOK,
        ),
    }
    if kind not in answer:
        raise Http404(kind)
    response = answer[kind]()
    ending = "hxl.csv" if kind == "hxl" else kind
    named = exports.filename(ending, (said(name, value, asked.public) for name, value in kept(asked)))
    response.headers["Content-Disposition"] = f'attachment; filename="{named}"'
    return response


@needs(Role.READER, public=True)
def act(request: HttpRequest, pk: int) -> HttpResponse:
    """What all its sources say of one deed. A merged one leads on."""
    public = request.public
    record = get_object_or_404(queries.with_parties(Act.objects.all(), public), pk=pk)
    now = surviving(record)
    as_one_sees(now, public)
    if now != record:
        return redirect(now, permanent=False)
    history = queries.facts_of_act(record, public)
    live = [fact for fact in history if fact.live]
    fellows = queries.referred(live, public)
    fields = act_fields(live, fellows, public)
    context = {"act": record, "fields": fields, "told": told_by(live), "history": history}
    context |= {"differences": differences(record, live, fellows)}
    context |= _since(record, public) | _following(request, record)
    return render(request, "web/act.html", beside(request, record) | context)


def _following(request: HttpRequest, record: Act) -> dict[str, Any]:
    """Of an agreement: as what the office follows it, or that it may."""
    if record.type not in FOLLOWED or request.public:
        return {}
    found = following(record)
    return {"followed": found, "may_follow": not found and account(request).may(Role.CONTRIBUTOR)}


def _since(record: Act, public: bool) -> dict[str, Any]:
    """Of an agreement: what its parties did while it was in force."""
    if record.type != KIND:
        return {}
    found = done_since(record, public)
    shown = as_seen(queries.with_parties(found[:_SINCE], public), public)
    return {"since": shown, "since_count": found.count(), "today": date.today()}
