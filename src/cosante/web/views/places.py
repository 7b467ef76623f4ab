"""Places: the list, and the page of one; a country is a place."""

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from cosante.register.models import Role
from cosante.register.queries import places as queries
from cosante.register.queries.facets import facets
from cosante.register.queries.filters import Asked
from cosante.register.queries.ledger import years
from cosante.register.queries.partners import countries_of_partners
from cosante.register.queries.partners import partners as partners_of
from cosante.register.queries.public import as_seen
from cosante.web.asked import page_of_latest
from cosante.web.door import needs
from cosante.web.lines import both_ways, counted_lines

PER_PAGE = 100


@needs(Role.READER, public=True)
def places(request: HttpRequest) -> HttpResponse:
    """All places where something happens, or those that the filters ask for."""
    asked = {name: request.GET.get(name, "").strip() for name in ("country", "words")}
    page = Paginator(queries.places(**asked, public=request.public), PER_PAGE).get_page(request.GET.get("page"))
    context = {"page": page, "asked": asked, "filtered": any(asked.values())}
    context |= {"countries": countries_of_partners(request.public)}
    return render(request, "web/places.html", context)


@needs(Role.READER, public=True)
def place(request: HttpRequest, key: str) -> HttpResponse:
    """What happens there; of a country also what its parties do and receive."""
    public = request.public
    found = queries.place(key, public)
    country = key if len(key) == 2 and key.isupper() and key.isascii() else ""
    if found is None and country not in countries_of_partners(public) and not queries.has_part(country, public):
        raise Http404(key)
    asked = Asked(country=country, place="" if country else key, public=public)
    counted = facets(asked, "area")
    context = {
        "place": found,
        "key": key,
        "country": country,
        "asked": asked,
        "page": page_of_latest(request, asked),
        "areas": counted_lines(counted["area"], "health_area", "area", asked),
        "kinds": counted_lines(counted["type"], "act", "type", asked),
        "within": queries.places_within(key, country, public),
        "timeline": both_ways(country, years(country, public=public)) if country else None,
        "partners": as_seen(partners_of(country=country, public=public)[:12], public) if country else (),
    }
    return render(request, "web/place.html", context)
