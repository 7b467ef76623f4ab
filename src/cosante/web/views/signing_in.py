"""Sign in, give the code of the second factor, use an invitation, sign out."""

from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.http.request import split_domain_port
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from cosante.register.actions import access
from cosante.register.models import Account, LoginKind, Role
from cosante.register.queries.access import somebody_can_sign_in
from cosante.vocabulary.errors import BadValue
from cosante.web.account_forms import CodeForm, JoinForm, NewPasswordForm, SignInForm
from cosante.web.door import anybody, needs, whence
from cosante.web.entrance import ask_code, asked, come_in


@anybody
@sensitive_post_parameters()
def sign_in(request: HttpRequest) -> HttpResponse:
    """The form; after it the page that was wanted, or the question for a code."""
    if request.account is not None:
        return redirect(_wanted(request))
    form = SignInForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        entry = access.sign_in(form.cleaned_data["username"], form.cleaned_data["password"], whence(request))
        if entry and entry.code_asked:
            ask_code(request, entry.account)
            return redirect(reverse("sign-in-code", query={"next": _wanted(request)}))
        if entry:
            come_in(request, entry.account)
            return redirect(_wanted(request))
        form.add_error(None, _("This name and this password do not belong together. Look at both and try again."))
    context = {"form": form, "next": _wanted(request), "unsafe": _unsafe(request), "nobody": not somebody_can_sign_in()}
    return render(request, "web/sign_in.html", context, status=422 if form.errors else 200)


@anybody
@sensitive_post_parameters()
def code(request: HttpRequest) -> HttpResponse:
    """The question for a code; after it, the page that was wanted."""
    account = asked(request)
    if account is None:
        return redirect(reverse("sign-in", query={"next": _wanted(request)}))
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if access.sign_in_with_code(account, form.cleaned_data["code"], whence(request)):
            come_in(request, account)
            return redirect(_wanted(request))
        form.add_error("code", _("This code is wrong or was used before. Take the one that the app shows now."))
    context = {"form": form, "next": _wanted(request)}
    return render(request, "web/code.html", context, status=422 if form.errors else 200)


@anybody
@sensitive_post_parameters()
def join(request: HttpRequest, token: str) -> HttpResponse:
    """The link of an invitation: choose a name and a password, or only a new password."""
    invitation = access.opened(token)
    if invitation is None:
        return render(request, "web/spent_link.html", status=410)
    known = invitation.account
    again = known if known and known.has_usable_password() else None
    first = {"username": known.username if known else invitation.email}
    form = NewPasswordForm(request.POST or None) if again else JoinForm(request.POST or None, initial=first)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            account = access.join(
                token, given.get("username", ""), given.get("name", ""), given["password"], whence(request)
            )
        except BadValue as error:
            form.add_error(None, error.message)
        else:
            return _joined(request, account)
    context = {"form": form, "invitation": invitation, "again": again, "role": Role(invitation.role).label}
    return render(request, "web/join.html", context | {"unsafe": _unsafe(request)}, status=422 if form.errors else 200)


@needs(Role.READER)
@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """Out."""
    if not request.alone:
        access.record(LoginKind.SIGNED_OUT, request.account, request.account, whence(request))
        logout(request)
    return redirect("sign-in")


def _joined(request: HttpRequest, account: Account) -> HttpResponse:
    logout(request)  # whoever was signed in on this machine
    if account.guarded:
        return redirect("sign-in")
    access.record(LoginKind.SIGNED_IN, account, account, whence(request))
    come_in(request, account)
    return redirect("home")


def _wanted(request: HttpRequest) -> str:
    """The page of this site that was asked for before."""
    wanted = request.POST.get("next") or request.GET.get("next") or "/"
    safe = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure())
    return wanted if safe else "/"


def _unsafe(request: HttpRequest) -> bool:
    """Would the browser keep no cookie, since the page came without encryption?"""
    host, _port = split_domain_port(request.get_host())
    return settings.SESSION_COOKIE_SECURE and not request.is_secure() and host not in ("localhost", "127.0.0.1")
