"""Error pages that say what happened and what to do."""

from django.core.exceptions import DisallowedHost, RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from cosante.register.actions.access import HeldBack
from cosante.vocabulary.errors import NotAllowed, UserError

#: What happened, and what to do, by HTTP status.
SAID = {
    421: (
        _("This site does not answer under that name"),
        _("Whoever runs it can allow the name: COSANTE_HOSTS lists them, separated by commas."),
    ),
    400: (_("That cannot be understood"), _("What was sent is not what this page takes. Go back and try again.")),
    403: (
        _("That is not allowed"),
        _("The form may have been open for too long, or cookies are off. Go back, load the page and send it again."),
    ),
    404: (
        _("There is no such page"),
        _("The address may be mistyped, or the record was never here: addresses of records do not change."),
    ),
    409: (_("That cannot be done as things stand"), _("Load the page again and look at what has changed.")),
    429: (_("Too many tries"), _("Wait a quarter of an hour and try again.")),
    413: (_("That is too large"), _("Send less at once: split the text, or upload it as a file.")),
    500: (
        _("Our mistake"),
        _("Something went wrong here; nothing was lost. Try again, and if it stays, tell whoever runs this site."),
    ),
    503: (
        _("Others are writing"),
        _("The register was busy for half a minute, and nothing of yours was written. Go back and send it again."),
    ),
}


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """What was sent cannot be used; 413 where there was too much of it, 421 where another host was asked for."""
    status = {RequestDataTooBig: 413, DisallowedHost: 421}.get(type(exception), 400)
    return _page(request, status)


def forbidden(request: HttpRequest, exception: Exception | None = None, reason: str = "") -> HttpResponse:
    """Not allowed; also where a form comes without its token, as from another site or after the cookie went."""
    return _page(request, 403, advice=str(exception or ""))


def refused(request: HttpRequest, error: UserError) -> HttpResponse:
    """What an action refuses, with its reason."""
    status = 429 if isinstance(error, HeldBack) else 403 if isinstance(error, NotAllowed) else 409
    response = _page(request, status, advice=error.message)
    if isinstance(error, HeldBack):
        response["Retry-After"] = str(60 * error.minutes)
    return response


def zero(request: HttpRequest) -> HttpResponse:
    """What was sent holds the one character that not every database keeps."""
    said = _("There is a zero character in what was sent, and nothing was kept. Take it out and send it again.")
    return _page(request, 400, advice=str(said))


def others_write(request: HttpRequest) -> HttpResponse:
    """A writer gave up waiting. The page asks nothing of the database."""
    response = _page(request, 503)
    response["Retry-After"] = "30"
    return response


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """No such page or record."""
    return _page(request, 404)


def server_error(request: HttpRequest) -> HttpResponse:
    """Our mistake. The page asks nothing of the database."""
    return _page(request, 500)


def _page(request: HttpRequest, status: int, advice: str = "") -> HttpResponse:
    said, usual = SAID[status]
    shown = {"said": said, "advice": advice or usual}
    if request.method != "GET":  # the address may take nothing but what is sent
        shown["page_here"] = "/"
    return render(request, "web/error.html", shown, status=status)
