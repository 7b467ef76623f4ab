"""Which records are one: a person answers, and can take back what was joined, by herself or by matching."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from cosante.register.actions import confirm, part, put_off, undo
from cosante.register.models import Decision, Role, Sort, Suggestion
from cosante.register.queries import pairs as queries
from cosante.web.beside import rights
from cosante.web.door import needs
from cosante.web.pairs import pairs
from cosante.web.posts import number, posted
from cosante.web.who import account

PER_PAGE = 10
JOINED = "joined"


@needs(Role.READER)
def suggestions(request: HttpRequest) -> HttpResponse:
    """The pairs of a kind that wait for an answer, or what was joined without one."""
    counts = queries.waiting()
    kind = request.GET.get("kind", "")
    if kind not in (*counts, JOINED):
        kind = next((name for name, waiting in counts.items() if waiting), Sort.PARTNER.value)
    joined = kind == JOINED
    found = queries.joined_by_itself() if joined else queries.open_pairs(kind)
    page = Paginator(found, PER_PAGE * 3 if joined else PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "kinds": [(sort, counts[sort]) for sort in Sort],
        "kind": kind,
        "page": page,
        "pairs": [] if joined else pairs(kind, page.object_list),
        "said": queries.decision(number(request.GET.get("did"))),
    }
    return render(request, "web/suggestions.html", rights(account(request)) | context)


@needs(Role.CONTRIBUTOR)
@posted
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    """One and the same, two, or later; then the next pair."""
    asked, by = get_object_or_404(Suggestion, pk=pk), account(request)
    match request.POST.get("answer"):
        case "one":
            return _back(asked.kind, confirm(asked, by))
        case "two":
            return _back(asked.kind, part(asked, by))
        case _:
            put_off(asked, by)
            return _back(asked.kind)


@needs(Role.CONTRIBUTOR)
@posted
def take_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Undo what was answered or joined."""
    made = get_object_or_404(Decision, pk=pk)
    undo(made, account(request))
    return _back(request.POST.get("kind", ""), made)


def _back(kind: str, made: Decision | None = None) -> HttpResponse:
    known = kind if kind in (*Sort.values, JOINED) else ""
    return redirect(f"{reverse('suggestions')}?kind={known}" + (f"&did={made.pk}" if made else ""))
