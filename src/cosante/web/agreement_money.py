"""The money of an agreement as its page shows it: by stage, by area and year, against time, of others, and problems."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import Any

from django.http import HttpRequest
from django.utils import timezone

from cosante.register.models import Agreement, Funding
from cosante.register.queries.money import Asked, all_rates, everything, frame_of, problems_of
from cosante.register.records.money import BUDGET, COFINANCED, DELEGATED, FUNDING, KINDS, OWN, Money, burn, total
from cosante.web import money_words, words
from cosante.web.burns import drawn
from cosante.web.kept_pages import table
from cosante.web.looks import looks
from cosante.web.money import Page, Table, by_stage, conversions, crossed, stage_words, stages_of, years_of
from cosante.web.who import account


def panel_of(agreement: Agreement, request: HttpRequest) -> dict[str, Any]:
    """Context of ``_agreement_money.html``."""
    held, rates = everything(agreement.pk), all_rates()
    frame, by = frame_of(agreement, held), account(request)
    page = Page(Asked(agreement=agreement.pk), frame.currency, rates)
    fundings = [funding for funding in FUNDING if any(money.funding == funding for money in held)]
    stages = by_stage(page, held, fundings)
    stage, whose = _chosen(request, held, fundings)
    shown = [money for money in held if money.stage == stage and money.funding == whose]
    areas = _areas(agreement, page, shown, stage, whose)
    return {
        "agreement": agreement,
        "currency": frame.currency,
        "held": held,
        "number": sum(money.stage != BUDGET for money in held),
        "may_write": by.may(agreement.writes) and not agreement.withdrawn,
        "lines": table(looks()["budget-line"], agreement, by),
        "stages": stages,
        "areas": areas,
        "stage": stage,
        "whose": whose,
        "stage_choices": [(s, stage_words(s)) for s in KINDS if any(m.stage == s for m in held)],
        "fundings": [(funding, Funding(funding).label) for funding in fundings],
        "burn": _burn(agreement, held, page, timezone.localdate()),
        "others": _others(agreement, page, held),
        "problems": money_words.problems_said(problems_of(agreement, held, rates)),
        "conversions": conversions([*stages.totals, *areas.totals]),
    }


def _chosen(request: HttpRequest, held: Sequence[Money], fundings: Sequence[str]) -> tuple[str, str]:
    """Which stage, and whose money, the table by area and year is of."""
    there = [stage for stage in KINDS if any(money.stage == stage for money in held)]
    stage, whose = request.GET.get("stage", ""), request.GET.get("whose", "")
    return stage if stage in there else next(iter(there), ""), whose if whose in fundings else next(iter(fundings), OWN)


def _areas(agreement: Agreement, page: Page, shown: Sequence[Money], stage: str, whose: str) -> Table:
    of = Page(Asked(agreement=agreement.pk, stage=stage, funding=whose), page.currency, page.rates)
    return crossed(of, shown, "area", years_of(shown))


def _others(agreement: Agreement, page: Page, held: Sequence[Money]) -> list[tuple[str, str, Table]]:
    """Co-financing by who pays it, and delegated funds by who gives them: never added to the agreement's own."""
    found = []
    for funding in (COFINANCED, DELEGATED):
        shown = [money for money in held if money.funding == funding]
        if shown:
            of = Page(Asked(agreement=agreement.pk, funding=funding), page.currency, page.rates)
            made = crossed(of, shown, "provider", stages_of(shown))
            found.append((funding, str(Funding(funding).label), made))
    return found


def _burn(agreement: Agreement, held: Sequence[Money], page: Page, today: date) -> dict[str, Any] | None:
    """What is spent of the agreement's own money against its term; of its amount, or else of its budget lines."""
    own = [money for money in held if money.funding == OWN]
    planned = page.total(money for money in own if money.stage == BUDGET)
    whole = agreement.amount if agreement.amount is not None else None if planned.left else planned.amount
    spent = total([money for money in own if money.stage == "expenditure"], page.currency, page.rates or all_rates())
    found = burn(spent, whole, agreement.in_force or agreement.signed, agreement.ends, today)
    if found is None:
        return None
    of = Page(Asked(agreement=agreement.pk, stage="expenditure", funding=OWN), page.currency, page.rates)
    return {
        "drawn": drawn(found, partial(of.behind, page.currency)),
        "whole": words.money_words(found.whole, page.currency),
        "behind": of.behind(page.currency),
        "left_out": len(spent.left),
    }
