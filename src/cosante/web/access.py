"""Before every page: who asks, and may she? Whoever has no account is led to the sign-in page, and back after it."""

import time
from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from cosante.register.actions.access import owner
from cosante.register.models import Account, Role
from cosante.register.moment import busy
from cosante.vocabulary.errors import UserError
from cosante.web.door import alone, door_of
from cosante.web.views.errors import others_write, refused, zero

_SAFE = ("GET", "HEAD", "OPTIONS")
#: Seconds after which a session says anew that it is used.
_STAY = 300


class Access:
    """Sets ``request.account``, and ``request.public``: is it a visitor, who sees only what is reviewed?"""

    def __init__(self, answer: Callable[[HttpRequest], HttpResponse]) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.public, request.alone = False, False
        request.account = _account(request)
        _speak(request)
        response = self.answer(request)
        if request.account is not None:
            response.headers.setdefault("Cache-Control", "private, no-cache")
        return response

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponse], args: Any, kwargs: Any
    ) -> HttpResponse | None:
        if _holds_zero(request):
            return zero(request)
        door = door_of(view)
        safe = request.method in _SAFE
        if door.anybody:
            return None
        if request.account is None:
            request.public = door.public and safe and settings.COSANTE_PUBLIC
            return None if request.public else _to_the_door(request)
        role = door.role if safe else door.sends
        if not request.account.may(role):
            raise PermissionDenied(
                _("This takes the role %(role)s; yours is %(yours)s. An administrator can change that.")
                % {"role": Role(role).label, "yours": request.account.get_role_display()}
            )
        return None

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """What an action refuses is said on a page, and that others wrote for so long that this was not written."""
        if busy(exception):
            return others_write(request)
        return refused(request, exception) if isinstance(exception, UserError) else None


def _holds_zero(request: HttpRequest) -> bool:
    """A character that no database keeps alike; programs are told by the API, and files are for the reader."""
    if request.path_info.startswith("/api/"):
        return False
    sent = (value for given in (request.GET, request.POST) for pair in given.lists() for value in (pair[0], *pair[1]))
    return "\0" in request.path_info or any("\0" in value for value in sent)


def _account(request: HttpRequest) -> Account | None:
    if request.user.is_authenticated:
        if time.time() - request.session.get("seen", 0) > _STAY:
            request.session["seen"] = int(time.time())
        return request.user
    if not alone(request):
        return None
    request.user = owner() or request.user
    request.alone = request.user.is_authenticated
    return request.user if request.alone else None


def _speak(request: HttpRequest) -> None:
    """The language that the account has chosen; without one, what the cookie or the browser asks holds."""
    chosen = request.account.language if request.account else ""
    if chosen in dict(settings.LANGUAGES):
        translation.activate(chosen)
        request.LANGUAGE_CODE = chosen


def _to_the_door(request: HttpRequest) -> HttpResponse:
    back = request.get_full_path() if request.method in _SAFE else ""
    asked = "?" + urlencode({"next": back}) if back not in ("", "/") else ""
    return redirect(reverse("sign-in") + asked)
