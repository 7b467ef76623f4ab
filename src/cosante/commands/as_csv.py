"""Readings as a table: one row a fact, the same columns always; a document without facts, or unread, has one row.

Safe to open in a spreadsheet: a text that would be taken for a formula has an apostrophe before it (OWASP, "CSV
injection"). A file begins with a byte order mark, without which Excel garbles every script but Latin.
"""

import csv
import io
from collections.abc import Sequence
from typing import Any

import msgspec

from cosante.vocabulary.facts import (
    Act,
    Count,
    Date,
    Evidence,
    Fact,
    HealthArea,
    Money,
    Person,
    ReadError,
    Reading,
)

COLUMNS = (
    *("path", "language", "title", "published", "relevant", "relevance"),
    *("fact", "kind", "confidence", "type", "status", "name", "name_en", "name_latin", "role", "country", "identifier"),
    *("amount", "currency", "currency_inferred", "value", "of", "qualifier", "stage", "code"),
    *("partner", "actors", "recipients", "when", "where", "money", "counts", "health_areas"),
    *("start", "end", "quote", "more_evidence", "reader", "error_code", "error"),
)
#: What a spreadsheet takes for the start of a formula, full-width forms included.
_FORMULA = tuple("=+-@\t\r\n＝＋－＠")
#: Fields that hold ids of other facts.
_REFERENCES = frozenset({"partner", "actors", "recipients", "where", "money", "counts"})


class Writer:
    """Writes rows of ``COLUMNS``."""

    def __init__(self, to_file: bool = False, terminal: bool = False) -> None:
        self._mark = b"\xef\xbb\xbf" if to_file else b""

    def begin(self) -> bytes:
        """The row of column names."""
        return self._mark + _row(COLUMNS)

    def document(self, reading: Reading) -> bytes:
        """The rows of one document."""
        about = _about(reading)
        facts = reading.facts if isinstance(reading.facts, list) else []
        said = {fact.id: f"{label(fact)} ({fact.id})" for fact in facts}
        rows = [about | _fact(fact, said) for fact in facts] or [about]
        return b"".join(_row([row.get(column) for column in COLUMNS]) for row in rows)


def label(fact: Fact) -> str:
    """What a fact is called where another one speaks of it."""
    if isinstance(fact, Money):
        return f"{fact.currency} {fact.amount:,f}"
    if isinstance(fact, Count):
        return f"{fact.value:,} {fact.of.replace('_', ' ')}"
    if isinstance(fact, Date):
        return fact.value
    if isinstance(fact, HealthArea):
        return fact.code
    if isinstance(fact, Act):
        return fact.type
    english = fact.name_latin if isinstance(fact, Person) else fact.name_en
    return english or fact.name


def _about(reading: Reading) -> dict[str, Any]:
    document = reading.document
    row: dict[str, Any] = {name: getattr(document, name) for name in ("path", "language", "title", "published")}
    if isinstance(reading.error, ReadError):
        return row | {"error_code": reading.error.code, "error": reading.error.message}
    return row | {"relevant": reading.relevant, "relevance": reading.relevance}


def _fact(fact: Fact, said: dict[str, str]) -> dict[str, Any]:
    row: dict[str, Any] = {"fact": fact.id}
    for name, value in msgspec.structs.asdict(fact).items():
        if name in _REFERENCES and value:
            row[name] = "; ".join(said.get(i, i) for i in ([value] if isinstance(value, str) else value))
        elif name not in {"id", "evidence"}:
            row[name] = "; ".join(value) if isinstance(value, list) else value
    first, *others = fact.evidence
    row |= {"kind": kind(fact), "start": first.start, "end": first.end, "quote": first.quote}
    return row | {"more_evidence": _spans(others)}


def kind(fact: Fact) -> str:
    """The contract's name of a fact's kind."""
    return str(fact.__struct_config__.tag)


def _spans(evidence: Sequence[Evidence]) -> str:
    return "; ".join(f"{e.start}:{e.end}" for e in evidence)


def _row(values: Sequence[Any]) -> bytes:
    out = io.StringIO()
    csv.writer(out).writerow([_cell(value) for value in values])
    return out.getvalue().encode()


def _cell(value: Any) -> str:
    if value is None or value is msgspec.UNSET:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str) and value.startswith(_FORMULA):
        return f"'{value}"
    return f"{value:f}" if hasattr(value, "as_tuple") else str(value)
