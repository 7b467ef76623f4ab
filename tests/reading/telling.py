"""What the reader says of a text, in the few forms that the tests ask for, and the promises that hold of every reading."""

import json
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator

from cosante.commands.as_jsonl import Writer
from cosante.reading import read_bytes, read_text
from cosante.vocabulary.facts import Reading

ROOT = Path(__file__).parent.parent.parent
SAMPLES = sorted((ROOT / "src" / "cosante" / "samples").glob("*.txt"))


def told(text: str, kind: str) -> list[Any]:
    """The facts of one kind that a text tells, in the order of the reading."""
    return [fact for fact in read_text(text).facts if type(fact).__name__.lower() == kind]


def amounts(text: str) -> set[tuple[float, str]]:
    """The money: amount and currency."""
    return {(float(fact.amount), fact.currency) for fact in told(text, "money")}


def counts(text: str) -> set[tuple[float, str]]:
    """The counts: value and what is counted."""
    return {(fact.value, fact.of) for fact in told(text, "count")}


def dates(text: str, *roles: str) -> set[str]:
    """The dates, of these roles or of all."""
    return {fact.value for fact in told(text, "date") if not roles or fact.role in roles}


def quotes(reading: Reading) -> list[str]:
    """All words that any fact points at."""
    return [evidence.quote for fact in reading.facts for evidence in fact.evidence]


@cache
def _schema() -> Draft202012Validator:
    return Draft202012Validator(json.loads((ROOT / "docs" / "reading.schema.json").read_text("utf-8")))


def promised(data: bytes) -> dict[str, Any]:
    """The line that the contract gives for a file's bytes, after checking all that the contract promises of it."""
    line = Writer().document(read_bytes("a.txt", data))
    assert line.count(b"\n") == 1
    reading: dict[str, Any] = json.loads(line)
    _schema().validate(reading)
    if "error" in reading:
        assert set(reading) == {"document", "error"}
        assert reading["error"]["code"]
        assert reading["error"]["message"]
        return reading
    text, facts = reading["document"]["text"], reading["facts"]
    assert reading["document"]["characters"] == len(text)
    for fact in facts:
        for evidence in fact["evidence"]:
            assert 0 <= evidence["start"] < evidence["end"] <= len(text)
            assert text[evidence["start"] : evidence["end"]] == evidence["quote"]
    _references_resolve(facts)
    return reading


def _references_resolve(facts: list[dict[str, Any]]) -> None:
    kinds = {fact["id"]: fact["kind"] for fact in facts}
    assert len(kinds) == len(facts), "two facts have one id"
    may_be = {
        "actors": {"partner", "person"},
        "recipients": {"partner", "person"},
        "counts": {"count"},
        "where": {"place"},
        "money": {"money"},
        "partner": {"partner"},
    }
    for fact in facts:
        for field, allowed in may_be.items():
            named = fact.get(field) or []
            for other in named if isinstance(named, list) else [named]:
                assert kinds.get(other) in allowed, f"{fact['id']}.{field} points at {other}: {kinds.get(other)}"


def each_language(function: Callable[[str], str]) -> dict[str, str]:
    """The same thing said in each language that has a pack."""
    return {code: function(code) for code in ("en", "fr", "bn")}
