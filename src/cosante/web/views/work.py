"""The way to all that the office keeps of its work."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from cosante.register.models import Role
from cosante.register.queries.kept_rows import rows
from cosante.web.door import needs
from cosante.web.looks import looks
from cosante.web.who import account


@needs(Role.READER)
def work(request: HttpRequest) -> HttpResponse:
    """Every kind of row that stands by itself, with how many there are."""
    by = account(request)
    kinds = [
        (look, rows(look.model).count())
        for look in looks().values()
        if not look.model.part_of and by.may(look.model.reads)
    ]
    return render(request, "web/work.html", {"kinds": kinds})
