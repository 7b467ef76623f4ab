"""Who works with whom: a table of pairs, and a drawing of it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from cosante.register.models import Role
from cosante.register.queries.filters import Asked
from cosante.register.queries.network import OF
from cosante.register.queries.network import network as found
from cosante.web.asked import chips
from cosante.web.door import needs
from cosante.web.drawings import matrix


@needs(Role.READER, public=True)
def network(request: HttpRequest) -> HttpResponse:
    """The busiest countries or partners of the acts that the filters ask for."""
    asked = Asked.of(request.GET, request.public)
    of = request.GET.get("of", OF[0])
    of = of if of in OF else OF[0]
    context = {"asked": asked, "chips": chips(asked), "of": of, "network": matrix(found(of, asked), of, asked)}
    return render(request, "web/network.html", context)
