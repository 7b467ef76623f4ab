"""All money with its filters, the rows behind a figure, what does not fit, and loading a table of rates."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cosante.intake.rates import read_rates
from cosante.register.actions.deciding import may
from cosante.register.actions.money import load_rates
from cosante.register.models import Agreement, Role
from cosante.register.queries.money import Asked, all_problems, all_rates, moneys
from cosante.register.records.money import Rates
from cosante.vocabulary.errors import UserError
from cosante.web import money_words, words
from cosante.web.door import needs
from cosante.web.flat import KINDS, answer
from cosante.web.flat_lists import money_flat
from cosante.web.money_pages import filters, rows_sums, shown_of
from cosante.web.posts import number, status_of
from cosante.web.rates_form import RatesForm
from cosante.web.who import account

PER_PAGE = 50


@needs(Role.READER)
def money(request: HttpRequest) -> HttpResponse:
    """Figures of all money that the filters ask for, by one thing, each currency by itself or all in one."""
    asked = Asked.of(request.GET)
    found = moneys(asked)
    context = {"asked": asked, "filters": filters(asked), **shown_of(request.GET, asked, found)}
    return render(request, "web/money.html", context)


@needs(Role.READER)
def rows(request: HttpRequest) -> HttpResponse:
    """The budget lines and transactions of a figure, with their sum and the rates that it took."""
    asked, into = Asked.of(request.GET), request.GET.get("in", "").upper()[:3]
    into = into if into in words.currencies() else ""
    found, rates = moneys(asked), all_rates() if into else Rates()
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    into, sums = rows_sums(found, into or asked.currency, rates)
    context = {
        "asked": asked,
        "into": into,
        "converts": any(one.currency != into for one in found) if into else False,
        "agreement": Agreement.objects.filter(pk=asked.agreement).first(),
        "filters": filters(asked),
        "sums": sums,
        "files": KINDS,
        "page": page,
        "lines": money_words.rows_said(page.object_list, into, rates),
    }
    return render(request, "web/money_rows.html", context)


@needs(Role.READER)
def file(request: HttpRequest, kind: str) -> HttpResponseBase:
    """The same rows as a file, with the rate of each that was converted."""
    asked, into = Asked.of(request.GET), request.GET.get("in", "").upper()[:3]
    into = into if into in words.currencies() else ""
    return answer(money_flat(moneys(asked), into, all_rates() if into else Rates()), kind)


@needs(Role.READER)
def problems(request: HttpRequest) -> HttpResponse:
    """What does not fit, agreement by agreement."""
    only, agreement = request.GET.get("kind", ""), number(request.GET.get("agreement"))
    found = all_problems(agreement)
    numbers = {code: sum(problem.code == code for problem in found) for code in money_words.PROBLEM_KINDS}
    shown = [problem for problem in found if only in ("", problem.code)]
    titles = Agreement.objects.in_bulk({problem.agreement for problem in shown})
    grouped: dict[int, list[money_words.Shown]] = {}
    for problem, said in zip(shown, money_words.problems_said(shown), strict=True):
        grouped.setdefault(problem.agreement, []).append(said)
    context = {
        "only": only,
        "agreement": titles.get(agreement),
        "kinds": [(code, words_, numbers[code]) for code, words_ in money_words.PROBLEM_KINDS.items() if numbers[code]],
        "all": len(found),
        "groups": [(titles.get(pk), held) for pk, held in grouped.items()],
    }
    return render(request, "web/money_problems.html", context)


@needs(Role.CONTRIBUTOR)
def rates(request: HttpRequest) -> HttpResponse:
    """Load rates from a table; where a line cannot be read nothing is loaded, and each such line is named."""
    form, error = RatesForm(request.POST or None, request.FILES or None), None
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            may(account(request), Role.CONTRIBUTOR)
            read = read_rates(file.name, file.read(), form.cleaned_data["source"])
            loaded = load_rates(read, account(request), _("from %(file)s") % {"file": file.name})
        except UserError as refused:
            error = refused
        else:
            said = ngettext("%d rate was loaded", "%d rates were loaded", loaded.new + loaded.changed)
            known = ngettext("%d was there already", "%d were there already", loaded.same)
            parts = [words.filled(said, loaded.new + loaded.changed), words.filled(known, loaded.same)]
            messages.success(request, "; ".join(parts))
            return redirect("kept-rows", "rates")
    status = status_of(error) if error else 422 if form.errors else 200
    return render(request, "web/rates_load.html", {"form": form, "error": error}, status=status)
