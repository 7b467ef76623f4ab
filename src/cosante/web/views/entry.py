"""Enter a deed by hand, with the person as its source."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from cosante.intake import enter_deed
from cosante.register.queries.partners import partners
from cosante.vocabulary.errors import UserError
from cosante.web.beside import rights
from cosante.web.entry_forms import DeedForm
from cosante.web.posts import status_of
from cosante.web.who import account

#: Names offered while one is typed.
_NAMES = 300


def entry(request: HttpRequest) -> HttpResponse:
    """The form; after it, the entry's own page. Sent twice it is the same text, and so the same document."""
    by, form, error = account(request), DeedForm(request.POST or None), None
    if request.method == "POST" and form.is_valid():
        try:
            return redirect(enter_deed(form.deed(), by).get_absolute_url())
        except UserError as refused:
            error = refused
    context = rights(by) | {"form": form, "error": error, "names": partners()[:_NAMES]}
    return render(request, "web/entry.html", context, status=status_of(error) if error else 422 if form.errors else 200)
