"""The list of agreements. An agreement is an act and has its page there."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from cosante.register.models import Role
from cosante.register.queries.acts import with_parties
from cosante.register.queries.agreements import agreements as found
from cosante.register.queries.filters import Asked
from cosante.register.queries.public import as_seen
from cosante.web.asked import PER_PAGE, chips
from cosante.web.door import needs
from cosante.web.labels import AGREEMENT_FORCE


@needs(Role.READER, public=True)
def agreements(request: HttpRequest) -> HttpResponse:
    """All agreements, those in force by the day they end, or those that ended."""
    asked, force = Asked.of(request.GET, request.public), request.GET.get("force", "")
    today = timezone.localdate()
    page = Paginator(with_parties(found(asked, today, force), asked.public), PER_PAGE).get_page(request.GET.get("page"))
    page.object_list = as_seen(page.object_list, asked.public)
    context = {"page": page, "force": force, "forces": AGREEMENT_FORCE, "asked": asked, "chips": chips(asked)}
    return render(request, "web/agreements.html", context | {"today": today})
