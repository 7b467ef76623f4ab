"""When two facts speak of one partner, and what a partner's facts say together.

Two partner facts are of one record when they share a key: the same identifier; or the same name, or English name,
folded, with the same type and country. Words that many countries have ("Ministry of Health") are a key only with their
country known. Two different identifiers are never one partner, whatever their names.
"""

from collections import Counter
from collections.abc import Iterable
from typing import Any, NamedTuple

from cosante.register.records.folding import fold

#: Types whose names say little without a country.
LOCAL_TYPES = frozenset(
    {"ministry", "subnational_government", "embassy", "medical_team", "armed_forces", "health_facility", "other"}
)

_BEYOND_LATIN = "\u0250"


class Said(NamedTuple):
    """One partner fact, as far as its record needs it."""

    payload: dict[str, Any]
    language: str
    confidence: float


class PartnerView(NamedTuple):
    """What a partner's live facts say together."""

    name: str
    type: str
    country: str
    identifier: str
    names: tuple[tuple[str, str], ...]  # (language, name), the most used first


def keys(payload: dict[str, Any]) -> list[str]:
    """What the fact can be recognised by, strongest first; none where its name alone would say too little."""
    found = [f"id {payload['identifier']}"] if payload.get("identifier") else []
    country = payload.get("country") or ""
    if payload["type"] in LOCAL_TYPES and not country:
        return found
    for name in (payload.get("name_en"), payload["name"]):
        if name and fold(name):
            found.append(f"name {payload['type']} {country} {fold(name)}")
    return list(dict.fromkeys(key[:600] for key in found))


def describe(facts: Iterable[Said]) -> PartnerView:
    """The name in English where one is known, and the most frequent of each other value; ties go to the first."""
    facts = list(facts)
    names: Counter[tuple[str, str]] = Counter()
    for fact in facts:
        names[fact.language, fact.payload["name"]] += 1
        if fact.payload.get("name_en"):
            names["en", fact.payload["name_en"]] += 1
    english = [fact.payload.get("name_en") or _if_english(fact) for fact in facts]
    return PartnerView(
        name=_most(english) or _most([fact.payload["name"] for fact in facts]),
        type=_most([fact.payload["type"] for fact in facts]),
        country=_most([fact.payload.get("country") for fact in facts]),
        identifier=_most([fact.payload.get("identifier") for fact in facts]),
        names=tuple(name for name, _ in names.most_common()),
    )


def _if_english(fact: Said) -> str:
    """The name as an English text has it, if it is in plain Latin letters there."""
    name: str = fact.payload["name"]
    return name if fact.language.startswith("en") and all(letter < _BEYOND_LATIN for letter in name) else ""


def _most(values: Iterable[str | None]) -> str:
    counted = Counter(value for value in values if value)
    return counted.most_common(1)[0][0] if counted else ""
