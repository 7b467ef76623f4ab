"""What this is and how to use it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from cosante.register.models import Role
from cosante.web.door import needs
from cosante.web.labels import ACT_TYPES, KINDS


@needs(Role.READER, public=True)
def about(request: HttpRequest) -> HttpResponse:
    """The help page."""
    return render(request, "web/about.html", {"kinds": KINDS, "types": ACT_TYPES})
