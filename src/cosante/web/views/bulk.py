"""Accept many proposals at once: those that a filter finds, after their number was shown and asked about."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from cosante.register.actions import accept, once
from cosante.register.actions.deciding import may
from cosante.register.models import Role
from cosante.register.queries import bulk as queries
from cosante.register.queries.documents import named_documents
from cosante.register.records.reasons import because
from cosante.web.beside import rights
from cosante.web.bulk import FilterForm, shown_of
from cosante.web.door import needs
from cosante.web.posts import posted
from cosante.web.reviewing import done
from cosante.web.tokens import opened, seal
from cosante.web.who import account

#: Proposals shown as examples of what would be accepted.
_EXAMPLES = 20


@needs(Role.READER)
def bulk(request: HttpRequest) -> HttpResponse:
    """The filter, and how many proposals it finds."""
    by, form = account(request), FilterForm(request.GET or None)
    asked = form.asked() if form.is_bound and form.is_valid() else None
    context = rights(by) | {
        "form": form,
        "asked": asked,
        "done": done(request, by),
        "most": queries.MOST,
        "counted": queries.COUNTED,
    }
    if asked is not None:
        found = queries.proposals(asked)
        kinds = queries.by_kind(found)
        newest = found.order_by("-pk").values_list("pk", flat=True).first() or 0
        chosen = queries.proposals(asked)[: queries.MOST]
        context |= {"kinds": kinds, "total": sum(kinds.values()), "number": min(sum(kinds.values()), queries.MOST)}
        context |= {"examples": shown_of(chosen[:_EXAMPLES]), "document": named_documents([asked.document]).first()}
        context |= {"token": seal(filter=form.cleaned_data, upto=newest)}
    return render(request, "web/review_bulk.html", context)


@needs(Role.CONTRIBUTOR)
@posted
def accept_bulk(request: HttpRequest) -> HttpResponse:
    """Accept what the page showed, and nothing that came since."""
    by, sent = account(request), opened(request)
    may(by)
    form = FilterForm(sent.shown.get("filter"))
    form.full_clean()
    asked = form.asked(upto=sent.shown.get("upto", 0))
    why = request.POST.get("why", "") or because("together")
    kept = once(sent.form, by, lambda: accept(queries.proposals(asked)[: queries.MOST], by, why))
    return redirect(f"{reverse('bulk')}?done={kept.pk}")
