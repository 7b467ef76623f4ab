"""An activity as a reading: who, for whom, when, where, what about, how much."""

from collections.abc import Iterator
from decimal import Decimal

from cosante.exchange.iati.nodes import TEXT, first, narratives
from cosante.exchange.iati.terms import term
from cosante.intake.iati.lines import Lines, countries, decimal_of
from cosante.register.models import IatiActivity
from cosante.vocabulary.dates import is_valid
from cosante.vocabulary.facts import Reading
from cosante.vocabulary.money import currencies

_FUNDS, _EXTENDS, _ACCOUNTS = "1", "3", "2"
#: Which stage of money stands for the deed, where there are several.
_FIRST = ("commitment", "disbursement", "expenditure", "pledge")
#: More parties, countries, places or lines than this are not told as facts of one deed.
_MOST = 25
_HEALTH = ("121", "122", "123", "130")


def reading_of_activity(row: IatiActivity) -> Reading:
    """What the activity says; nothing of a row that was withdrawn, whose text stays."""
    told = _Telling(row)
    if not row.withdrawn:
        told.all()
    return told.reading(told.relevant())


class _Telling(Lines):
    """One activity while it is told."""

    row: IatiActivity
    silent = frozenset({
        "result", "contact-info", "country-budget-items", "capital-spend", "crs-add", "fss", "conditions",
        "legacy-data",
    })  # fmt: skip

    def all(self) -> None:
        """Its facts: who, for whom, when, where, what about, how much."""
        actors = self._actors()
        recipients = self._recipients(actors)
        money = self._money()
        where = self._places()
        when = self._when()
        areas = self._areas()
        act = {
            "type": term("deed", first(self.node, "default-aid-type").get("@code", "")) or "funding",
            "status": term("state", self.row.status) or "ongoing",
            "actors": actors,
            "recipients": recipients,
            "when": when,
            "where": where,
            "money": money,
            "counts": [],
            "health_areas": areas,
        }
        if self.row.status != "5":  # what was called off is no deed
            self.add("act", self.at("title", "description"), act)

    def _actors(self) -> list[str]:
        """Who funds or extends it; else who is accountable; else who reports it."""
        orgs = [(one, f"participating-org[{n}]") for n, one in enumerate(self.node.get("participating-org", ()), 1)]
        for roles in ((_FUNDS, _EXTENDS), (_ACCOUNTS,)):
            found = [self.party(one, path) for one, path in orgs[:_MOST] if one.get("@role") in roles]
            if any(found):
                break
        else:
            found = [self.party(first(self.node, "reporting-org"), "reporting-org[1]")]
        for one, path in orgs[:_MOST]:
            self.party(one, path)
        return list(dict.fromkeys(filter(None, found)))

    def _recipients(self, actors: list[str]) -> list[str]:
        """The countries it is for; where it names none, those that receive its money."""
        told = self.node.get("recipient-country", [])
        told = enumerate(told if len(told) <= _MOST else [], 1)
        found = [self.country(one.get("@code", ""), f"recipient-country[{number}]") for number, one in told]
        if not any(found):
            moved = enumerate(self.node.get("transaction", ()), 1)
            ours = (
                self.party(first(one, "receiver-org"), f"transaction[{n}]/receiver-org[1]")
                for n, one in moved
                if n <= _MOST and "receiver-org" in one and first(one, "transaction-type").get("@code") in ("2", "3")
            )
            found = [one for one in ours if one not in actors]
        return list(dict.fromkeys(filter(None, found)))

    def _money(self) -> str | None:
        """A fact for the sum of each stage in each currency, never of two; the one that stands for the deed."""
        sums: dict[tuple[str, str], list[tuple[Decimal, str]]] = {}
        for number, one in enumerate(self.node.get("transaction", ()), 1):
            stage = term("stage", first(one, "transaction-type").get("@code", ""))
            value = first(one, "value")
            currency = value.get("@currency") or self.node.get("@default-currency", "")
            amount = decimal_of(value.get(TEXT, ""))
            if stage and amount is not None and currency in currencies():
                sums.setdefault((stage, currency), []).append((amount, f"transaction[{number}]/value[1]"))
        made: dict[str, str] = {}
        for (stage, currency), parts in sums.items():
            whole = sum((amount for amount, _path in parts), Decimal(0))
            if told := self.money(whole, currency, stage, [path for _amount, path in parts]):
                made.setdefault(stage, told)
        return next((made[stage] for stage in _FIRST if stage in made), None)

    def _places(self) -> str | None:
        codes = [one.get("@code", "") for one in self.node.get("recipient-country", ())]
        country = codes[0] if len(codes) == 1 and codes[0] in countries() else None
        found = []
        for number, one in enumerate(self.node.get("location", ())[:_MOST], 1):
            said = narratives(first(one, "name"), self.language)
            if said:
                english = next((text for language, text in said if language.lower().startswith("en")), None)
                about = {"name": said[0][1], "name_en": english, "country": country}
                found.append(self.add("place", [f"location[{number}]/name[1]/narrative[1]"], about))
        if not found and country:
            name = countries()[country]
            about = {"name": name, "name_en": name, "country": country}
            found.append(self.add("place", ["recipient-country[1]"], about))
        return found[0] if found else None

    def _when(self) -> str | None:
        starts, ends = self.row.starts, self.row.ends
        if not starts:
            return None
        when = f"{starts}/{ends}" if ends and ends > starts else f"{starts}"
        if not is_valid(when):
            return None
        self.add("date", self.at("activity-date"), {"value": when, "role": "period" if "/" in when else "event"})
        return when

    def _areas(self) -> list[str]:
        found: dict[str, list[str]] = {}
        for path, code in self._sectors():
            if area := term("purpose", code):
                found.setdefault(area, []).append(path)
        for area, paths in found.items():
            self.add("health_area", paths, {"code": area})
        return list(found)

    def _sectors(self) -> Iterator[tuple[str, str]]:
        """Codes of the DAC, and where each stands: at the activity, or at its transactions."""
        for number, one in enumerate(self.node.get("sector", ()), 1):
            if one.get("@vocabulary", "1") in ("", "1", "2"):
                yield f"sector[{number}]", one.get("@code", "")
        for number, moved in enumerate(self.node.get("transaction", ()), 1):
            for n, one in enumerate(moved.get("sector", ()), 1):
                if one.get("@vocabulary", "1") in ("", "1", "2"):
                    yield f"transaction[{number}]/sector[{n}]", one.get("@code", "")

    def relevant(self) -> bool:
        """Is it about health: by a purpose of the DAC, or by goal 3 of the United Nations?"""
        tags = [(one.get("@vocabulary"), one.get("@code", "")) for one in self.node.get("tag", ())]
        goals = any(said == ("2", "3") or (said[0] == "3" and said[1].startswith("3.")) for said in tags)
        return goals or any(code.startswith(_HEALTH) for _path, code in self._sectors())
