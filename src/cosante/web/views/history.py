"""The whole history of a record or a document: every decision, and every fact that ever told of it."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from cosante.register.models import Role
from cosante.register.queries.history import decisions, facts_of, numbers_of
from cosante.register.queries.why import with_merges
from cosante.web.beside import SUBJECTS, rights
from cosante.web.door import needs
from cosante.web.who import account

PER_PAGE = 50


@needs(Role.READER)
def history(request: HttpRequest, kind: str, pk: int) -> HttpResponse:
    """Decisions and facts, the newest first; both lists are turned together."""
    subject = get_object_or_404(SUBJECTS[kind], pk=pk)
    numbers, told = numbers_of(subject), facts_of(subject)
    page = Paginator(range(max(len(numbers), told.count())), PER_PAGE).get_page(request.GET.get("page"))
    start = PER_PAGE * (page.number - 1)
    shown = told[start : start + PER_PAGE]
    shown = list(shown) if kind == "document" else with_merges(shown, kind)
    context = {
        "subject": subject,
        "kind": kind,
        "page": page,
        "decisions": decisions(numbers[start : start + PER_PAGE]),
        "history": shown,
    }
    return render(request, "web/history.html", context | rights(account(request)))
