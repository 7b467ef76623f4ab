"""What views that take a form share: what was refused is said, and people are led back to where they were."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from cosante.vocabulary.errors import NotAllowed, Undecidable, UserError

_View = Callable[..., HttpResponse]


def posted(view: _View) -> _View:
    """Takes only what is posted; what an action refuses becomes a page that says why, and nothing was changed."""

    @require_POST
    @wraps(view)
    def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except UserError as error:
            return refused(request, error)

    return answered


def refused(request: HttpRequest, error: UserError) -> HttpResponse:
    """The page that says what an action refused."""
    shown = {"error": error, "back": back(request, "/"), "page_here": back(request, "/")}
    return render(request, "web/refused.html", shown, status=status_of(error))


def status_of(error: UserError) -> int:
    """403 for who may not, 409 for what cannot be as things stand, 422 for a value that cannot be."""
    return 403 if isinstance(error, NotAllowed) else 409 if isinstance(error, Undecidable) else 422


def number(asked: str | None) -> int:
    """A number that came with a request; 0, which nothing has, where it is none."""
    return int(asked) if asked and asked.isascii() and asked.isdecimal() and len(asked) < 16 else 0


def back(request: HttpRequest, otherwise: str) -> str:
    """The page of this site that the form says to go on to."""
    asked = request.POST.get("next", "")
    safe = url_has_allowed_host_and_scheme(asked, allowed_hosts=None) and asked.startswith("/")
    return asked if safe else otherwise
