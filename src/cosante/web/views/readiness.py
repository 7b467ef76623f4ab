"""Pages of readiness lists: fill one from its template, answer it, facilities side by side."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language

from cosante.register.actions.deciding import may
from cosante.register.actions.readiness import answer, fill
from cosante.register.models import Answer, Block, ReadinessList, Role
from cosante.vocabulary.errors import UserError
from cosante.web.door import needs
from cosante.web.posts import posted, status_of
from cosante.web.readiness_pages import blocks, comparison, form_lines, sent
from cosante.web.who import account


@needs(Role.READER)
def compare(request: HttpRequest) -> HttpResponse:
    """All facilities of one building block, before and after."""
    asked = request.GET.get("block", "")
    every = blocks(asked)
    block = asked if asked in Block.values else next((code for code, _words, n, _chosen in every if n), Block.ICU)
    context = {"blocks": blocks(block), "block": Block(block), "found": comparison(block, get_language() or "en")}
    return render(request, "web/readiness_compare.html", context)


@needs(Role.CONTRIBUTOR)
@posted
def fill_list(request: HttpRequest, pk: int) -> HttpResponse:
    """Put the questions of the template into a list."""
    found = get_object_or_404(ReadinessList, pk=pk, withdrawn=False)
    fill(found, account(request))
    return redirect("readiness-answers", pk)


@needs(Role.CONTRIBUTOR)
def answers(request: HttpRequest, pk: int) -> HttpResponse:
    """All questions of a list as one form."""
    found, by, error = get_object_or_404(ReadinessList, pk=pk, withdrawn=False), account(request), None
    may(by, ReadinessList.writes)
    if request.method == "POST":
        try:
            answer(found, sent(found, request.POST), by, request.POST.get("why", ""))
            return redirect(found)
        except UserError as refused:
            error = refused
    lines = form_lines(found, request.POST if error else None)
    context = {"row": found, "error": error, "choices": Answer.choices, "lines": lines}
    return render(request, "web/readiness_answers.html", context, status=status_of(error) if error else 200)
