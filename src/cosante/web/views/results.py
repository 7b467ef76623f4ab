"""Pages of results: where all indicators stand, the catalogue, values that are brought as a table."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from cosante.register.actions.answer_once import answer_once
from cosante.register.actions.kept import keep
from cosante.register.actions.results import Given, keep_values, planned
from cosante.register.models import Indicator, ResultValue, Role
from cosante.register.queries.kept_rows import rows
from cosante.register.queries.results import followed
from cosante.vocabulary.errors import BadValue, RefusedFile, UserError
from cosante.vocabulary.indicators import PROGRAMMES as LISTED
from cosante.vocabulary.indicators import catalogue, indicators
from cosante.web.door import needs
from cosante.web.posts import posted, status_of
from cosante.web.result_sheets import Read, cells_of, pasted, rows_of
from cosante.web.results_pages import shown
from cosante.web.results_words import PROGRAMMES, RULE, STANDINGS
from cosante.web.tokens import opened, seal
from cosante.web.who import account
from cosante.web.words import size_words


@needs(Role.READER)
def board(request: HttpRequest) -> HttpResponse:
    """Every indicator with where it stands; one standing at a time where that is asked."""
    every = followed(rows(Indicator, ("area", "code", "id")))
    asked = request.GET.get("standing", "")
    counted = {code: sum(one.whole.progress.standing == code for one in every) for code in STANDINGS}
    lines = [shown(one) for one in every if not asked or one.whole.progress.standing == asked]
    standings = [(code, words, counted[code], code == asked) for code, words in STANDINGS.items() if counted[code]]
    context = {"lines": lines, "standings": standings, "asked": asked, "rule": RULE}
    return render(request, "web/indicator_board.html", context)


@needs(Role.READER)
def listed(request: HttpRequest) -> HttpResponse:
    """The catalogue, a list at a time; each indicator can be followed from here."""
    chosen = request.GET.get("list", "")
    chosen = chosen if chosen in LISTED else LISTED[0]
    language = get_language() or "en"
    here = {one.code for one in rows(Indicator)}
    groups: dict[str, list[Any]] = {}
    for key, one in indicators().items():
        if chosen in one.programmes:
            groups.setdefault(one.target if chosen == "sdg3" else "", []).append((one, one.name(language), key in here))
    targets = {key: (key, catalogue()[key].name(language), catalogue()[key].definition) for key in groups if key}
    context = {
        "groups": [(targets.get(key), lines) for key, lines in groups.items()],
        "lists": [(code, words, code == chosen) for code, words in PROGRAMMES.items()],
        "chosen": chosen,
        "may_write": account(request).may(Indicator.writes),
        "token": seal(),
    }
    return render(request, "web/indicator_catalogue.html", context)


@needs(Role.CONTRIBUTOR)
@posted
def follow(request: HttpRequest) -> HttpResponse:
    """Follow an indicator of the catalogue: it is entered as the catalogue has it, and its form opens."""
    by, one = account(request), indicators().get(request.POST.get("key", ""))
    if one is None:
        raise BadValue(_("The catalogue has no indicator “%(code)s”.") % {"code": request.POST.get("key", "")[:40]})
    values = {"code": one.key, "unit": one.unit, "direction": one.direction, "keys": list(one.keys), "area": one.area}

    def do() -> dict[str, Any]:
        return {"pk": keep(Indicator, values, by).pk}

    made = answer_once(f"{opened(request).form.key} {one.key}", "", by, do)
    return redirect("kept-edit", "indicators", made["pk"])


@needs(Role.READER, sends=Role.CONTRIBUTOR)
def bring(request: HttpRequest, pk: int) -> HttpResponse:
    """Bring values as a table: what each row would do is shown before anything is kept."""
    indicator = get_object_or_404(Indicator, pk=pk, withdrawn=False)
    context: dict[str, Any] = {"row": indicator, "limit": size_words(settings.COSANTE_MAX_BYTES)}
    status = 200
    if request.method == "POST":
        try:
            found = rows_of(_cells(request), indicator)
            context |= _preview(found, indicator)
        except UserError as error:
            status = status_of(error)
            context |= {"error": error, "text": request.POST.get("text", "")}
    return render(request, "web/values_bring.html", context, status=status)


def _cells(request: HttpRequest) -> list[list[Any]]:
    given = request.FILES.get("file")
    if given is None:
        return pasted(request.POST.get("text", ""))
    if (given.size or 0) > settings.COSANTE_MAX_BYTES:
        raise RefusedFile(_("The file is larger than %(most)s.") % {"most": size_words(settings.COSANTE_MAX_BYTES)})
    return cells_of(given.read())


def _preview(found: list[Read], indicator: Indicator) -> dict[str, Any]:
    """What would be done: each row with its verb, those that are wrong with why; the plan goes along, sealed."""
    plan = planned(indicator, [row.values for row in found if not row.wrong])
    of = {(one.values["period"], one.values.get("part", "")): one for one in plan}
    changed = [one.row for one in plan if one.do == "change"]
    was = dict(rows(ResultValue).filter(pk__in=changed).values_list("pk", "value"))
    lines = []
    for row in found:
        one = of.get((row.values.get("period", ""), row.values.get("part", "")))
        lines.append((row, one.do if one else "wrong", was.get(one.row) if one else None))
    counted = {verb: sum(do == verb for _row, do, _was in lines) for verb in ("add", "change", "skip", "wrong")}
    sealed = [[dict(one.values), one.do, one.row, one.seen] for one in plan if one.do != "skip"]
    return {
        "lines": lines,
        "counted": counted,
        "token": seal(indicator=indicator.pk, plan=sealed),
        "can_keep": bool(sealed),
    }


@needs(Role.CONTRIBUTOR)
@posted
def keep_brought(request: HttpRequest, pk: int) -> HttpResponse:
    """Keep what the preview showed; nothing where somebody entered the same meanwhile."""
    indicator, by, form = get_object_or_404(Indicator, pk=pk), account(request), opened(request)
    if form.shown.get("indicator") != pk:
        raise BadValue(_("This form does not come from a page of this register. Load the page again."))
    plan = [Given(*one) for one in form.shown["plan"]]

    def do() -> dict[str, Any]:
        return {"n": len(keep_values(indicator, plan, by, request.POST.get("why", "")))}

    answer_once(form.form.key, "", by, do)
    return redirect(f"{indicator.get_absolute_url()}#values")
