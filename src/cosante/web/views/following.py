"""Follow an agreement, amend and renew it, do a duty; the acts that are under an agreement."""

from datetime import date
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from cosante.register.actions.agreements import amend, follow, fulfil, renew
from cosante.register.actions.answer_once import answer_once
from cosante.register.models import Act, ActMoney, Agreement, Duty, Order, Role
from cosante.register.queries.acts import with_parties
from cosante.register.queries.drafts import drafted
from cosante.register.queries.exchanges import deeds_under
from cosante.register.queries.filters import seen
from cosante.register.queries.promised import COUNTED, Promised, promised, sums, undated
from cosante.register.records.totals import verdict
from cosante.vocabulary.errors import BadValue, UserError
from cosante.web.door import needs
from cosante.web.exchanges import lines as deed_lines
from cosante.web.follow_form import FollowForm
from cosante.web.following import shown_line
from cosante.web.labels import label
from cosante.web.posts import back, number, posted, status_of
from cosante.web.standings import WHY
from cosante.web.tokens import opened, seal
from cosante.web.who import account
from cosante.web.words import money_words

PER_PAGE = 50
#: So many acts without a day are offered at most.
OFFERED = 12


@needs(Role.CONTRIBUTOR)
def follow_act(request: HttpRequest, pk: int) -> HttpResponse:
    """The form, filled with what the act's sources say; after it, the agreement."""
    act, by = get_object_or_404(Act, pk=pk), account(request)
    draft = drafted(act)
    form, error = FollowForm(draft, request.POST or None), None
    if request.method == "POST" and form.is_valid():

        def do() -> dict[str, Any]:
            made = follow(act, by, form.agreement(), form.parties(), form.areas(), form.cleaned_data["why"])
            return {"pk": made.pk}

        try:
            kept = answer_once(opened(request).form.key, "", by, do)
            return redirect("kept", "agreements", kept["pk"])
        except UserError as refused:
            error = refused
    sources = [(document, document.text[start:end]) for document, (start, end) in draft.sources]
    context = {"act": act, "form": form, "error": error, "sources": sources, "token": seal()}
    return render(
        request, "web/follow.html", context, status=status_of(error) if error else 422 if form.errors else 200
    )


@needs(Role.CONTRIBUTOR)
@posted
def renew_agreement(request: HttpRequest, pk: int) -> HttpResponse:
    """Make its renewal, and open that to be completed."""
    made = renew(get_object_or_404(Agreement, pk=pk), account(request))
    return redirect("kept-edit", "agreements", made.pk)


@needs(Role.CONTRIBUTOR)
@posted
def amend_agreement(request: HttpRequest, pk: int) -> HttpResponse:
    """Make an amendment, and open that to be completed."""
    made = amend(get_object_or_404(Agreement, pk=pk), account(request))
    return redirect("kept-edit", "agreements", made.pk)


@needs(Role.CONTRIBUTOR)
@posted
def fulfil_duty(request: HttpRequest, pk: int) -> HttpResponse:
    """Do it; the next one is entered where it comes again."""
    duty = get_object_or_404(Duty, pk=pk)
    try:
        on = date.fromisoformat(request.POST.get("on", ""))
    except ValueError as error:
        raise BadValue(_("Say the day on which it was done, as 2026-03-17.")) from error
    fulfil(duty, on, account(request), request.POST.get("why", ""))
    return redirect(back(request, duty.get_absolute_url()))


@needs(Role.READER)
def agreement_done(request: HttpRequest, pk: int) -> HttpResponse:
    """The acts that are under an agreement, or under one of its promises, each with why it counts and its sums."""
    row = get_object_or_404(Agreement, pk=pk)
    done = promised(row, timezone.localdate())
    chosen, acts, kept = _chosen(done, request.GET.get("promise", ""))
    names = chosen not in (None, "none") and account(request).may(Role.CONTRIBUTOR)
    page = Paginator(with_parties(Act.objects.filter(pk__in=acts).order_by("-starts", "-pk")), PER_PAGE).get_page(
        request.GET.get("page")
    )
    money, left_out = sums(acts)
    context = {
        "row": row,
        "page": page,
        "lines": [(act, WHY[done.why[act.pk]], _money(act)) for act in page],
        "promised": [shown_line(line) for line in done.lines],
        "chosen": chosen,
        "deeds": deed_lines(deeds_under({one.agreement for one in done.kept}, kept)) if kept else [],
        "kept": len(kept),
        "names": names,
        "offered": with_parties(undated(row, chosen).exclude(pk__in=acts)[:OFFERED]) if names else [],
        "orders": Order.objects.filter(pk__in=[pk for noun, pk in kept if noun == "order"]).order_by("ordered"),
        "all": len(done.why) + len(done.all_kept),
        "elsewhere": len(done.elsewhere) + len(done.kept_elsewhere),
        "since": done.since,
        "until": done.until,
        "money": [f"{money_words(one.amount, one.currency)} {label(one.stage, 'money')}" for one in money],
        "left_out": left_out,
    }
    return render(request, "web/agreement_done.html", context)


def _chosen(done: Promised, asked: str) -> tuple[Any, list[int], list[tuple[str, int]]]:
    if asked == "none":
        return "none", done.elsewhere, done.kept_elsewhere
    line = next((line for line in done.lines if line.promise.pk == number(asked)), None)
    return (line.promise, list(line.acts), list(line.kept)) if line else (None, list(done.why), done.all_kept)


def _money(act: Act) -> list[tuple[str, str]]:
    """The sums of an act in words, each with why it is left out, where it is."""
    found = seen(ActMoney, False).filter(act=act).order_by("pk")
    words = [(f"{money_words(one.amount, one.currency)} {label(one.stage, 'money')}", one.reasons) for one in found]
    return [(said, label(out, "reason") if (out := verdict(reasons, COUNTED)) else "") for said, reasons in words]
