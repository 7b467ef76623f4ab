"""Add documents by paste or upload."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from cosante.intake import Account, add_bytes, add_text
from cosante.register.models import Role
from cosante.web.door import needs
from cosante.web.forms import AddForm
from cosante.web.words import size_words


@needs(Role.CONTRIBUTOR)
def add(request: HttpRequest) -> HttpResponse:
    """The form; after it, the new document, or an account where there were several or one was refused."""
    form = AddForm(request.POST or None, request.FILES or None)
    account = take_in(form) if request.method == "POST" and form.is_valid() else None
    if account and len(account.items) == 1 and account.items[0].ok:
        return redirect(f"{reverse('document', args=[account.items[0].document])}?came={account.items[0].outcome}")
    context = {"form": form, "account": account, "limit": size_words(settings.COSANTE_MAX_BYTES)}
    refused = form.errors if account is None else account.refused
    return render(request, "web/add.html", context, status=422 if refused else 200)


def take_in(form: AddForm) -> Account:
    """Read and add what the form holds, one thing after the other."""
    account = Account()
    if form.cleaned_data["text"].strip():
        account.items.append(add_text(form.cleaned_data["text"], form.cleaned_data["name"]))
    account.items.extend(add_bytes(file.name, file.read()) for file in form.cleaned_data["files"])
    return account
