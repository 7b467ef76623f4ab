"""Totals, and what is behind each figure: what is in it, what is out of it, and why."""

from dataclasses import replace

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse

from cosante.register.models import Role
from cosante.register.queries.filters import Asked
from cosante.register.queries.totals import acts_behind, items, rows_of
from cosante.register.queries.totals import whole as everything
from cosante.register.records.totals import together, total, verdict
from cosante.web.asked import PER_PAGE, chips, kept
from cosante.web.door import needs
from cosante.web.flat import KINDS, answer
from cosante.web.flat_lists import totals_flat
from cosante.web.labels import MEASURES, TOTALS_BY
from cosante.web.totals import (
    Wanted,
    behind_lines,
    count_more,
    counted_in,
    counted_words,
    heading,
    key_words,
    left_out,
    switches,
    table_of,
)


@needs(Role.READER, public=True)
def totals(request: HttpRequest) -> HttpResponse:
    """One measure by one thing, for the acts that the filters ask for."""
    asked, counted, wanted = Asked.of(request.GET, request.public), counted_in(request), Wanted.of(request.GET)
    whole = together(total(everything(wanted.measure, wanted.by, asked), counted))
    number, out = sum(figure.n for figure in whole), left_out(whole)
    of_all = replace(wanted, by="all", key="", unit="", currency="")
    context = {
        "asked": asked,
        "chips": chips(asked),
        "counted": counted,
        "kept_filters": kept(asked),
        "kept": [*wanted.said(), *kept(asked)],
        "wanted_query": wanted.query(Asked(), counted),
        "behind_all": f"{reverse('totals-behind')}?{of_all.query(asked, counted)}",
        "nothing_counts": count_more(request, number, out),
        "wanted": wanted,
        "by": TOTALS_BY,
        "measures": MEASURES,
        "files": KINDS,
        "switches": switches(counted, asked.public),
        "table": table_of(wanted, asked, counted, whole),
        "out": out,
        "counted_words": counted_words(wanted, number),
    }
    return render(request, "web/totals.html", context)


@needs(Role.READER, public=True)
def file(request: HttpRequest, kind: str) -> HttpResponseBase:
    """The figures as a file of that kind."""
    asked = Asked.of(request.GET, request.public)
    return answer(totals_flat(Wanted.of(request.GET), asked, counted_in(request)), kind)


@needs(Role.READER, public=True)
def behind(request: HttpRequest) -> HttpResponse:
    """The deeds, sums or numbers of one figure: those in it, or those out of it for one reason or any."""
    asked, counted, wanted = Asked.of(request.GET, request.public), counted_in(request), Wanted.of(request.GET)
    out = request.GET.get("out", "")
    about = (wanted.measure, wanted.by, wanted.key, wanted.unit, asked)
    found = items(*about)
    held = {reasons: verdict(reasons, counted) for reasons in found.order_by().values_list("why", flat=True).distinct()}
    shown = [reasons for reasons, why in held.items() if (why == out or (why and out == "all") if out else not why)]
    page = Paginator(found.filter(why__in=shown), PER_PAGE).get_page(request.GET.get("page"))
    figures = total(rows_of(*about), counted)
    context = {
        "asked": asked,
        "chips": chips(asked),
        "key": key_words(wanted.by, wanted.key, asked.public),
        "figure": heading(wanted, figures),
        "in": sum(figure.n for figure in figures),
        "reasons": left_out(figures),
        "wanted": wanted,
        "counted": counted,
        "kept": [*wanted.said(), *kept(asked)],
        "wanted_query": wanted.query(Asked(), counted),
        "switches": switches(counted, asked.public),
        "out": out,
        "page": page,
        "lines": behind_lines(page.object_list, acts_behind(page.object_list, asked.public), wanted, counted),
    }
    return render(request, "web/totals_behind.html", context)
