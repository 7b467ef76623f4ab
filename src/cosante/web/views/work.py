"""The way to all that the office keeps of its work."""

from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from cosante.register.models import Role
from cosante.register.queries.due import waiting
from cosante.register.queries.kept_rows import rows
from cosante.web.door import needs
from cosante.web.due_words import shown
from cosante.web.looks import looks
from cosante.web.views.due import DAYS
from cosante.web.who import account

#: So much of what is due is on the page itself.
_FEW = 8


@needs(Role.READER)
def work(request: HttpRequest) -> HttpResponse:
    """Every kind of row that stands by itself, with how many there are; and what is due first."""
    by = account(request)
    kinds = [
        (look, rows(look.model).count())
        for look in looks().values()
        if not look.model.part_of and by.may(look.model.reads)
    ]
    today = timezone.localdate()
    found = waiting(today + timedelta(days=DAYS), today)
    lines = shown(found[:_FEW], today)
    late = sum(one.overdue(today) for one in found)
    context = {"kinds": kinds, "lines": lines, "number": len(found), "late": late, "days": DAYS}
    return render(request, "web/work.html", context)
