"""Write the facts of a reading with their evidence and the columns that queries need."""

import json
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

import msgspec

from cosante.register.models import Evidence, Fact, Reading
from cosante.register.records.dates import bounds
from cosante.vocabulary import facts as contract

_encoder = msgspec.json.Encoder(decimal_format="number")
#: Fields that have columns of their own; the rest of a fact is its payload.
_APART = ("id", "kind", "evidence", "confidence", "reader")


def store_facts(reading: Reading, facts: Iterable[contract.Fact]) -> list[Fact]:
    """The facts as rows, in the order given."""
    given = list(facts)
    rows = Fact.objects.bulk_create([_row(reading, fact) for fact in given])
    Evidence.objects.bulk_create(
        Evidence(fact=row, start=evidence.start, end=evidence.end, quote=evidence.quote)
        for row, fact in zip(rows, given, strict=True)
        for evidence in fact.evidence
    )
    return rows


def _row(reading: Reading, fact: contract.Fact) -> Fact:
    payload = json.loads(_encoder.encode(fact))
    kind = payload["kind"]
    said = {name: value for name, value in payload.items() if name not in _APART}
    return Fact(
        document=reading.document,
        reading=reading,
        local_id=fact.id,
        kind=kind,
        payload=said,
        as_read=said,
        confidence=fact.confidence,
        reader=fact.reader[:100],
        **columns(kind, said),
    )


def columns(kind: str, says: Mapping[str, Any]) -> dict[str, Any]:
    """The columns of a fact that repeat its payload for queries."""
    empty = {"code": "", "country": "", "amount": None, "currency": "", "starts": None, "ends": None}
    match kind:
        case "partner":
            said = {"code": says["type"], "country": says.get("country") or ""}
        case "place":
            said = {"country": says.get("country") or ""}
        case "money":
            said = {"code": says["stage"], "amount": Decimal(str(says["amount"])), "currency": says["currency"]}
        case "count":
            said = {"code": says["of"], "amount": Decimal(str(says["value"]))}
        case "date":
            said = {"code": says["role"], **_days(says["value"])}
        case "health_area":
            said = {"code": says["code"]}
        case "act":
            said = {"code": says["type"], **_days(says.get("when"))}
        case _:
            said = {}
    return empty | said


def _days(edtf: str | None) -> dict[str, Any]:
    starts, ends = bounds(edtf) or (None, None)
    return {"starts": starts, "ends": ends}
