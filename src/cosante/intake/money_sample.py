"""The sample of an agreement's money: two years in nine areas, as ``samples/money`` has it, entered once.

Who withdraws it does not get it again: that it was entered is known from its changes, which stay.
"""

import csv
from collections.abc import Iterator, Mapping
from importlib.resources import files
from typing import Any

from django.db import transaction

from cosante.intake.add import add_bytes
from cosante.intake.rates import read_rates
from cosante.register.actions.kept import cite, keep
from cosante.register.actions.money import load_rates
from cosante.register.models import (
    Act,
    Agreement,
    AgreementParty,
    BudgetLine,
    Change,
    Document,
    Kept,
    Partner,
    Promise,
    Transaction,
)
from cosante.vocabulary.errors import InternalError

#: By this sentence in their history the rows of the sample are known.
WHY = "A sample of Cosanté: the money of two years, all of it made up."
FOLDER = files("cosante") / "samples" / "money"
AGREEMENT = {
    "title": "Biennial agreement in nine areas of health, 2024–2025 (sample)",
    "kind": "biennial",
    "signed": "2024-01-15",
    "in_force": "2024-01-15",
    "ends": "2025-12-31",
    "renewal": "agreed",
    "notice_days": 90,
    "amount": "1800000",
    "currency": "USD",
    "excludes": "Salaries of the ministry; emergencies beyond the plan.",
    "about": "A sample. Every figure is made up.",
}
_SIDES = (("Ministry of Health of Malawi", "ours"), ("Lakes Health Fund", "theirs"))
_PARTNERS = ("responsible", "payer", "delegated_from", "delegated_to", "provider", "receiver")


def load_money_sample() -> Agreement | None:
    """The agreement with its document, parts, transactions and rates; nothing where it was entered before."""
    if Change.objects.filter(noun=Agreement.noun, why=WHY).exists():
        return None
    with transaction.atomic():
        document = _document()
        partners = _partners(document)
        act = Act.objects.filter(type="agreement", facts__document=document).first()
        agreement = keep(Agreement, AGREEMENT | {"act": act}, None, WHY)
        along = Change.objects.get(noun=Agreement.noun, record=agreement.pk)
        cite(agreement, document, None)
        for name, side in _SIDES:
            keep(AgreementParty, {"agreement": agreement, "partner": partners[name], "side": side}, None, WHY, along)
        for row in _rows("promises.tsv", partners):
            keep(Promise, row | {"agreement": agreement}, None, WHY, along)
        lines: dict[str, Kept] = {}
        for row in _rows("lines.tsv", partners):
            key = row.pop("line")
            lines[key] = keep(BudgetLine, row | {"agreement": agreement}, None, WHY, along)
        for row in _rows("transactions.tsv", partners):
            line = lines.get(row.pop("line"))
            keep(Transaction, row | {"agreement": agreement, "budget_line": line}, None, WHY, along)
        load_rates(read_rates("rates.csv", (FOLDER / "rates.csv").read_bytes()), None, WHY)
    return Agreement.objects.get(pk=agreement.pk)


def _document() -> Document:
    (item,) = add_bytes("samples/money/agreement.txt", (FOLDER / "agreement.txt").read_bytes())
    if item.document is None:
        raise InternalError(f"The sample of money cannot be added: {item.message}")
    return Document.objects.get(pk=item.document)


def _partners(document: Document) -> Mapping[str, Partner]:
    """Partners of the document by the names that it has for them."""
    found = document.facts.filter(kind="partner").select_related("partner")
    return {fact.payload["name"]: fact.partner for fact in found if fact.partner}


def _rows(name: str, partners: Mapping[str, Partner]) -> Iterator[dict[str, Any]]:
    """The rows of a table as values by column; what is empty is left out, but for the key of the line."""
    text = (FOLDER / name).read_text("utf-8")
    for row in csv.DictReader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE):
        values: dict[str, Any] = {key: value for key, value in row.items() if value or key == "line"}
        values |= {key: partners[values[key]] for key in _PARTNERS if key in values}
        values |= {key: values[key] == "yes" for key in ("in_kind", "estimated") if key in values}
        yield values
