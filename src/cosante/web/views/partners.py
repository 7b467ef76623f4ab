"""The list of partners, and the page of one."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from cosante.register.models import Part, Partner
from cosante.register.queries import ledger
from cosante.register.queries import partners as queries
from cosante.register.queries.acts import with_parties
from cosante.register.queries.agreements import agreements
from cosante.register.queries.filters import Asked
from cosante.register.records.ledger import balance
from cosante.register.records.ledger import ledger as in_kinds
from cosante.web.cards import headline
from cosante.web.labels import PARTNER_TYPES
from cosante.web.lines import balance_lines, both_ways, heads, ledger_lines
from cosante.web.totals import count_more, counted_in, left_out

PER_PAGE = 100
#: So much of each list is on a partner's page; the rest is a click away.
FIRST = 10
HISTORY = 50


def partners(request: HttpRequest) -> HttpResponse:
    """All partners, or those that the filters ask for."""
    asked = {name: request.GET.get(name, "").strip() for name in ("type", "country", "words")}
    page = Paginator(queries.partners(**asked), PER_PAGE).get_page(request.GET.get("page"))
    context = {"page": page, "asked": asked, "filtered": any(asked.values()), "types": PARTNER_TYPES}
    return render(request, "web/partners.html", context | {"countries": queries.countries_of_partners()})


def partner(request: HttpRequest, pk: int) -> HttpResponse:
    """One partner: its names, its acts in both roles, its persons and documents. A merged one leads on."""
    record = get_object_or_404(Partner, pk=pk)
    if record.merged_into:
        return redirect(queries.surviving(record), permanent=False)
    context = {
        "partner": record,
        "names": queries.names_of(record),
        "done": queries.acts_of(record, Part.ACTOR)[:FIRST],
        "received": queries.acts_of(record, Part.RECIPIENT)[:FIRST],
        "persons": [(fact, headline(fact)) for fact in queries.persons_of(record)[:FIRST]],
        "documents": queries.documents_of(record)[:FIRST],
        "history": queries.facts_of_partner(record, HISTORY),
        "numbers": ledger.parts_of(record.pk),
        "counterparts": ledger.with_whom(record.pk),
    }
    return render(request, "web/partner.html", context | _ledger(request, record) | _agreements(record))


def _ledger(request: HttpRequest, record: Partner) -> dict[str, object]:
    """What it did for others and they for it, kind by kind and year by year."""
    side, counted = str(record.pk), counted_in(request)
    lines = in_kinds(ledger.entries(side), counted)
    sums = balance(lines)
    out = left_out(figure for cell in sums.values() for figure in cell.figures.get("acts", ()))
    return {
        "heads": heads(record.name),
        "lines": ledger_lines(lines, ledger.directions(side), counted),
        "sums": balance_lines(sums),
        "nothing_counts": count_more(request, sum(cell.deeds for cell in sums.values()), out),
        "timeline": both_ways(side, ledger.years(side)),
    }


def _agreements(record: Partner) -> dict[str, object]:
    found = agreements(Asked(partner=str(record.pk)), timezone.localdate())
    return {"agreements": with_parties(found[:FIRST]), "agreement_count": found.count()}
