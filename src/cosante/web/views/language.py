"""The language of the pages: chosen in their frame, remembered in a cookie and in the account."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from cosante.register.actions.access import set_language
from cosante.web.door import anybody
from cosante.web.posts import back

#: A year.
_REMEMBERED = 365 * 24 * 3600


@anybody
@csrf_exempt  # another site could change no more than this; and pages for visitors need no cookie
@require_POST
def language(request: HttpRequest) -> HttpResponse:
    """Back to the page where it was chosen, in the other language. One that is not there changes nothing."""
    chosen = request.POST.get("language", "")
    response = redirect(back(request, "/"))
    if chosen in dict(settings.LANGUAGES):
        response.set_cookie(
            settings.LANGUAGE_COOKIE_NAME,
            chosen,
            max_age=_REMEMBERED,
            secure=settings.COOKIES_SECURE,
            httponly=True,
            samesite="Lax",
        )
        if request.account is not None:
            set_language(request.account, chosen)
    return response
