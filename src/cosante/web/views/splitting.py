"""Split a record from its page: choose what belongs to another one, see what becomes of both, split."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from cosante.register.actions import once, split
from cosante.register.models import Act, Decision, Fact, Partner, Role
from cosante.register.queries.partners import surviving
from cosante.vocabulary.errors import UserError
from cosante.web import splitting
from cosante.web.beside import rights
from cosante.web.door import needs
from cosante.web.posts import status_of
from cosante.web.tokens import opened
from cosante.web.who import account


@needs(Role.READER, sends=Role.CONTRIBUTOR)
def split_record(request: HttpRequest, kind: str, pk: int) -> HttpResponse:
    """The facts of a record to choose from, with what was chosen; at last the split, and the new record."""
    model: type[Partner] | type[Act] = Partner if kind == "partner" else Act
    record, by = get_object_or_404(model, pk=pk), account(request)
    now = surviving(record)
    if now != record:
        return redirect("split", kind=kind, pk=now.pk)
    shown = rights(by)
    if request.method == "POST" and request.POST.get("do") == "split":
        try:
            facts = list(Fact.objects.filter(pk__in=splitting.chosen(request)))
            why = request.POST.get("why", "")
            kept = once(opened(request).form, by, lambda: [split(record, facts, by, why)])
            made = Decision.objects.get(pk=kept.decisions[0])
            return redirect((made.partner or made.act or record).get_absolute_url() + "#decisions")
        except UserError as error:
            shown |= {"error": error, "status": status_of(error)}
    context = shown | splitting.context(request, record)
    return render(request, "web/split.html", context, status=shown.get("status", 200))
