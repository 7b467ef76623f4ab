"""The office's accounts: invite, give a role, let in again, close. For administrators."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from cosante.register.actions import access
from cosante.register.actions.access.invite import Link
from cosante.register.models import Account, Invitation, Role
from cosante.register.queries import access as queries
from cosante.vocabulary.errors import UserError
from cosante.web.account_forms import InviteForm, RoleForm
from cosante.web.door import needs, whence
from cosante.web.mail import send_link


@needs(Role.ADMINISTRATOR)
@never_cache
def accounts(request: HttpRequest) -> HttpResponse:
    """Everybody, and the invitations that are out; the link of a new one is shown this once."""
    form, made = InviteForm(request.POST or None), None
    if request.method == "POST" and form.is_valid():
        try:
            link = access.invite(
                form.cleaned_data["role"], request.account, form.cleaned_data["email"], whence(request)
            )
        except UserError as error:
            form.add_error(None, error.message)
        else:
            form, made = InviteForm(), _told(request, link)
    context = {"form": form, "made": made, "accounts": queries.accounts(), "invitations": queries.open_invitations()}
    return render(request, "web/accounts.html", context, status=422 if form.errors else 200)


@needs(Role.ADMINISTRATOR)
@never_cache
def account_of(request: HttpRequest, pk: int) -> HttpResponse:
    """One account, and what can be done about it."""
    account = get_object_or_404(Account.objects.select_related("second_factor"), pk=pk)
    made = None
    if request.method == "POST":
        made = _do(request, account, request.POST.get("do", ""))
        if made is None:
            return redirect("account-of", account.pk)
    context = {
        "account": account,
        "made": made,
        "form": RoleForm(initial={"role": account.role}),
        "sessions": queries.sessions_of(account),
        "tokens": queries.tokens_of(account),
        "events": queries.events_of(account)[:20],
    }
    return render(request, "web/account_of.html", context)


@needs(Role.ADMINISTRATOR)
@require_POST
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Take an invitation back."""
    access.withdraw(get_object_or_404(Invitation, pk=pk), request.account, whence(request))
    messages.success(request, _("The invitation is withdrawn: its link no longer works."))
    return redirect("accounts")


def _do(request: HttpRequest, account: Account, what: str) -> dict[str, object] | None:
    """Do it, and say so; what a new link holds is to be shown at once."""
    by, where = request.account, whence(request)
    try:
        match what:
            case "role":
                access.set_role(account, request.POST.get("role", ""), by, where)
            case "close":
                access.close(account, by, where)
            case "reopen":
                access.reopen(account, by, where)
            case "end":
                access.end_sessions(account, by, whence=where)
            case "factor":
                access.turn_off(account, by, where)
            case "link":
                return _told(request, access.let_in_again(account, by, where))
    except UserError as error:
        messages.error(request, error.message)
    else:
        messages.success(request, _("Done."))
    return None


def _told(request: HttpRequest, link: Link) -> dict[str, object]:
    """The address to hand on, and whether it was sent by e-mail."""
    address = request.build_absolute_uri(reverse("join", args=[link.token]))
    return {"address": address, "invitation": link.invitation, "sent": send_link(link.invitation, address)}
