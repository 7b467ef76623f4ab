"""The list of partners, and the page of one."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from cosante.register.models import Part, Partner, Role
from cosante.register.queries import partners as queries
from cosante.register.queries.public import as_seen
from cosante.register.records.partners import Said, describe
from cosante.web.beside import beside
from cosante.web.cards import headline
from cosante.web.door import as_one_sees, needs
from cosante.web.labels import PARTNER_TYPES

PER_PAGE = 100


@needs(Role.READER, public=True)
def partners(request: HttpRequest) -> HttpResponse:
    """All partners, or those that the filters ask for."""
    asked = {name: request.GET.get(name, "").strip() for name in ("type", "country", "words")}
    page = Paginator(queries.partners(**asked, public=request.public), PER_PAGE).get_page(request.GET.get("page"))
    page.object_list = as_seen(page.object_list, request.public)
    context = {"page": page, "asked": asked, "filtered": any(asked.values()), "types": PARTNER_TYPES}
    return render(request, "web/partners.html", context | {"countries": queries.countries_of_partners(request.public)})


@needs(Role.READER, public=True)
def partner(request: HttpRequest, pk: int) -> HttpResponse:
    """One partner: its names, its acts in both roles, its persons and documents. A merged one leads on."""
    public = request.public
    record = get_object_or_404(Partner, pk=pk)
    now = queries.surviving(record)
    as_one_sees(now, public)
    if now != record:
        return redirect(now, permanent=False)
    history = queries.facts_of_partner(record, public)
    view = describe(Said(f.payload, f.document.language, f.confidence) for f in history if f.live)
    context = {
        "partner": record,
        "names": view.names,
        "done": as_seen(queries.acts_of(record, Part.ACTOR, public), public),
        "received": as_seen(queries.acts_of(record, Part.RECIPIENT, public), public),
        "persons": [(fact, headline(fact)) for fact in queries.persons_of(record, public)],
        "documents": queries.documents_of(record, public),
        "history": history,
    }
    return render(request, "web/partner.html", beside(request, record) | context)
