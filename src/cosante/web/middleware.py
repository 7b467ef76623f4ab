"""What holds for every answer: which sources a page may load from, and that it shows the register at one moment."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.urls import Resolver404, resolve

from cosante.register.moment import one_moment
from cosante.web.door import writes_when_looked_at

_Answer = Callable[[HttpRequest], HttpResponse]

CONTENT_SECURITY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
PERMISSIONS = "camera=(), geolocation=(), microphone=(), payment=(), usb=()"


def content_security(answer: _Answer) -> _Answer:
    """Nothing from elsewhere, nothing inline."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = answer(request)
        response.headers.setdefault("Content-Security-Policy", CONTENT_SECURITY)
        response.headers.setdefault("Permissions-Policy", PERMISSIONS)
        return response

    return middleware


def one_moment_a_page(answer: _Answer) -> _Answer:
    """Whoever looks at a page while others write sees what they write as a whole, or not at all."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if request.method not in ("GET", "HEAD") or _writes(request):
            return answer(request)
        with one_moment():
            return answer(request)

    return middleware


def _writes(request: HttpRequest) -> bool:
    if "Authorization" in request.headers:
        return True  # when a token was last used, and that a wrong one was tried, is noted
    try:
        return writes_when_looked_at(resolve(request.path_info).func)
    except Resolver404:
        return False
