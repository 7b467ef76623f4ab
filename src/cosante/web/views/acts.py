"""The register: the list of acts with its filters, the same as a file, and the page of one act."""

from collections.abc import Callable
from datetime import date

from django.http import FileResponse, Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from cosante.register.models import Act, SavedSearch
from cosante.register.queries import acts as queries
from cosante.register.queries.agreements import KIND, done_since
from cosante.register.queries.facets import facets, how_many
from cosante.register.queries.filters import Asked, filtered, latest
from cosante.register.queries.partners import surviving
from cosante.web import exports
from cosante.web.asked import by_link, chips, choices, kept, page_of, partners, said, years
from cosante.web.records import act_fields, told_by
from cosante.web.who import who

FILES = ("csv", "xlsx", "json")
#: So many deeds of an agreement's parties are shown on its page.
_SINCE = 20


def acts(request: HttpRequest) -> HttpResponse:
    """All acts, or those that the filters ask for, with how many each choice would leave."""
    asked = Asked.of(request.GET)
    counted = facets(asked)
    context = {
        "asked": asked,
        "chips": chips(asked),
        "by_link": by_link(asked),
        "choices": choices(asked, counted),
        "partners": partners(asked, counted["partner"]),
        "years": years(counted["year"]),
        "page": page_of(request, latest(filtered(asked)), how_many(asked)),
        "files": FILES,
        "searches": SavedSearch.objects.filter(account=who(request)),
    }
    return render(request, "web/acts.html", context)


def acts_file(request: HttpRequest, kind: str) -> HttpResponseBase:
    """The acts that the filters ask for, as a file of that kind."""
    asked = Asked.of(request.GET)
    rows = exports.acts(latest(filtered(asked)), request.build_absolute_uri)
    answer: dict[str, Callable[[], HttpResponseBase]] = {
        "csv": lambda: StreamingHttpResponse(exports.as_csv(rows), content_type="text/csv; charset=utf-8"),
        "json": lambda: StreamingHttpResponse(exports.as_json(rows), content_type="application/json"),
        "xlsx": lambda: FileResponse(exports.as_workbook(rows, _("out of totals because")), content_type=_WORKBOOK),
    }
    if kind not in answer:
        raise Http404(kind)
    response = answer[kind]()
    named = exports.filename(kind, (said(name, value) for name, value in kept(asked)))
    response.headers["Content-Disposition"] = f'attachment; filename="{named}"'
    return response


_WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def act(request: HttpRequest, pk: int) -> HttpResponse:
    """What all its sources say of one deed. A merged one leads on."""
    record = get_object_or_404(queries.with_parties(Act.objects.all()), pk=pk)
    if record.merged_into:
        return redirect(surviving(record), permanent=False)
    history = queries.facts_of_act(record)
    live = [fact for fact in history if fact.live]
    context = {
        "act": record,
        "fields": act_fields(live, queries.referred(live)),
        "told": told_by(live),
        "history": history,
    }
    if record.type == KIND:
        since = done_since(record)
        context |= {"since": queries.with_parties(since[:_SINCE]), "since_count": since.count(), "today": date.today()}
    return render(request, "web/act.html", context)
