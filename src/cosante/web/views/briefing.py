"""The briefing on a partner, reports, their files, releases, and what the site makes by itself."""

from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from cosante.briefing.making import BRIEFING, KINDS, NAMES, REPORTS, Wanted, as_file, make, partner_of
from cosante.briefing.releases import release
from cosante.register.actions import releases as actions
from cosante.register.models import Pace, Release, Role, Schedule
from cosante.register.queries import releases as queries
from cosante.vocabulary.errors import NotThere, OperatorError
from cosante.web import briefing_words
from cosante.web.briefing_pages import drawn, foot, query_of, sides, wanted_of
from cosante.web.door import needs

#: So many releases stand on a page; years that a report can be of.
SHOWN, _YEARS = 50, 15


@needs(Role.READER)
def briefing(request: HttpRequest, pk: int) -> HttpResponse:
    """Two pages on a partner, each sentence with its source. A merged one leads on."""
    partner = _there(lambda: partner_of(pk))
    if partner.pk != pk:
        return redirect("briefing", partner.pk)
    wanted = wanted_of(BRIEFING, request.GET, _language(), pk)
    context = {"partner": partner, "sides": sides(partner), "releases": queries.releases(BRIEFING, pk)[:SHOWN]}
    personal = request.account.may(Role.CONTRIBUTOR)
    return render(request, "web/briefing.html", _context(wanted, personal) | context)


@needs(Role.READER)
def briefing_file(request: HttpRequest, pk: int, kind: str) -> HttpResponse:
    """The same as a file."""
    return _file(request, wanted_of(BRIEFING, request.GET, _language(), pk), kind)


@needs(Role.READER)
def reports(request: HttpRequest) -> HttpResponse:
    """Every report, what the site makes by itself, and the releases."""
    context = {
        "reports": [(name, NAMES[name]) for name in REPORTS],
        "every": Pace.choices,
        "schedules": [(one, NAMES[one.report]) for one in queries.schedules()],
        "releases": queries.releases()[:SHOWN],
        "plans": request.account.may(Role.REVIEWER),
        "wanted": wanted_of("cooperation", QueryDict(), _language()),  # in the reader's language, unless told otherwise
    }
    return render(request, "web/reports.html", _choices() | context)


@needs(Role.READER)
def report(request: HttpRequest, name: str) -> HttpResponse:
    """One report as a page."""
    wanted = wanted_of(_known(name), request.GET, _language())
    return render(request, "web/report.html", _context(wanted) | {"releases": queries.releases(name)[:SHOWN]})


@needs(Role.READER)
def report_file(request: HttpRequest, name: str, kind: str) -> HttpResponse:
    """The same as a file."""
    return _file(request, wanted_of(_known(name), request.GET, _language()), kind)


@needs(Role.CONTRIBUTOR)
@require_POST
def freeze(request: HttpRequest) -> HttpResponse:
    """Keep it under a number for good; where nothing has changed, the last one is shown."""
    wanted = _sent(request.POST)
    try:
        made = release(wanted, briefing_words, request.account, request.build_absolute_uri("/"))
    except OperatorError as error:
        messages.error(request, error.message)
        return redirect(_page_of(wanted))
    said = _("Released.") if made.new else _("Nothing has changed since this release.")
    messages.success(request, said)
    return redirect("release", made.release.pk)


@needs(Role.READER)
def release_page(request: HttpRequest, pk: int) -> HttpResponse:
    """Its number, its hash, its files, and what changed since the one before."""
    found = get_object_or_404(queries.releases(), pk=pk)
    last = queries.last_of(found.series)
    wanted = Wanted(found.report, found.about, tuple(found.languages))
    context = {"release": found, "last": last, "name": NAMES[found.report], "now": _page_of(wanted)}
    return render(request, "web/release.html", context)


@needs(Role.READER)
def release_file(request: HttpRequest, pk: int, kind: str) -> HttpResponse:
    """One of its files, or its content in canonical form (``json``)."""
    found = get_object_or_404(Release, pk=pk)
    data = queries.content_of(found) if kind == "json" else queries.file_of(found, kind)
    if data is None:
        raise Http404(kind)
    return _download(data, kind, f"{found.report}-{found.number}")


@needs(Role.REVIEWER)
@require_POST
def plan(request: HttpRequest) -> HttpResponse:
    """The site makes it by itself from now on."""
    wanted = _sent(request.POST)
    about = {name: value for name, value in wanted.about.items() if name != "year"}
    actions.plan(wanted.report, about, wanted.languages, request.POST.get("every", ""), request.account)
    messages.success(request, _("The site makes it by itself from now on; the first one in a moment."))
    return redirect("reports")


@needs(Role.REVIEWER)
@require_POST
def plan_no_more(request: HttpRequest, pk: int) -> HttpResponse:
    """What was made stays."""
    actions.end(get_object_or_404(Schedule, pk=pk), request.account)
    messages.success(request, _("Done."))
    return redirect("reports")


def _language() -> str:
    return (get_language() or "en").split("-")[0]


def _known(name: str) -> str:
    if name not in REPORTS:
        raise Http404(name)
    return name


def _sent(sent: QueryDict) -> Wanted:
    name = sent.get("report", "")
    return wanted_of(name if name == BRIEFING else _known(name), sent, _language())


def _there(ask: Any) -> Any:
    try:
        return ask()
    except NotThere as error:
        raise Http404(error.message) from error


def _choices() -> dict[str, Any]:
    this = timezone.localdate().year
    return {"languages": settings.LANGUAGES, "years": list(range(this, this - _YEARS, -1))}


def _context(wanted: Wanted, personal: bool = False) -> dict[str, Any]:
    query = query_of(wanted)
    return _choices() | {
        "wanted": wanted,
        "name": NAMES[wanted.report],
        "query": urlencode([pair for pair in query if pair[0] != "partner"]),
        "fields": query,
        "content": _there(lambda: drawn(wanted, personal)),
    }


def _page_of(wanted: Wanted) -> str:
    query = urlencode([pair for pair in query_of(wanted) if pair[0] != "partner"])
    if wanted.report == BRIEFING:
        return f"{reverse('briefing', args=[wanted.about['partner']])}?{query}"
    return f"{reverse('report', args=[wanted.report])}?{query}"


def _file(request: HttpRequest, wanted: Wanted, kind: str) -> HttpResponse:
    if kind not in wanted.kinds:
        raise Http404(kind)
    contents = _there(lambda: make(wanted, timezone.localdate(), briefing_words))
    try:
        data = as_file(kind, contents, foot(request, contents), wanted)
    except OperatorError as error:
        messages.error(request, error.message)
        return redirect(_page_of(wanted))
    number = f"-{wanted.about['partner']}" if wanted.report == BRIEFING else ""
    return _download(data, kind, f"{wanted.report}{number}-{'-'.join(wanted.languages)}")


def _download(data: bytes, kind: str, name: str) -> HttpResponse:
    response = HttpResponse(data, content_type=KINDS.get(kind, "application/json"))
    response.headers["Content-Disposition"] = f'attachment; filename="{name}.{kind}"'
    return response
