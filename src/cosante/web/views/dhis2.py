"""Values of indicators for DHIS2: what goes and what cannot, and the file."""

import json

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from cosante.exchange.dhis2.data_values import data_value_set
from cosante.register.actions.deciding import may
from cosante.register.models import Indicator, OrgUnit, Role
from cosante.register.queries.dhis2 import Going, going
from cosante.web import kept_lists
from cosante.web.door import needs
from cosante.web.looks import looks
from cosante.web.who import account

PER_PAGE = 50


@needs(Role.READER)
def page(request: HttpRequest) -> HttpResponse:
    """How many values go, which cannot and why, and the file."""
    every = _asked(request)
    refused = [one for one in every if one.value is None]
    context = {
        "look": looks()["indicator"],
        "units": looks()["org-unit"],
        "sent": len(every) - len(refused),
        "refused": len(refused),
        "page": Paginator(refused, PER_PAGE).get_page(request.GET.get("page")),
        "may_write": account(request).may(OrgUnit.writes),
    }
    return render(request, "web/dhis2.html", context)


@needs(Role.READER)
def file(request: HttpRequest) -> HttpResponse:
    """What goes, as one object."""
    made = data_value_set(one.value for one in _asked(request) if one.value)
    text = json.dumps(made, ensure_ascii=False, indent=1) + "\n"
    response = HttpResponse(text, content_type="application/json; charset=utf-8")
    response.headers["Content-Disposition"] = 'attachment; filename="dataValueSets.json"'
    return response


def _asked(request: HttpRequest) -> list[Going]:
    may(account(request), Indicator.reads)
    return going(kept_lists.asked(looks()["indicator"], request.GET).found)
