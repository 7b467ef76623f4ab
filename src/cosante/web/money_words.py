"""Rows of money and their problems in words, each with the way to what it is about."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from cosante.register.models import Agreement, BudgetLine, Kept, Transaction
from cosante.register.queries.kept_rows import rows
from cosante.register.queries.money import Asked
from cosante.register.records.money import BUDGET, Money, Rates, counted
from cosante.register.records.money_problems import Problem
from cosante.web import dates, words
from cosante.web.cards import Link, about
from cosante.web.labels import Labels
from cosante.web.money import Conversion, area_words, conversion, stage_words, year_words

#: Kinds of problem, to choose from.
PROBLEM_KINDS: Labels = {
    "lines-miss-total": gettext_lazy("budget lines miss the total"),
    "over-allocated": gettext_lazy("more allocated than there is"),
    "overspent": gettext_lazy("more spent than there is"),
    "after-the-end": gettext_lazy("after the end"),
    "before-the-start": gettext_lazy("before the start"),
    "above-disbursed": gettext_lazy("more spent than disbursed"),
    "no-rate": gettext_lazy("another currency without a rate"),
    "line-outside-term": gettext_lazy("budget line outside the term"),
    "line-withdrawn": gettext_lazy("budget line withdrawn"),
    "agreement-withdrawn": gettext_lazy("agreement withdrawn"),
    "no-price-reference": gettext_lazy("in kind without a price reference"),
    "rates-differ": gettext_lazy("rates of one day differ"),
}
#: Those that say how much there is, and how much there may be.
_COMPARED = frozenset({"lines-miss-total", "over-allocated", "overspent", "above-disbursed"})


class Shown(NamedTuple):
    """One problem: what kind, a sentence with its figures, and the rows that it is about."""

    code: str
    kind: "str | Promise"
    text: str
    href: str


def problems_said(found: Iterable[Problem]) -> list[Shown]:
    """Each problem in words."""
    found = list(found)
    lines = BudgetLine.objects.in_bulk({problem.line for problem in found if problem.line})
    return [_said(problem, lines.get(problem.line)) for problem in found]


def _said(problem: Problem, line: BudgetLine | None) -> Shown:
    kind, href = PROBLEM_KINDS[problem.code], _behind(problem)
    if problem.rates:
        first = problem.rates[0]
        told = "; ".join(f"{words.number_words(rate.rate)} ({rate.source})" for rate in problem.rates)
        text = _("%(one)s → %(other)s, %(day)s: %(rates)s. The one that was entered last is used.") % {
            "one": first.currency,
            "other": first.into,
            "day": dates.day_words(first.day),
            "rates": told,
        }
        return Shown(problem.code, kind, text, href)
    return Shown(problem.code, kind, _sentence(problem, line), href)


def _behind(problem: Problem) -> str:
    if problem.rates:
        return reverse("kept-rows", args=["rates"])
    asked = Asked(agreement=problem.agreement or -1, problem=problem.code, line=problem.line)
    more = {"in": problem.currency} if problem.currency else {}
    return f"{reverse('money-rows')}?{asked.query(**more)}"


def _sentence(problem: Problem, line: BudgetLine | None) -> str:
    figures = {
        "found": "" if problem.found is None else words.money_words(problem.found, problem.currency),
        "most": "" if problem.most is None else words.money_words(problem.most, problem.currency),
        "line": line or "",
    }
    if problem.code not in _COMPARED:
        number = len(problem.moneys)
        said = words.filled(ngettext("%d row", "%d rows", number), number)
        return f"{said}, {figures['found']}" if figures["found"] else said
    if problem.code == "lines-miss-total":
        return _("The budget lines add up to %(found)s; the agreement is of %(most)s.") % figures
    if problem.code == "above-disbursed":
        if problem.most is None:
            return _("%(found)s are spent; nothing is on record as disbursed.") % figures
        return _("%(found)s are spent, %(most)s disbursed.") % figures
    if problem.code == "over-allocated":
        if line:
            return _("“%(line)s”: %(found)s are allocated, the line has %(most)s.") % figures
        return _("%(found)s are allocated, the agreement is of %(most)s.") % figures
    if line:
        return _("“%(line)s”: %(found)s are spent, the line has %(most)s.") % figures
    return _("%(found)s are spent, the agreement is of %(most)s.") % figures


class Row(NamedTuple):
    """One budget line or transaction behind a figure."""

    what: Link
    stage: str
    when: str
    area: str
    agreement: Link
    parties: Sequence[Link]
    told: str
    amount: str
    conversion: Conversion | None
    left: bool
    notes: Sequence[str]


def rows_said(moneys: Sequence[Money], into: str, rates: Rates) -> list[Row]:
    """Rows in words, with their amount in the currency of a figure and the rate by which it came about."""
    kept: dict[tuple[bool, int], Kept] = {}
    for model in (BudgetLine, Transaction):
        numbers = [money.number for money in moneys if (money.stage == BUDGET) == (model is BudgetLine)]
        kept |= {(model is BudgetLine, row.pk): row for row in rows(model).filter(pk__in=numbers)}
    return [_row(money, kept[money.stage == BUDGET, money.number], into, rates) for money in moneys]


def _row(money: Money, row: Kept, into: str, rates: Rates) -> Row:
    one = counted(money, into, rates) if into else None
    agreement: Agreement | None = row.agreement
    partners = (row.payer, row.delegated_to) if isinstance(row, BudgetLine) else (row.provider, row.receiver)
    marks = ((money.in_kind, _("in kind")), (money.estimated, _("estimated")))
    notes = [said for holds, said in marks if holds]
    notes += [row.get_funding_display()] if money.funding != "own" else []
    notes += [row.price_reference] if row.price_reference else []
    return Row(
        what=Link(str(row), row.get_absolute_url()),
        stage=stage_words(money.stage),
        when=year_words(money.year) if isinstance(row, BudgetLine) else dates.day_words(row.value_date),
        area=area_words(money.area),
        agreement=Link(str(agreement), agreement.get_absolute_url()) if agreement else Link(""),
        parties=[about(partner) for partner in partners if partner],
        told=words.money_words(money.amount, money.currency),
        amount=words.number_words(one.amount) if one else "–",
        conversion=conversion(one.used) if one and one.used else None,
        left=one is None and bool(into),
        notes=notes,
    )
