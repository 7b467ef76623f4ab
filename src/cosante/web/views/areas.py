"""Health areas: the list, and the page of one."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from cosante.register.models import Role
from cosante.register.queries.facets import facets, partners_in
from cosante.register.queries.filters import Asked
from cosante.web.asked import page_of_latest, partners
from cosante.web.door import needs
from cosante.web.labels import HEALTH_AREAS
from cosante.web.lines import counted_lines, yearly


@needs(Role.READER, public=True)
def areas(request: HttpRequest) -> HttpResponse:
    """Every area with how many acts name it."""
    asked = Asked(public=request.public)
    counted = facets(asked, "area")["area"]
    lines = zip(counted, counted_lines(counted, "health_area", "area", asked), strict=True)
    return render(request, "web/areas.html", {"lines": list(lines)})


@needs(Role.READER, public=True)
def area(request: HttpRequest, code: str) -> HttpResponse:
    """The acts in one area: when, of what kind, by whom, where."""
    if code not in HEALTH_AREAS:
        raise Http404(code)
    asked = Asked(area=code, public=request.public)
    counted = facets(asked, "country")
    context = {
        "code": code,
        "asked": asked,
        "page": page_of_latest(request, asked),
        "kinds": counted_lines(counted["type"], "act", "type", asked),
        "countries": counted_lines(counted["country"], "country", "country", asked)[:12],
        "years": yearly(counted["year"], asked),
        "partners": partners(asked, partners_in(asked)),
    }
    return render(request, "web/area.html", context)
