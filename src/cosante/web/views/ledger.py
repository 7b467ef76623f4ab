"""The reciprocity ledger of two countries or partners, or of one with everybody."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from cosante.register.models import Role
from cosante.register.queries.exchanges import deeds
from cosante.register.queries.ledger import directions, entries, side, years
from cosante.register.queries.partners import countries_of_partners
from cosante.register.records.ledger import balance, ledger
from cosante.web.asked import side_name
from cosante.web.door import needs
from cosante.web.exchanges import behind_of
from cosante.web.lines import Own, balance_lines, both_ways, heads, ledger_lines
from cosante.web.totals import count_more, counted_in, left_out, switches


@needs(Role.READER, public=True)
def choose(request: HttpRequest) -> HttpResponse:
    """Two countries to choose; chosen, their ledger's own address."""
    one, other = (request.GET.get(name, "").strip() for name in ("one", "other"))
    if one and other and one != other:
        return redirect("ledger", one, other)
    context = {"countries": countries_of_partners(request.public), "one": one, "other": other}
    return render(request, "web/ledger_choose.html", context)


@needs(Role.READER, public=True)
def pair(request: HttpRequest, one: str, other: str = "") -> HttpResponse:
    """Who did what for whom, kind by kind, both directions side by side."""
    sides = [side(value, request.public) for value in (one, other) if value]
    if any(found is None for found in sides):
        raise Http404(f"{one} {other}")
    values = [found.value for found in sides if found]
    if values != [value for value in (one, other) if value]:
        return redirect("ledger", *values)
    counted, public = counted_in(request), request.public
    lines = ledger(entries(one, other, public), counted)
    own = Own() if public else Own.of(one, other, deeds(one, other))
    names = (side_name(one, public), side_name(other, public) if other else "")
    sums = balance(lines)
    out = left_out(figure for cell in sums.values() for figure in cell.figures.get("acts", ()))
    context = {
        "heads": heads(*names),
        "nothing_counts": count_more(request, sum(cell.deeds for cell in sums.values()), out),
        "one": one,
        "other": other,
        "names": names,
        "lines": ledger_lines(lines, directions(one, other, public), counted, own=own),
        "sums": balance_lines(sums),
        "out": out,
        "switches": switches(counted, public),
        "timeline": both_ways(one, years(one, other, public), other),
        "countries": countries_of_partners(public),
    }
    return render(request, "web/ledger.html", context)


@needs(Role.READER)
def behind(request: HttpRequest) -> HttpResponse:
    """The deeds that the office keeps in one figure of a ledger, and the way to the acts in it."""
    one, other = (request.GET.get(name, "") for name in ("one", "other"))
    if any(side(value) is None for value in (one, other) if value) or not one:
        raise Http404(f"{one} {other}")
    return render(request, "web/ledger_behind.html", behind_of(request, one, other))
