"""What is held of one person: found, given to them as a file, erased on request. For reviewers and administrators."""

import json
from typing import NamedTuple

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from cosante.register.actions.deciding import rules
from cosante.register.actions.kept import erase
from cosante.register.actions.people.erase_due import due, held, tables
from cosante.register.models import Kept, Role, kept_models
from cosante.register.queries.personal import rows_of
from cosante.vocabulary.errors import BadValue
from cosante.web.door import needs
from cosante.web.kept_words import Told, told
from cosante.web.personal import held_of
from cosante.web.posts import number, posted
from cosante.web.who import account


class Found(NamedTuple):
    """A row, what it is, what it is a part of, and its fields in words."""

    row: Kept
    kind: str
    whole: Kept | None
    fields: list[Told]


@needs(Role.REVIEWER)
def page(request: HttpRequest) -> HttpResponse:
    """Look for a name or an e-mail; what there is."""
    words = request.GET.get("q", "").strip()[:200]
    months = rules().erase_after
    today = timezone.localdate()
    context = {
        "words": words,
        "found": [_found(row) for row in rows_of(words)],
        "months": months,
        "held": sum(held(model).count() for model in tables()),
        "due": sum(due(model, today, months).count() for model in tables()) if months is not None else 0,
    }
    return render(request, "web/personal.html", context)


@needs(Role.REVIEWER)
def export(request: HttpRequest) -> HttpResponse:
    """All of it as JSON, to be given to the person."""
    found = list(held_of(rows_of(request.GET.get("q", "")[:200])))
    response = HttpResponse(json.dumps(found, ensure_ascii=False, indent=1), content_type="application/json")
    response.headers["Content-Disposition"] = 'attachment; filename="held-of-one-person.json"'
    response.headers["Cache-Control"] = "private, no-store"
    return response


@needs(Role.REVIEWER)
@posted
def erase_them(request: HttpRequest) -> HttpResponse:
    """Erase the rows that are ticked."""
    why = request.POST.get("why", "").strip()
    chosen = [_named(said) for said in request.POST.getlist("row")]
    rows = [row for row in chosen if row is not None]
    if not rows or not why:
        raise BadValue(_("Tick what is to be erased, and say why."))
    for row in rows:
        erase(row, account(request), why)
    messages.success(request, _("Erased: %(number)s.") % {"number": len(rows)})
    return redirect("personal-data")


def _named(said: str) -> Kept | None:
    noun, _dash, pk = said.rpartition(":")
    model = kept_models().get(noun)
    return model._default_manager.filter(pk=number(pk)).first() if model and model.personal else None


def _found(row: Kept) -> Found:
    names = [field.name for field in row.own_fields() if field.name != row.part_of]
    return Found(row, str(row._meta.verbose_name), getattr(row, row.part_of) if row.part_of else None, told(row, names))
