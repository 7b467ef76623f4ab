"""Budget lines, transactions and rates; and what the page of an agreement shows of its money."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from cosante.register.models import BudgetLine, Rate, Transaction
from cosante.web.agreement_money import panel_of
from cosante.web.kept_fields import RowField
from cosante.web.looks import Look, Panel
from cosante.web.money import area_words, year_words
from cosante.web.words import money_words


class BudgetLineField(RowField):
    """A budget line by what it is for, under its agreement."""

    def __init__(self) -> None:
        super().__init__(BudgetLine, label=_("budget line"), required=False)

    def _choices(self) -> list[tuple[Any, Any]]:
        grouped: dict[str, list[tuple[str, str]]] = {}
        found = BudgetLine.objects.filter(withdrawn=False, agreement__withdrawn=False).select_related("agreement")
        for line in found.order_by("-agreement_id", "id"):
            said = (
                line.what,
                area_words(line.area) if line.area else "",
                year_words(line.period) if line.period else "",
            )
            words = " · ".join([*filter(None, said), money_words(line.amount, line.currency)])
            grouped.setdefault(line.agreement.title, []).append((str(line.pk), words))
        return [("", _("none")), *grouped.items()]


_VALUE = (_("How the value was found"), ("in_kind", "estimated", "price_reference"))

LOOKS = (
    Look(
        model=BudgetLine,
        columns=("what", "area", "period", "amount", "currency", "payer", "funding"),
        filters=("agreement", "area", "period", "funding", "currency"),
        searched=("what",),
        order=("period", "id"),
        groups=(
            (_("How much"), ("amount", "currency")),
            (_("Who gives and who gets"), ("funding", "payer", "delegated_from", "delegated_to")),
            _VALUE,
        ),
        ways=(("money", _("all money")), ("money-problems", _("problems"))),
    ),
    Look(
        model=Transaction,
        lead=_(
            "What happened to money: it was pledged, committed, allocated, disbursed, spent, or goods were delivered."
        ),
        columns=("stage", "value_date", "amount", "currency", "provider", "receiver"),
        filters=("agreement", "stage", "funding", "currency", "in_kind", "estimated", "provider", "receiver"),
        searched=("about", "price_reference"),
        order=("-value_date", "-id"),
        groups=(
            (_("How much"), ("stage", "amount", "currency", "value_date")),
            (_("Who gives and who gets"), ("funding", "provider", "receiver")),
            _VALUE,
            (_("Where it is told"), ("act",)),
        ),
        fields={"budget_line": BudgetLineField},
        ways=(("money", _("all money")), ("money-problems", _("problems"))),
    ),
    Look(
        model=Rate,
        lead=_("What a currency was worth in another on a day. Money is converted with the latest rate up to its day."),
        columns=("currency", "into", "date", "rate", "source"),
        filters=("currency", "into", "source"),
        searched=("source",),
        order=("-date", "currency", "into"),
        ways=(("rates-load", _("load a table of rates")),),
    ),
)


PANELS = (
    Panel(
        noun="agreement",
        template="web/_agreement_money.html",
        more=panel_of,
        styles=("web/figures.css", "web/money.css"),
        place=30,
    ),
)
