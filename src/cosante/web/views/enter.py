"""Enter what a document says and the reader missed: first its words, then its kind and values."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from cosante.register.actions import enter, once
from cosante.register.models import Document, Submission
from cosante.register.queries.review import facts_to_review
from cosante.register.records.quotes import locate, places
from cosante.vocabulary.errors import UserError
from cosante.vocabulary.facts import KINDS
from cosante.web.beside import rights
from cosante.web.fact_forms import FactForm
from cosante.web.labels import KIND
from cosante.web.passages import passages
from cosante.web.posts import number, status_of
from cosante.web.reviewing import decisions_in
from cosante.web.tokens import opened, seal
from cosante.web.who import account


def enter_fact(request: HttpRequest, pk: int) -> HttpResponse:
    """The words and the form for them; what is sent is entered, and stands on the document's page."""
    document, by = get_object_or_404(Document, pk=pk), account(request)
    asked = request.POST if request.method == "POST" else request.GET
    kind = asked.get("kind", "") if asked.get("kind") in KINDS else ""
    quote, occurrence = asked.get("quote", ""), max(number(asked.get("occurrence", "1")), 1)
    place = locate(document.text, quote, occurrence, number(asked.get("from")))
    error, status = None, 200
    form = _form(document, kind, quote, request) if place and kind else None
    if request.method == "POST" and place and form:
        if form.is_valid():
            try:
                kept = once(opened(request).form, by, lambda: [enter(document, kind, form.values(), [place], by)])
                return redirect(f"{document.get_absolute_url()}#{_entered(kept)}")
            except UserError as refused:
                error = refused
        status = status_of(error) if error else 422
    context = rights(by) | {
        "document": document,
        "kinds": KIND,
        "kind": kind,
        "quote": quote,
        "occurrence": occurrence,
        "from": number(asked.get("from")),
        "times": places(document.text, quote),
        "passages": passages(document.text, [place]) if place else [],
        "form": form,
        "token": seal(),
        "error": error,
    }
    return render(request, "web/enter.html", context, status=status if place or not quote else 422)


def _form(document: Document, kind: str, quote: str, request: HttpRequest) -> FactForm:
    """The form of that kind, the words themselves in the field for a name."""
    fellows = [fact for fact in facts_to_review(document) if fact.live and fact.reading.current]
    says = {"name": " ".join(quote.split())} if kind in ("partner", "person", "place") else {}
    sent = request.POST if request.method == "POST" and any(name.startswith("v-") for name in request.POST) else None
    return FactForm(kind, fellows, says, sent)


def _entered(kept: Submission) -> str:
    fact = decisions_in(kept)[0].fact
    return fact.local_id if fact else ""
