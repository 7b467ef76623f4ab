"""The search page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from cosante.register.models import Role, TermKind
from cosante.register.queries import search as queries
from cosante.register.queries.documents import languages_of_documents
from cosante.vocabulary.codes import HEALTH_AREAS
from cosante.web.door import needs
from cosante.web.found import FEW, shown
from cosante.web.labels import FOUND
from cosante.web.labels import HEALTH_AREAS as AREAS
from cosante.web.typed import ascii_digits


@needs(Role.READER, public=True)
def search(request: HttpRequest) -> HttpResponse:
    """What the register has of the words, by kind."""
    asked = {name: request.GET.get(name, "").strip() for name in ("q", "kind", "language", "year", "area")}
    asked["year"] = ascii_digits(asked["year"])
    kind = asked["kind"] if asked["kind"] in queries.KINDS else ""
    area = asked["area"] if asked["area"] in HEALTH_AREAS else ""
    filters = queries.Filters(asked["language"], asked["year"], area, request.public)
    results = queries.search(asked["q"], kind, filters)
    named = [code for code in queries.areas_of(results.meanings) if code != asked["area"]]
    context = {
        "asked": asked,
        "kind": kind,
        "results": results,
        "shown": shown(results, kind, request.GET.get("page")),
        "areas": [
            (code, queries.counts(queries.Filters(area=code, public=request.public))) for code in named if not kind
        ],
        "meant": [m for m in results.meanings if m.kind in (TermKind.COUNTRY, TermKind.ACT_TYPE)],
        "kinds": FOUND,
        "all_areas": AREAS,
        "languages": languages_of_documents(request.public),
        "filtered": any(asked[name] for name in ("kind", "language", "year", "area")),
        "few": FEW,
        "listed": queries.LISTED,
    }
    return render(request, "web/search.html", context)
