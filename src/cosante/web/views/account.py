"""My account: password, second factor, sessions."""

from io import BytesIO

import segno
from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from cosante.register.actions import access
from cosante.register.actions.access.second_factor import address_for_app
from cosante.register.models import LoginKind, Role
from cosante.register.queries.access import events_of, sessions_of
from cosante.vocabulary.errors import BadValue
from cosante.web.account_forms import ChangePasswordForm, CodeForm, JoinForm, ProofForm
from cosante.web.door import needs, whence, writes
from cosante.web.entrance import come_in

EVENTS = 12


@needs(Role.READER)
def account(request: HttpRequest) -> HttpResponse:
    """Who I am here, where I am signed in, and what happened at my door."""
    mine = request.account
    context = {
        "sessions": sessions_of(mine),
        "here": request.session.session_key,
        "events": events_of(mine)[:EVENTS],
        "codes_left": mine.second_factor.backup_codes.filter(used_at=None).count() if mine.guarded else 0,
    }
    return render(request, "web/account.html", context)


@needs(Role.READER)
@sensitive_post_parameters()
def password(request: HttpRequest) -> HttpResponse:
    """Change the password; for the one person who has none yet, choose a name and the first one."""
    if request.alone:
        return _settle(request)
    form = ChangePasswordForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and _proved(request, form):
        try:
            access.set_password(
                request.account, form.cleaned_data["password"], whence(request), keep=request.session.session_key
            )
        except BadValue as error:
            form.add_error("password", error.message)
        else:
            update_session_auth_hash(request, request.account)
            messages.success(request, _("Your password is changed. Elsewhere you were signed out."))
            return redirect("account")
    return render(request, "web/password.html", {"form": form}, status=422 if form.errors else 200)


@writes
@needs(Role.READER)
@never_cache
@sensitive_post_parameters()
def second_factor(request: HttpRequest) -> HttpResponse:
    """Show the secret and ask for a first code; after it, the backup codes, this once."""
    if request.alone or request.account.guarded:
        return redirect("account")
    factor, form = access.begin(request.account), CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            codes = access.confirm(request.account, form.cleaned_data["code"], whence(request))
        except BadValue as error:
            form.add_error("code", error.message)
        else:
            return render(request, "web/backup_codes.html", {"codes": codes})
    context = {"form": form, "secret": factor.secret, "address": address_for_app(factor)}
    return render(request, "web/second_factor.html", context, status=422 if form.errors else 200)


@writes
@needs(Role.READER)
@never_cache
def qr(request: HttpRequest) -> HttpResponse:
    """The secret as a picture for the camera of a phone, until it is confirmed."""
    if request.alone or request.account.guarded:
        return HttpResponse(status=404)
    picture = BytesIO()
    segno.make(address_for_app(access.begin(request.account)), error="m").save(
        picture, kind="svg", scale=5, border=4, light="#fff", nl=False
    )
    return HttpResponse(picture.getvalue(), content_type="image/svg+xml")


@needs(Role.READER)
@sensitive_post_parameters()
def turn_off(request: HttpRequest) -> HttpResponse:
    """Take the second factor away, after the password was given once more."""
    if not request.account.guarded:
        return redirect("account")
    form = ProofForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and _proved(request, form):
        access.turn_off(request.account, request.account, whence(request))
        messages.success(request, _("The second factor is off: the password alone lets you in."))
        return redirect("account")
    return render(request, "web/turn_off.html", {"form": form}, status=422 if form.errors else 200)


@needs(Role.READER)
@require_POST
def end_session(request: HttpRequest) -> HttpResponse:
    """End one of my sessions, or all but this one."""
    mine, asked = request.account, request.POST.get("session")
    if asked:
        found = next((session.pk for session in sessions_of(mine) if session.mark == asked), "")
        ended = access.end_sessions(mine, mine, only=found, whence=whence(request))
    else:
        ended = access.end_sessions(mine, mine, keep=request.session.session_key, whence=whence(request))
    messages.success(request, _("Sessions ended: %(n)d.") % {"n": ended})
    return redirect("account")


def _settle(request: HttpRequest) -> HttpResponse:
    form = JoinForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            access.settle(request.account, given["username"], given["name"], given["password"], whence(request))
        except BadValue as error:
            form.add_error(None, error.message)
        else:
            access.record(LoginKind.SIGNED_IN, request.account, request.account, whence(request))
            come_in(request, request.account)
            messages.success(request, _("From now on everybody signs in here, you too."))
            return redirect("account")
    return render(request, "web/password.html", {"form": form}, status=422 if form.errors else 200)


def _proved(request: HttpRequest, form: ProofForm) -> bool:
    proved = access.prove(request.account, form.cleaned_data["current"], whence(request))
    if not proved:
        form.add_error("current", _("That is not your password."))
    return proved
