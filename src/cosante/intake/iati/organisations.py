"""An organisation as a reading: who it is, for whom it has budgets, and the sums of each period.

What it spent is money that was spent, what it means to spend is allocated; nothing is added, and no deed is made of
either, so that neither is in a total. Lines of budgets are kept, and not told.
"""

from collections.abc import Mapping
from typing import Any

from cosante.exchange.iati.nodes import TEXT, first
from cosante.intake.iati.lines import Lines, decimal_of
from cosante.register.models import IatiOrganisation
from cosante.vocabulary.facts import Reading
from cosante.vocabulary.money import currencies

#: Sums and their stage, by element; what else says for whom they are.
_STAGES = {
    "total-budget": "allocation",
    "recipient-org-budget": "allocation",
    "recipient-region-budget": "allocation",
    "recipient-country-budget": "allocation",
    "total-expenditure": "expenditure",
}
#: More sums of one kind than this are not told as facts of one document.
_MOST = 200


def reading_of_organisation(row: IatiOrganisation) -> Reading:
    """What the organisation's file says of it; nothing of a row that was withdrawn, whose text stays."""
    told = _Telling(row)
    if not row.withdrawn:
        told.all()
    return told.reading(True, "iati-organisation")


class _Telling(Lines):
    """One organisation while it is told."""

    row: IatiOrganisation

    def all(self) -> None:
        """Its facts: itself, who reports it, and each sum with whom it is for."""
        self._itself()
        self.party(first(self.node, "reporting-org"), "reporting-org[1]")
        known: set[str] = set()
        for element, stage in _STAGES.items():
            for number, one in enumerate(self.node.get(element, ())[:_MOST], 1):
                path = f"{element}[{number}]"
                self._sum(one, path, stage)
                self._for(one, path, known)

    def _itself(self) -> None:
        reporting = first(self.node, "reporting-org")
        about = {"@ref": self.row.identifier, "narrative": first(self.node, "name").get("narrative", [])}
        if reporting.get("@ref", "").strip() == self.row.identifier:
            about["@type"] = reporting.get("@type", "")
        self.party(about, "name[1]")

    def _sum(self, one: Mapping[str, Any], path: str, stage: str) -> None:
        """The sum, with the days of its period among its evidence."""
        said = first(one, "value")
        currency = said.get("@currency") or self.node.get("@default-currency", "")
        amount = decimal_of(said.get(TEXT, ""))
        if amount is not None and currency in currencies():
            self.money(
                amount, currency, stage, [f"{path}/{name}[1]" for name in ("value", "period-start", "period-end")]
            )

    def _for(self, one: Mapping[str, Any], path: str, known: set[str]) -> None:
        """The organisation or country that a budget is for."""
        if "recipient-org" in one:
            self.party(first(one, "recipient-org"), f"{path}/recipient-org[1]")
        code = first(one, "recipient-country").get("@code", "")
        if code and code not in known:
            known.add(code)
            self.country(code, f"{path}/recipient-country[1]")
