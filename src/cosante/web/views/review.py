"""Review: one proposal at a time, a document in one sitting."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from cosante.register.actions import complete, decide, keep_apart, merge, once, undo_form
from cosante.register.models import Account, Act, Document, Fact, Partner, Role, Submission
from cosante.register.queries import review as queries
from cosante.register.queries.adrift import documents_adrift
from cosante.vocabulary.errors import Undecidable, UserError
from cosante.web.beside import rights
from cosante.web.door import needs
from cosante.web.fact_forms import FactForm
from cosante.web.posts import back, number, posted, status_of
from cosante.web.reviewing import after, context, decisions_in, done, fellows_of, in_words, verdict
from cosante.web.saying import done as done_words
from cosante.web.tokens import opened
from cosante.web.who import account

_FACTS = Fact.objects.select_related("document", "reading", "partner", "act").prefetch_related("evidence")


@needs(Role.READER)
def review(request: HttpRequest) -> HttpResponse:
    """To the first proposal that waits for whoever asks; where none does, how things stand."""
    by = account(request)
    before = Document.objects.filter(pk=number(request.GET.get("after"))).first()
    document = queries.next_document(by, before)
    if document:
        return redirect(f"{after(document, None, by)}?done={number(request.GET.get('done'))}")
    context = {"median": queries.median_seconds(), "waiting": queries.waiting(), "done": done(request, by)}
    context["adrift"] = documents_adrift().count()
    return render(request, "web/review_empty.html", context)


@needs(Role.READER, sends=Role.CONTRIBUTOR)
def proposal(request: HttpRequest, pk: int) -> HttpResponse:
    """One fact; what is sent decides it and leads to the next."""
    fact, by = get_object_or_404(_FACTS, pk=pk), account(request)
    if request.method != "POST":
        return render(request, "web/review.html", context(request, fact, by))
    form = _filled(request, fact)
    if request.POST.get("do") != "wrong" and form.is_bound and not form.is_valid():
        return render(request, "web/review.html", context(request, fact, by, form), status=422)
    try:
        sent = opened(request)
        said = verdict(form, request, sent.shown.get("last", 0))
        kept = once(sent.form, by, lambda: decide(fact, said, by))
    except UserError as error:
        shown = context(request, fact, by, form if form.is_bound else None) | {"error": error}
        return render(request, "web/review.html", shown, status=status_of(error))
    return redirect(f"{after(fact.document, fact, by)}?done={kept.pk}")


def _filled(request: HttpRequest, fact: Fact) -> FactForm:
    """The values that were sent; unbound where a form has only its button."""
    filled = request.POST if any(name.startswith("v-") for name in request.POST) else None
    return FactForm(fact.kind, fellows_of(fact, queries.facts_to_review(fact.document)), fact.payload, filled)


@needs(Role.CONTRIBUTOR)
@posted
def same(request: HttpRequest, kind: str, pk: int) -> HttpResponse:
    """Say that a record is the same as another one, or that it is not."""
    model: type[Partner] | type[Act] = Partner if kind == "partner" else Act
    record, by = get_object_or_404(model, pk=pk), account(request)
    other = get_object_or_404(model, pk=number(request.POST.get("other")))
    older, younger = sorted((record, other), key=lambda one: one.pk)
    say = keep_apart if request.POST.get("do") == "apart" else merge
    kept = once(opened(request).form, by, lambda: [say(older, younger, by, request.POST.get("why", ""))])
    return redirect(f"{back(request, older.get_absolute_url())}?done={kept.pk}")


@needs(Role.CONTRIBUTOR)
@posted
def undo_last(request: HttpRequest) -> HttpResponse:
    """Undo what this account's last form did, and lead back to what it was about."""
    by = account(request)
    kept = once(opened(request).form, by, lambda: undo_form(_last(by), by))
    facts = [decision.fact_id for decision in decisions_in(kept) if decision.fact_id]
    return redirect(f"{reverse('proposal', args=[facts[-1]]) if facts else reverse('review')}?done={kept.pk}")


def _last(by: Account) -> Submission:
    form = queries.last_form(by)
    if form is None:
        raise Undecidable(_("You have decided nothing that could be undone."))
    return form


@needs(Role.READER)
def review_document(request: HttpRequest, pk: int) -> HttpResponse:
    """How far a document has been gone through, and what is left to say of it."""
    document, by = get_object_or_404(Document, pk=pk), account(request)
    order = queries.facts_to_review(document)
    last = queries.last_form(by)
    shown = rights(by) | {
        "document": document,
        "order": in_words(order),
        "open": queries.waiting_for(order, by),
        "completed": queries.completed(document),
        "upcoming": queries.next_document(by, document),
        "last": done_words(decisions_in(last)) if last else "",
        "done": done(request, by),
        "median": queries.median_seconds(),
    }
    return render(request, "web/review_document.html", shown)


@needs(Role.CONTRIBUTOR)
@posted
def complete_document(request: HttpRequest, pk: int) -> HttpResponse:
    """Say that the document has been gone through; on to the next one."""
    document, by = get_object_or_404(Document, pk=pk), account(request)
    kept = once(opened(request).form, by, lambda: [complete(document, by)])
    return redirect(f"{reverse('review')}?after={document.pk}&done={kept.pk}")
