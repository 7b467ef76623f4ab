"""The list of acts, and the page of one."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from cosante.register.models import Act, Role
from cosante.register.queries import acts as queries
from cosante.register.queries.partners import countries_of_partners, surviving
from cosante.register.queries.public import as_seen
from cosante.web.beside import beside
from cosante.web.conflicts import differences
from cosante.web.door import as_one_sees, needs
from cosante.web.labels import ACT_STATUSES, ACT_TYPES
from cosante.web.records import act_fields, told_by

PER_PAGE = 50


@needs(Role.READER, public=True)
def acts(request: HttpRequest) -> HttpResponse:
    """All acts, or those that the filters ask for."""
    asked = {name: request.GET.get(name, "").strip() for name in ("type", "status", "country")}
    page = Paginator(queries.acts(**asked, public=request.public), PER_PAGE).get_page(request.GET.get("page"))
    page.object_list = as_seen(page.object_list, request.public)
    context = {"page": page, "asked": asked, "filtered": any(asked.values()), "types": ACT_TYPES}
    return render(
        request,
        "web/acts.html",
        context | {"statuses": ACT_STATUSES, "countries": countries_of_partners(request.public)},
    )


@needs(Role.READER, public=True)
def act(request: HttpRequest, pk: int) -> HttpResponse:
    """What all its sources say of one deed."""
    public = request.public
    record = get_object_or_404(queries.with_parties(Act.objects.all(), public), pk=pk)
    now = surviving(record)
    as_one_sees(now, public)
    if now != record:
        return redirect(now, permanent=False)
    history = queries.facts_of_act(record, public)
    live = [fact for fact in history if fact.live]
    fellows = queries.referred(live, public)
    fields = act_fields(live, fellows, public)
    context = {"act": record, "fields": fields, "told": told_by(live), "history": history}
    context |= {"differences": differences(record, live, fellows)}
    return render(request, "web/act.html", beside(request, record) | context)
