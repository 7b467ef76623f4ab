"""The map of the acts that the filters ask for, and the table that says the same."""

from pathlib import Path

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from cosante.register.queries.filters import Asked
from cosante.register.queries.places import on_map
from cosante.web.asked import chips
from cosante.web.boundaries import HEIGHT, WIDTH, countries
from cosante.web.drawings import MAP_OF, drawn


def world(request: HttpRequest) -> HttpResponse:
    """Countries by how many acts they have a part in; ``what`` counts only one part."""
    asked = Asked.of(request.GET)
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
        "countries": found,
    }
    return render(request, "web/map.html", context)
