"""A row of an IATI file as a reading: a text with a line for each of its elements, and facts that quote those lines.

Each line says where the element stands: the line of the file and the XPath in it. So the evidence of a fact leads to
the file, and partners, deeds and sums of IATI are matched with those of news as all others are.
"""

import hashlib
import re
from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from typing import Any

import msgspec

from cosante.exchange.iati.nodes import ROOT_OF, TEXT, Node, first, narratives, standard_of, walk
from cosante.exchange.iati.terms import term
from cosante.register.models import IatiActivity, IatiOrganisation
from cosante.vocabulary.dates import is_valid
from cosante.vocabulary.facts import Reading

#: The kind of documents that are activities, or organisations, of IATI.
kind = "iati"
READER = "iati/2.03"
_DECIMAL = re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)")
_EVIDENCE = 200


def names_of(row: IatiActivity | IatiOrganisation) -> dict[str, str]:
    """Who published it."""
    found = narratives(first(row.reporting, "reporting-org"))
    return {"publisher": found[0][1] if found else row.reporter}


class Lines:
    """One row while it is told: its text, and its facts so far."""

    #: Elements with all below them that no line of the text is about.
    silent: frozenset[str] = frozenset()

    def __init__(self, row: IatiActivity | IatiOrganisation) -> None:
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
        item = self.row.item
        above = f"/{ROOT_OF[item]}/{item}[{self.row.source.get('number', 1)}]"
        lines, at = [f"{self.row.title or self.row.identifier}\n\n"], 0
        at = len(lines[0])
        for path, _name, node in walk(self.node, standard_of(item)):
            number = next(where, 0)
            if path.partition("[")[0] in self.silent or not (said := _own(node)):
                continue
            line = f"{number} {above}/{path}: {said}"
            self.spans[path] = at, at + len(line)
            lines.append(line + "\n")
            at += len(line) + 1
        self.text = "".join(lines)

    def at(self, *names: str) -> list[str]:
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

    def party(self, node: Mapping[str, Any], path: str) -> str:
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

    def money(self, amount: Decimal, currency: str, stage: str, paths: list[str]) -> str:
        """A sum of one stage; nothing where it is none, or longer than sums are."""
        if not amount > 0 or len(f"{amount:f}") > 24:
            return ""
        return self.add("money", paths, {"amount": amount, "currency": currency, "stage": stage})

    def country(self, code: str, path: str) -> str:
        """A country as a partner; nothing where the code is none of one."""
        name = countries().get(code)
        if name is None:
            return ""
        return self.add("partner", [path], {"name": name, "name_en": name, "type": "country", "country": code})

    def reading(self, relevant: bool, of: str = "iati") -> Reading:
        """The row as a reading of one document, which its identifier makes one, whatever its version."""
        row = self.row
        updated = self.node.get("@last-updated-datetime", "")[:10]
        document = {
            "path": row.identifier,
            "sha256": hashlib.sha256(f"{of}\0{row.reporter}\0{row.identifier}".encode()).hexdigest(),
            "media_type": "application/xml",
            "language": self.language or None,
            "title": row.title or row.identifier,
            "published": updated if is_valid(updated) else None,
            "characters": len(self.text),
            "text": self.text,
        }
        relevant = relevant and not row.withdrawn
        whole = {"document": document, "relevant": relevant, "relevance": float(relevant), "facts": self.facts}
        return msgspec.json.decode(msgspec.json.encode(whole | {"notices": []}), type=Reading)


def _own(node: Mapping[str, Any]) -> str:
    """What an element says itself, not by those below it."""
    said = [f"{name[1:]}={value}" for name, value in node.items() if name.startswith("@")]
    text = " ".join(node.get(TEXT, "").split())
    return " ".join([*said, text] if text else said)


def _party_kind(name: str, ref: str, code: str) -> Node:
    """The kind of a party, and its country where it is one."""
    for country, known in countries().items():
        if name.casefold() == known.casefold():
            return {"type": "country", "country": country}
    if ref.startswith("XM-DAC-41") or ref == "XM-DAC-928":  # channel 41000 of the DAC: the United Nations
        return {"type": "un_agency"}
    return {"type": term("organisation", code) or "other"}


@cache
def countries() -> Mapping[str, str]:
    """Names in English by code of ISO 3166-1."""
    from babel import Locale

    return {code: name for code, name in Locale("en").territories.items() if len(code) == 2 and code.isalpha()}


def decimal_of(text: str) -> Decimal | None:
    """The number that a value is, as ``xsd:decimal`` writes it; None where it is none (``4,500,000.00``)."""
    found = _DECIMAL.fullmatch(text.strip())
    return Decimal(found[0]) if found else None
