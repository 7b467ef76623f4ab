"""Error pages that say what happened and what to do."""

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """What was sent cannot be used; 413 where there was too much of it."""
    too_large = isinstance(exception, RequestDataTooBig)
    return _page(request, 413 if too_large else 400)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Not allowed."""
    return _page(request, 403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """No such page or record."""
    return _page(request, 404)


def server_error(request: HttpRequest) -> HttpResponse:
    """Our mistake. The page asks nothing of the database."""
    return _page(request, 500)


def _page(request: HttpRequest, status: int) -> HttpResponse:
    return render(request, "web/error.html", {"status": status}, status=status)
