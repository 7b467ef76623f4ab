"""Add documents by paste, by upload, or by their address on the web."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from cosante.intake import Account, add_address, add_bytes, add_text
from cosante.register.actions import Origin
from cosante.register.actions.deciding import may
from cosante.register.models import Account as Person
from cosante.register.models import Role
from cosante.register.queries.bulk import publishers
from cosante.vocabulary.errors import NotAllowed
from cosante.web.door import needs
from cosante.web.forms import AddForm
from cosante.web.posts import refused as not_taken
from cosante.web.who import account as account_of
from cosante.web.words import size_words


@needs(Role.CONTRIBUTOR)
def add(request: HttpRequest) -> HttpResponse:
    """The form; after it, the new document, or an account where there were several or one was refused."""
    form = AddForm(request.POST or None, request.FILES or None)
    try:
        account = take_in(form, account_of(request)) if request.method == "POST" and form.is_valid() else None
    except NotAllowed as error:
        return not_taken(request, error)
    if account and len(account.items) == 1 and account.items[0].ok:
        return redirect(f"{reverse('document', args=[account.items[0].document])}?came={account.items[0].outcome}")
    context = {
        "form": form,
        "account": account,
        "publishers": publishers(),
        "limit": size_words(settings.COSANTE_MAX_BYTES),
    }
    refused = form.errors if account is None else account.refused
    return render(request, "web/add.html", context, status=422 if refused else 200)


def take_in(form: AddForm, by: Person) -> Account:
    """Read and add what the form holds, one thing after the other."""
    may(by, Role.CONTRIBUTOR)
    account, given = Account(), form.cleaned_data
    origin = Origin(by, {"publisher": given["publisher"], "source_url": given["source_url"]})
    if given["text"].strip():
        account.items.append(add_text(given["text"], given["name"], origin))
    for file in given["files"]:
        account.items.extend(add_bytes(file.name, file.read(), origin))
    if given["url"]:
        account.items.extend(add_address(given["url"], origin))
    return account
