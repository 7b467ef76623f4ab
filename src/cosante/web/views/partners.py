"""The list of partners, and the page of one."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from cosante.register.models import Part, Partner
from cosante.register.queries import partners as queries
from cosante.register.records.partners import Said, describe
from cosante.web.beside import beside
from cosante.web.cards import headline
from cosante.web.labels import PARTNER_TYPES

PER_PAGE = 100


def partners(request: HttpRequest) -> HttpResponse:
    """All partners, or those that the filters ask for."""
    asked = {name: request.GET.get(name, "").strip() for name in ("type", "country", "words")}
    page = Paginator(queries.partners(**asked), PER_PAGE).get_page(request.GET.get("page"))
    context = {"page": page, "asked": asked, "filtered": any(asked.values()), "types": PARTNER_TYPES}
    return render(request, "web/partners.html", context | {"countries": queries.countries_of_partners()})


def partner(request: HttpRequest, pk: int) -> HttpResponse:
    """One partner: its names, its acts in both roles, its persons and documents. A merged one leads on."""
    record = get_object_or_404(Partner, pk=pk)
    if record.merged_into:
        return redirect(queries.surviving(record), permanent=False)
    history = queries.facts_of_partner(record)
    view = describe(Said(f.payload, f.document.language, f.confidence) for f in history if f.live)
    context = {
        "partner": record,
        "names": view.names,
        "done": queries.acts_of(record, Part.ACTOR),
        "received": queries.acts_of(record, Part.RECIPIENT),
        "persons": [(fact, headline(fact)) for fact in queries.persons_of(record)],
        "documents": queries.documents_of(record),
        "history": history,
    }
    return render(request, "web/partner.html", beside(request, record) | context)
