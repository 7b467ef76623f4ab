"""An activity as a reading: a text with a line for each of its elements, and facts that quote those lines.

Each line says where the element stands: the line of the file and the XPath in it. So the evidence of a fact leads to
the file, and partners, deeds and sums of IATI are matched with those of news as all others are.
"""

import hashlib
from collections.abc import Iterator, Mapping
from decimal import Decimal, InvalidOperation
from functools import cache
from typing import Any

import msgspec

from cosante.exchange.iati.nodes import TEXT, Node, first, narratives, standard_of, walk
from cosante.exchange.iati.terms import term
from cosante.register.models import IatiActivity
from cosante.vocabulary.dates import is_valid
from cosante.vocabulary.facts import Reading
from cosante.vocabulary.money import currencies

#: The kind of documents that are activities of IATI.
kind = "iati"
READER = "iati/2.03"
#: Elements with all below them that no line of the text is about.
_SILENT = frozenset({
    "result", "contact-info", "country-budget-items", "capital-spend", "crs-add", "fss", "conditions", "legacy-data",
})  # fmt: skip
_ACTS, _FUNDS, _EXTENDS, _ACCOUNTS = "actor", "1", "3", "2"
#: Which stage of money stands for the deed, where there are several.
_FIRST = ("commitment", "disbursement", "expenditure", "pledge")
#: More parties, countries, places or lines than this are not told as facts of one deed.
_MOST = 25
_EVIDENCE = 200
_HEALTH = ("121", "122", "123", "130")


def names_of(row: IatiActivity) -> dict[str, str]:
    """Who published it."""
    found = narratives(first(row.reporting, "reporting-org"))
    return {"publisher": found[0][1] if found else row.reporter}


def reading_of(row: IatiActivity) -> Reading:
    """What the activity says; nothing of a row that was withdrawn, whose text stays."""
    told = _Telling(row)
    if not row.withdrawn:
        told.all()
    return told.reading()


class _Telling:
    """One activity while it is told."""

    def __init__(self, row: IatiActivity) -> None:
        self.row, self.node = row, row.node()
        self.language = self.node.get("@xml:lang", "").partition("-")[0].lower()
        self.text = ""
        self.spans: dict[str, tuple[int, int]] = {}
        self.facts: list[dict[str, Any]] = []
        self._parties: dict[str, str] = {}
        self._write()

    def _write(self) -> None:
        """The text: a line for each element that says something itself."""
        where = iter(self.row.source.get("lines", ()))
        above = f"/iati-activities/iati-activity[{self.row.source.get('number', 1)}]"
        lines, at = [f"{self.row.title or self.row.identifier}\n\n"], 0
        at = len(lines[0])
        for path, _name, node in walk(self.node, standard_of("iati-activity")):
            number = next(where, 0)
            if path.partition("[")[0] in _SILENT or not (said := _own(node)):
                continue
            line = f"{number} {above}/{path}: {said}"
            self.spans[path] = at, at + len(line)
            lines.append(line + "\n")
            at += len(line) + 1
        self.text = "".join(lines)

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
            self.add("act", self._at("title", "description"), act)

    def _at(self, *names: str) -> list[str]:
        """Paths of lines that are of these elements, or below them."""
        return [path for path in self.spans if path.partition("[")[0] in names][:_EVIDENCE]

    def add(self, kind: str, paths: list[str], values: Mapping[str, Any]) -> str:
        """One more fact, with the lines that say so; the first line of the text where none does. Its id."""
        found = [self.spans[path] for path in paths if path in self.spans][:_EVIDENCE]
        spans = found or [(0, len(self.text.partition("\n")[0]))]
        evidence = [{"start": start, "end": end, "quote": self.text[start:end]} for start, end in spans]
        ref = f"f{len(self.facts) + 1}"
        told = {"id": ref, "kind": kind, "evidence": evidence, "confidence": 1.0, "reader": READER}
        self.facts.append(told | dict(values))
        return ref

    def _party(self, node: Mapping[str, Any], path: str) -> str:
        """The partner that an element names; nothing where it has neither name nor identifier."""
        ref = node.get("@ref", "").strip()
        said = narratives(node, self.language)
        name = said[0][1] if said else ref
        if not name:
            return ""
        key = ref or name.casefold()
        if key not in self._parties:
            english = next((text for language, text in said if language.lower().startswith("en")), None)
            about = {"name": name, "name_en": english, "identifier": ref or None}
            paths = [path, *(f"{path}/narrative[{n}]" for n in range(1, len(said) + 1))]
            self._parties[key] = self.add("partner", paths, about | _party_kind(name, ref, node.get("@type", "")))
        return self._parties[key]

    def _actors(self) -> list[str]:
        """Who funds or extends it; else who is accountable; else who reports it."""
        orgs = [(one, f"participating-org[{n}]") for n, one in enumerate(self.node.get("participating-org", ()), 1)]
        for roles in ((_FUNDS, _EXTENDS), (_ACCOUNTS,)):
            found = [self._party(one, path) for one, path in orgs[:_MOST] if one.get("@role") in roles]
            if any(found):
                break
        else:
            found = [self._party(first(self.node, "reporting-org"), "reporting-org[1]")]
        for one, path in orgs[:_MOST]:
            self._party(one, path)
        return list(dict.fromkeys(filter(None, found)))

    def _recipients(self, actors: list[str]) -> list[str]:
        """The countries it is for; where it names none, those that receive its money."""
        countries = self.node.get("recipient-country", [])
        names = _countries()
        found = []
        for number, one in enumerate(countries if len(countries) <= _MOST else [], 1):
            code = one.get("@code", "")
            if code in names:
                path = f"recipient-country[{number}]"
                about = {"name": names[code], "name_en": names[code], "type": "country", "country": code}
                found.append(self.add("partner", [path], about))
        if not found:
            moved = enumerate(self.node.get("transaction", ()), 1)
            ours = (
                self._party(first(one, "receiver-org"), f"transaction[{n}]/receiver-org[1]")
                for n, one in moved
                if n <= _MOST and "receiver-org" in one and first(one, "transaction-type").get("@code") in ("2", "3")
            )
            found = [one for one in ours if one and one not in actors]
        return list(dict.fromkeys(found))

    def _money(self) -> str | None:
        """A fact for the sum of each stage in each currency, never of two; the one that stands for the deed."""
        sums: dict[tuple[str, str], list[tuple[Decimal, str]]] = {}
        for number, one in enumerate(self.node.get("transaction", ()), 1):
            stage = term("stage", first(one, "transaction-type").get("@code", ""))
            value = first(one, "value")
            currency = value.get("@currency") or self.node.get("@default-currency", "")
            amount = _decimal(value.get(TEXT, ""))
            if stage and amount is not None and currency in currencies():
                sums.setdefault((stage, currency), []).append((amount, f"transaction[{number}]/value[1]"))
        made: dict[str, str] = {}
        for (stage, currency), parts in sums.items():
            whole = sum((amount for amount, _path in parts), Decimal(0))
            if whole > 0 and len(f"{whole:f}") <= 24:
                values = {"amount": whole, "currency": currency, "stage": stage}
                made.setdefault(stage, self.add("money", [path for _amount, path in parts], values))
        return next((made[stage] for stage in _FIRST if stage in made), None)

    def _places(self) -> str | None:
        codes = [one.get("@code", "") for one in self.node.get("recipient-country", ())]
        country = codes[0] if len(codes) == 1 and codes[0] in _countries() else None
        found = []
        for number, one in enumerate(self.node.get("location", ())[:_MOST], 1):
            said = narratives(first(one, "name"), self.language)
            if said:
                english = next((text for language, text in said if language.lower().startswith("en")), None)
                about = {"name": said[0][1], "name_en": english, "country": country}
                found.append(self.add("place", [f"location[{number}]/name[1]/narrative[1]"], about))
        if not found and country:
            name = _countries()[country]
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
        self.add("date", self._at("activity-date"), {"value": when, "role": "period" if "/" in when else "event"})
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

    def _relevant(self) -> bool:
        """Is it about health: by a purpose of the DAC, or by goal 3 of the United Nations?"""
        tags = [(one.get("@vocabulary"), one.get("@code", "")) for one in self.node.get("tag", ())]
        goals = any(said == ("2", "3") or (said[0] == "3" and said[1].startswith("3.")) for said in tags)
        return goals or any(code.startswith(_HEALTH) for _path, code in self._sectors())

    def reading(self) -> Reading:
        """The activity as a reading of one document, which its identifier makes one, whatever its version."""
        row = self.row
        relevant = not row.withdrawn and self._relevant()
        updated = self.node.get("@last-updated-datetime", "")[:10]
        document = {
            "path": row.identifier,
            "sha256": hashlib.sha256(f"iati\0{row.reporter}\0{row.identifier}".encode()).hexdigest(),
            "media_type": "application/xml",
            "language": self.language or None,
            "title": row.title or row.identifier,
            "published": updated if is_valid(updated) else None,
            "characters": len(self.text),
            "text": self.text,
        }
        whole = {"document": document, "relevant": relevant, "relevance": float(relevant), "facts": self.facts}
        return msgspec.json.decode(msgspec.json.encode(whole | {"notices": []}), type=Reading)


def _own(node: Mapping[str, Any]) -> str:
    """What an element says itself, not by those below it."""
    said = [f"{name[1:]}={value}" for name, value in node.items() if name.startswith("@")]
    text = " ".join(node.get(TEXT, "").split())
    return " ".join([*said, text] if text else said)


def _party_kind(name: str, ref: str, code: str) -> Node:
    """The kind of a party, and its country where it is one."""
    for country, known in _countries().items():
        if name.casefold() == known.casefold():
            return {"type": "country", "country": country}
    if ref.startswith("XM-DAC-41") or ref == "XM-DAC-928":  # channel 41000 of the DAC: the United Nations
        return {"type": "un_agency"}
    return {"type": term("organisation", code) or "other"}


@cache
def _countries() -> Mapping[str, str]:
    from babel import Locale

    return {code: name for code, name in Locale("en").territories.items() if len(code) == 2 and code.isalpha()}


def _decimal(text: str) -> Decimal | None:
    try:
        amount = Decimal(text.strip())
    except InvalidOperation:
        return None
    return amount if amount.is_finite() else None
