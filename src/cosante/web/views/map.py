"""The map of the acts that the filters ask for, and the table that says the same."""

from pathlib import Path

from django.conf import settings
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from cosante.register.models import Role
from cosante.register.queries.filters import Asked
from cosante.register.queries.places import on_map
from cosante.web.asked import chips
from cosante.web.boundaries import HEIGHT, WIDTH, countries
from cosante.web.door import needs
from cosante.web.drawings import MAP_OF, drawn

#: So many countries are in the table at once; all are on the map.
PER_PAGE = 75


@needs(Role.READER, public=True)
def world(request: HttpRequest) -> HttpResponse:
    """Countries by how many acts they have a part in; ``what`` counts only one part."""
    asked = Asked.of(request.GET, request.public)
    what = request.GET.get("what", "acts")
    what = what if what in MAP_OF else "acts"
    found = on_map(asked)
    context = {
        "asked": asked,
        "chips": chips(asked),
        "what": what,
        "whats": MAP_OF,
        "map": drawn(countries(Path(settings.COSANTE_BOUNDARIES)), found, what, asked),
        "width": WIDTH,
        "height": HEIGHT,
        "page": Paginator(found, PER_PAGE).get_page(request.GET.get("page")),
    }
    return render(request, "web/map.html", context)
