"""When things happened: acts by year, and those of one year month by month."""

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from cosante.register.models import Role
from cosante.register.queries.facets import facets
from cosante.register.queries.filters import Asked, filtered
from cosante.web.asked import chips, page_of
from cosante.web.door import needs
from cosante.web.lines import months, yearly


@needs(Role.READER, public=True)
def timeline(request: HttpRequest) -> HttpResponse:
    """Years as bars; the acts of the chosen year, or of the last one up to now, in their order."""
    asked = Asked.of(request.GET, request.public)
    counted = facets(asked)["year"]
    known = sorted(year for year in counted if year)
    wanted = request.GET.get("year", "")
    past = [year for year in known if year <= date.today().year] or known
    year = next((one for one in known if str(one) == wanted), past[-1] if past else None)
    found = filtered(asked).filter(**{asked.column("year"): year}).order_by(asked.column("starts"), "pk")
    page = page_of(request, found, counted.get(year, 0))
    context = {
        "asked": asked,
        "chips": chips(asked),
        "lines": yearly(counted, asked, year),
        "year": year,
        "page": page,
        "months": months(page),
    }
    return render(request, "web/timeline.html", context)
