"""Decide of records from their own pages: undo a decision, say which source is right, describe a document."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect

from cosante.register.actions import describe, once, resolve, undo
from cosante.register.models import Act, Decision, Document, Fact
from cosante.vocabulary.errors import BadValue
from cosante.web.forms import AboutForm
from cosante.web.posts import back, number, posted
from cosante.web.tokens import opened
from cosante.web.who import account


@posted
def undo_decision(request: HttpRequest, pk: int) -> HttpResponse:
    """Undo one decision of a history."""
    decision, by = get_object_or_404(Decision, pk=pk), account(request)
    once(opened(request).form, by, lambda: [undo(decision, by)])
    return redirect(back(request, "/") + "#decisions")


@posted
def resolve_conflict(request: HttpRequest, pk: int) -> HttpResponse:
    """Say which source of an act is right in one field."""
    act, by = get_object_or_404(Act, pk=pk), account(request)
    fact = get_object_or_404(Fact, pk=number(request.POST.get("fact")))
    field = request.POST.get("field", "")
    once(opened(request).form, by, lambda: [resolve(act, field, fact, by, request.POST.get("why", ""))])
    return redirect(act.get_absolute_url())


@posted
def describe_document(request: HttpRequest, pk: int) -> HttpResponse:
    """Say who published a document, where, and whether it is about health cooperation."""
    document, by, form = get_object_or_404(Document, pk=pk), account(request), AboutForm(request.POST)
    if not form.is_valid():
        raise BadValue(" ".join(f"{form[name].label}: {errors[0]}" for name, errors in form.errors.items()))
    values = form.told(document)
    once(opened(request).form, by, lambda: filter(None, [describe(document, values, by)]))
    return redirect(document.get_absolute_url() + "#about")
