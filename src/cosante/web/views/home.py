"""The first page: what waits for review, what is new, what conflicts, what is due, what ends soon."""

from datetime import timedelta

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from cosante.register.models import Act, Document, Role
from cosante.register.queries import home as queries
from cosante.register.queries import review
from cosante.register.queries.adrift import documents_adrift
from cosante.register.queries.due import waiting
from cosante.web.door import needs
from cosante.web.due_words import shown
from cosante.web.views.due import DAYS

#: Lines of each list on the first page; the figure above it leads to all.
_FEW, PER_PAGE = 5, 50


@needs(Role.READER, public=True)
def home(request: HttpRequest) -> HttpResponse:
    """Four figures, each leading to what it counts, with the first of it."""
    if request.public:
        return redirect("documents")
    new, conflicting, ending = queries.new_documents(), queries.conflicting(), queries.ending()
    new_count, conflicting_count, ending_count = (found.count() for found in (new, conflicting, ending))
    today = timezone.localdate()
    due = waiting(today + timedelta(days=DAYS), today)
    context = {
        "due": shown(due[:_FEW], today),
        "due_count": len(due),
        "empty": not (new_count or Document.objects.exists()),
        "waiting": review.waiting(),
        "waiting_documents": review.first_waiting(_FEW),
        "median": review.median_seconds(),
        "new": new[:_FEW] if new_count else [],
        "new_count": new_count,
        "conflicting": conflicting[:_FEW] if conflicting_count else [],
        "conflicting_count": conflicting_count,
        "ending": ending[:_FEW] if ending_count else [],
        "ending_count": ending_count,
        "adrift": documents_adrift().count(),
        "acts": Act.objects.filter(sources__gt=0).count(),
    }
    return render(request, "web/home.html", context)


@needs(Role.READER)
def conflicts(request: HttpRequest) -> HttpResponse:
    """Acts whose sources differ."""
    page = Paginator(queries.conflicting(), PER_PAGE).get_page(request.GET.get("page"))
    title, lead = (
        _("Sources differ"),
        _("Acts of which two sources tell different things, until somebody says who is right."),
    )
    return render(request, "web/act_list.html", {"page": page, "title": title, "lead": lead})


@needs(Role.READER)
def ending(request: HttpRequest) -> HttpResponse:
    """Acts whose term ends soon."""
    page = Paginator(queries.ending(), PER_PAGE).get_page(request.GET.get("page"))
    title, lead = (
        _("What ends soon"),
        _("Agreements and other deeds whose term ends within half a year, the first to end first."),
    )
    return render(request, "web/act_list.html", {"page": page, "title": title, "lead": lead, "ends": True})


@needs(Role.READER)
def new(request: HttpRequest) -> HttpResponse:
    """Documents of the last days."""
    page = Paginator(queries.new_documents(), PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "web/new_documents.html", {"page": page})
