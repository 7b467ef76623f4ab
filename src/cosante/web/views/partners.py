"""The list of partners, and the page of one."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from cosante.register.models import Part, Partner, Role
from cosante.register.queries import ledger
from cosante.register.queries import partners as queries
from cosante.register.queries.agreements import agreements
from cosante.register.queries.exchanges import deeds_of
from cosante.register.queries.filters import Asked
from cosante.register.queries.listed import together
from cosante.register.queries.public import as_seen
from cosante.register.records.ledger import balance
from cosante.register.records.ledger import ledger as in_kinds
from cosante.web.beside import beside
from cosante.web.cards import headline
from cosante.web.door import as_one_sees, needs
from cosante.web.exchanges import ways
from cosante.web.flat import KINDS, answer
from cosante.web.flat_lists import partners_flat
from cosante.web.labels import PARTNER_TYPES
from cosante.web.lines import Own, balance_lines, both_ways, heads, ledger_lines
from cosante.web.totals import count_more, counted_in, left_out
from cosante.web.words import by_country

PER_PAGE = 100
#: So much of each list is on a partner's page; the rest is a click away.
FIRST = 10
HISTORY = 20
#: So many figures of one kind of deed in one direction.
FIGURES = 4


@needs(Role.READER, public=True)
def partners(request: HttpRequest) -> HttpResponse:
    """All partners, or those that the filters ask for."""
    asked = {name: request.GET.get(name, "").strip() for name in ("type", "country", "words")}
    page = Paginator(queries.partners(**asked, public=request.public), PER_PAGE).get_page(request.GET.get("page"))
    page.object_list = as_seen(page.object_list, request.public)
    context = {"page": page, "asked": asked, "filtered": any(asked.values()), "types": PARTNER_TYPES, "files": KINDS}
    return render(
        request, "web/partners.html", context | {"countries": by_country(queries.countries_of_partners(request.public))}
    )


@needs(Role.READER, public=True)
def partners_file(request: HttpRequest, kind: str) -> HttpResponseBase:
    """The partners that the filters ask for, as a file of that kind."""
    asked = {name: request.GET.get(name, "").strip() for name in ("type", "country", "words")}
    found = queries.partners(**asked, public=request.public)
    return answer(partners_flat(found, request.build_absolute_uri, request.public), kind)


@needs(Role.READER, public=True)
def partner(request: HttpRequest, pk: int) -> HttpResponse:
    """One partner: its names, its acts in both roles, its persons and documents. A merged one leads on."""
    public = request.public
    record = get_object_or_404(Partner, pk=pk)
    now = queries.surviving(record)
    as_one_sees(now, public)
    if now != record:
        return redirect(now, permanent=False)
    context = {
        "partner": record,
        "names": queries.names_of(record, public),
        "persons": [(fact, headline(fact)) for fact in queries.persons_of(record, public)[:FIRST]],
        "documents": queries.documents_of(record, public)[:FIRST],
        "history": queries.facts_of_partner(record, HISTORY, public),
        "numbers": ledger.parts_of(record.pk, public),
        "counterparts": ledger.with_whom(record.pk, public),
    }
    context |= _ledger(request, record) | _acts(record, public)
    return render(request, "web/partner.html", beside(request, record) | context)


def _ledger(request: HttpRequest, record: Partner) -> dict[str, object]:
    """What it did for others and they for it, kind by kind and year by year."""
    side, counted, public = str(record.pk), counted_in(request), request.public
    lines = in_kinds(ledger.entries(side, public=public), counted)
    kept = [] if public else deeds_of(record)
    own = Own.of(side, "", [deed for _way, deed in kept])
    sums = balance(lines)
    out = left_out(figure for cell in sums.values() for figure in cell.figures.get("acts", ()))
    return {
        "heads": heads(record.name),
        "lines": ledger_lines(lines, ledger.directions(side, public=public), counted, FIGURES, own),
        "kept_ways": ways(side, kept),
        "sums": balance_lines(sums),
        "nothing_counts": count_more(request, sum(cell.deeds for cell in sums.values()), out),
        "timeline": both_ways(side, ledger.years(side, public=public)),
    }


def _acts(record: Partner, public: bool) -> dict[str, object]:
    """The first of what it did, of what was done for it and of its agreements."""
    found = agreements(Asked(partner=str(record.pk), public=public), timezone.localdate())
    lists = {
        "done": queries.acts_of(record, Part.ACTOR, public),
        "received": queries.acts_of(record, Part.RECIPIENT, public),
        "agreements": found,
    }
    return together(lists, FIRST, public) | {"agreement_count": found.count()}
