"""Write the facts of a reading with their evidence and the columns that queries need."""

import json
from collections.abc import Iterable
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
    return Fact(
        document=reading.document,
        reading=reading,
        local_id=fact.id,
        kind=kind,
        payload={name: value for name, value in payload.items() if name not in _APART},
        confidence=fact.confidence,
        reader=fact.reader[:100],
        **_columns(fact),
    )


def _columns(fact: contract.Fact) -> dict[str, Any]:
    match fact:
        case contract.Partner():
            return {"code": fact.type, "country": fact.country or ""}
        case contract.Place():
            return {"country": fact.country or ""}
        case contract.Money():
            return {"code": fact.stage, "amount": fact.amount, "currency": fact.currency}
        case contract.Count():
            return {"code": fact.of, "amount": Decimal(str(fact.value))}
        case contract.Date():
            return {"code": fact.role, **_days(fact.value)}
        case contract.HealthArea():
            return {"code": fact.code}
        case contract.Act():
            return {"code": fact.type, **_days(fact.when)}
        case _:
            return {}


def _days(edtf: str | None) -> dict[str, Any]:
    starts, ends = bounds(edtf) or (None, None)
    return {"starts": starts, "ends": ends}
