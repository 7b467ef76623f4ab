"""The South–South table (SDG 17.3.1), what is behind its lines, and the table as files."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _

from cosante.register.models import Role
from cosante.register.queries.totals import acts_behind
from cosante.register.records.south import table
from cosante.register.records.south_observations import without_year
from cosante.web.door import needs
from cosante.web.exchanges import lines
from cosante.web.flat import KINDS, answer, named
from cosante.web.labels import label
from cosante.web.south import (
    Wanted,
    as_sdmx,
    countries,
    flat_table,
    groups,
    left_out_of,
    wanted_items,
)
from cosante.web.south import (
    behind as behind_line,
)
from cosante.web.totals import counted_in, switches

PER_PAGE = 50


@needs(Role.READER)
def south(request: HttpRequest) -> HttpResponse:
    """The table."""
    wanted, counted = Wanted.of(request.GET), counted_in(request)
    found = wanted_items(request, wanted)
    context = {
        "wanted": wanted,
        "groups": groups(table(found), wanted, counted),
        "out": left_out_of(found, wanted, counted),
        "countries": countries(wanted_items(request, Wanted())),
        "switches": switches(counted),
        "files": KINDS,
        "no_year": without_year(found),
        "kept": [(name, value) for name, value in request.GET.items() if name != "count" and value],
    }
    return render(request, "web/south.html", context)


@needs(Role.READER)
def behind(request: HttpRequest) -> HttpResponse:
    """The deeds in one line, or out of the table for one reason."""
    wanted, said = Wanted.of(request.GET), request.GET
    group, modality, why = (said.get(name, "")[:30] for name in ("group", "modality", "out"))
    own, told = behind_line(wanted_items(request, wanted), group, modality, why)
    page = Paginator([*own, *told], PER_PAGE).get_page(request.GET.get("page"))
    numbers = [one for one in page.object_list if isinstance(one, int)]
    acts = acts_behind([_Behind(pk) for pk in numbers])
    context = {
        "wanted": wanted,
        "page": page,
        "title": _title(why, modality),
        "group": label(group, "south_group") if group else "",
        "lines": lines(one for one in page.object_list if not isinstance(one, int)),
        "acts": [acts[pk] for pk in numbers],
    }
    return render(request, "web/south_behind.html", context)


def _title(why: str, modality: str) -> str:
    if why:
        return label(why, "south_out")
    return label(modality, "modality") if modality else _("South–South cooperation")


class _Behind:
    def __init__(self, act_id: int) -> None:
        self.act_id = act_id


@needs(Role.READER)
def file(request: HttpRequest, kind: str) -> HttpResponseBase:
    """The table as a file; as observations for SDG indicator 17.3.1 where that is asked."""
    found = wanted_items(request, Wanted.of(request.GET))
    if kind == "sdmx":
        response = HttpResponse(as_sdmx(found), content_type="application/vnd.sdmx.data+csv; version=2.0.0")
        return named(response, "south-south", "sdmx.csv")
    return answer(flat_table(found), kind)
