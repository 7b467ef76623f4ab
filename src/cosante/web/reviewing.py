"""The page of one proposal: its sentences lit, its values as a form, what names it, what comes before and after."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from cosante.register.actions import Verdict
from cosante.register.models import Account, Decision, Document, Fact, FactStatus, Submission
from cosante.register.queries import review as queries
from cosante.register.queries.history import decisions_of
from cosante.register.queries.suggestions import same_as
from cosante.register.records.reasons import REJECTIONS, because
from cosante.register.records.sequence import named
from cosante.web import saying, tokens
from cosante.web.beside import rights
from cosante.web.cards import whole_gist
from cosante.web.fact_forms import FactForm
from cosante.web.highlight import Span
from cosante.web.passages import passages
from cosante.web.posts import number


def context(request: HttpRequest, fact: Fact, by: Account, form: FactForm | None = None) -> dict[str, Any]:
    """All that the page shows. ``form``: as it was sent, where something was wrong with it."""
    order = queries.facts_to_review(fact.document)
    waiting = queries.waiting_for(order, by)
    fellows = fellows_of(fact, order)
    decisions = list(decisions_of(fact))
    record = fact.act if fact.kind == "act" else fact.partner if fact.kind == "partner" else None
    last = queries.last_form(by)
    return rights(by) | {
        "fact": fact,
        "document": fact.document,
        "gist": whole_gist(fact, by_name(order)),
        "passages": passages(fact.document.text, _places(fact), _spans_of_named(fact, fellows)),
        "places": len(fact.evidence.all()),
        "form": form or FactForm(fact.kind, fellows, fact.payload),
        "token": tokens.seal(timed=True, last=decisions[0].pk if decisions else 0),
        "named": [one for one in fellows if one.local_id in named(fact.payload) and _is_open(one)],
        "naming": [one for one in fellows if one.kind == "act" and fact.local_id in named(one.payload)],
        "record": record,
        "suggestions": same_as(record) if record else [],
        "decisions": decisions,
        "order": in_words(order),
        "open": len(waiting),
        "previous": _neighbour(order, waiting, fact, -1),
        "next": _neighbour(order, waiting, fact, 1),
        "last": saying.done(decisions_in(last)) if last else "",
        "done": done(request, by),
        "median": queries.median_seconds(),
    }


def in_words(order: Sequence[Fact]) -> list[tuple[Fact, str]]:
    """Facts of one document, each with what it says in a few words."""
    return [(fact, whole_gist(fact, by_name(order))) for fact in order]


def by_name(facts: Sequence[Fact]) -> dict[tuple[int, str], Fact]:
    """Facts by their reading and what it calls them."""
    return {(fact.reading_id, fact.local_id): fact for fact in facts}


def fellows_of(fact: Fact, order: Sequence[Fact]) -> list[Fact]:
    """The facts of its reading that it may refer to, and those that it does."""
    refs = named(fact.payload)
    return [
        one
        for one in order
        if one.reading_id == fact.reading_id and (one.status != FactStatus.REJECTED or one.local_id in refs)
    ]


def verdict(form: FactForm, request: HttpRequest, last: int) -> Verdict:
    """What a form that was sent says of its fact."""
    values = form.values() if form.is_bound and form.is_valid() else {}
    sent = request.POST
    right, why = sent.get("do") != "wrong", sent.get("why", "")
    reason = why if right or why not in REJECTIONS else because(why)
    return Verdict(right, values, reason, bool(sent.get("with_named")), last)


def after(document: Document, fact: Fact | None, by: Account) -> str:
    """Where to go once a fact is decided: the next one that waits in its document, or the document's end."""
    order = queries.facts_to_review(document)
    waiting = queries.waiting_for(order, by)
    following = (_neighbour(order, waiting, fact, 1) if fact else None) or (waiting[0] if waiting else None)
    return reverse("proposal", args=[following.pk]) if following else reverse("review_document", args=[document.pk])


def done(request: HttpRequest, by: Account) -> str:
    """What the form before this page did, where the address names one of this account's."""
    form = Submission.objects.filter(pk=number(request.GET.get("done")), by=by.pk).first()
    return saying.done(decisions_in(form)) if form and form.decisions else ""


def decisions_in(form: Submission) -> list[Decision]:
    """The decisions that a form made, with what they are about."""
    made = Decision.objects.filter(pk__in=form.decisions).order_by("pk")
    return list(made.select_related("by", "fact", "partner", "act", "document", "other_partner", "other_act"))


def _neighbour(order: Sequence[Fact], waiting: Sequence[Fact], fact: Fact, step: int) -> Fact | None:
    """The next fact that waits, after this one in the order of review, or before it."""
    at = next((n for n, one in enumerate(order) if one.pk == fact.pk), -1)
    beyond = order[at + 1 :] if step > 0 else order[:at][::-1] if at >= 0 else []
    open_ones = {one.pk for one in waiting}
    return next((one for one in beyond if one.pk in open_ones), None)


def _is_open(fact: Fact) -> bool:
    return fact.status == FactStatus.PROPOSED


def _places(fact: Fact) -> list[tuple[int, int]]:
    return [(e.start, e.end) for e in fact.evidence.all()]


def _spans_of_named(fact: Fact, fellows: Sequence[Fact]) -> list[Span]:
    """Where the text says what an act names: within its sentences they are seen in their colours."""
    if fact.kind != "act":
        return []
    mine = [one for one in fellows if one.local_id in named(fact.payload)]
    return [Span(e.start, e.end, one.local_id, one.kind) for one in mine for e in one.evidence.all()]
