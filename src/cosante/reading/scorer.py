"""Scores readings against gold, by the reading contract.

Values count, not spans: a fact is right when its normalised value is right; an act when its type is right and its
evidence meets the gold act's. A gold fact marked ``optional`` is neither required nor held against a reader. Dates of
publication and durations are passed over. Calibration tells, of the facts given a confidence, how many are right.
"""

import difflib
import itertools
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

Fact = dict[str, Any]
KINDS = ("partner", "person", "place", "money", "count", "date", "health_area", "act")
PEOPLE = frozenset({"patients", "trainees", "health_workers", "doctors", "beneficiaries", "delegates"})
#: Names are alike from this likeness on; spans meet from this share of the shorter one on.
LIKENESS, OVERLAP = 0.8, 0.3


def plain(name: str | None) -> str:
    """A name for comparing: letters, marks of other scripts and digits only, no case, no Latin diacritics."""
    letters = []
    for char in unicodedata.normalize("NFKD", name or "").casefold():
        if "\u0300" <= char < "\u0370":
            continue
        letters.append(char if char.isalnum() or unicodedata.category(char)[0] == "M" else " ")
    return " ".join("".join(letters).split())


def alike(first: str, second: str, floor: float = LIKENESS) -> bool:
    """Do two names say the same: equal, one a good part of the other, or of the same letters?"""
    a, b = sorted((plain(first), plain(second)), key=len)
    if not a:
        return False
    if a == b or (len(a) >= 4 and a in b and len(a) >= 0.4 * len(b)):
        return True
    return difflib.SequenceMatcher(None, plain(first), plain(second)).ratio() >= floor


def names(fact: Fact) -> list[str]:
    """All the forms of a fact's name."""
    return [fact[key] for key in ("name", "name_en", "name_latin") if fact.get(key)]


def meets(first: Fact, second: Fact) -> bool:
    """Does some evidence of the one overlap with some evidence of the other?"""
    for ours in first["evidence"]:
        for theirs in second["evidence"]:
            common = min(ours["end"], theirs["end"]) - max(ours["start"], theirs["start"])
            shorter = min(ours["end"] - ours["start"], theirs["end"] - theirs["start"])
            if common > 0 and common >= OVERLAP * shorter:
                return True
    return False


def _same_name(gold: Fact, got: Fact) -> bool:
    if gold.get("country") and got.get("country") and gold["country"] != got["country"]:
        return False
    if gold["kind"] == "partner":
        countries = [f.get("type") == "country" for f in (gold, got)]
        if all(countries) and gold.get("country"):
            return bool(gold["country"] == got.get("country"))
        if any(countries) and not all(countries):
            return False
    return any(alike(a, b) for a in names(gold) for b in names(got))


def _same_money(gold: Fact, got: Fact) -> bool:
    size = max(1.0, abs(float(gold["amount"])))
    close = abs(float(gold["amount"]) - float(got["amount"])) < 5e-5 * size + 1e-9
    return close and bool(gold["currency"] == got["currency"])


RIGHT: dict[str, Callable[[Fact, Fact], bool]] = {
    "partner": _same_name,
    "person": _same_name,
    "place": _same_name,
    "money": _same_money,
    "count": lambda gold, got: float(gold["value"]) == float(got["value"]),
    "date": lambda gold, got: bool(gold["value"] == got["value"]),
    "health_area": lambda gold, got: bool(gold["code"] == got["code"]),
    "act": lambda gold, got: bool(gold["type"] == got["type"]) and meets(gold, got),
}
#: Facts of these kinds with equal values are one.
VALUE: dict[str, Callable[[Fact], Any]] = {
    "money": lambda f: (f["amount"], f["currency"]),
    "count": lambda f: (f["value"], f.get("of")),
    "date": lambda f: f["value"],
    "health_area": lambda f: f["code"],
}


def scored(facts: Iterable[Fact], people_only: bool = False) -> list[Fact]:
    """The facts that count, each distinct value once."""
    seen: set[Any] = set()
    kept = []
    for fact in facts:
        kind = fact["kind"]
        if kind == "date" and fact.get("role") in {"publication", "duration"}:
            continue
        if kind == "count" and people_only and fact.get("of") not in PEOPLE:
            continue
        key = (kind, VALUE[kind](fact) if kind in VALUE else id(fact))
        if key not in seen:
            seen.add(key)
            kept.append(fact)
    return kept


@dataclass
class Tally:
    """Right, missed and extra facts."""

    right: int = 0
    missed: int = 0
    extra: int = 0

    def __iadd__(self, other: "Tally") -> "Tally":
        self.right += other.right
        self.missed += other.missed
        self.extra += other.extra
        return self

    @property
    def precision(self) -> float | None:
        """Of what was given, the share that is right."""
        given = self.right + self.extra
        return self.right / given if given else None

    @property
    def recall(self) -> float | None:
        """Of what the text says, the share that was given."""
        there = self.right + self.missed
        return self.right / there if there else None

    @property
    def f1(self) -> float | None:
        """The harmonic mean of precision and recall; None where there is nothing to find or give."""
        if not self.right + self.missed + self.extra:
            return None
        return 2 * self.right / (2 * self.right + self.missed + self.extra)


@dataclass
class Score:
    """What a set of readings is worth."""

    documents: int = 0
    unread: list[str] = field(default_factory=list)
    ungrounded: int = 0
    #: acts read in documents that are not of health cooperation
    false_alarms: int = 0
    relevance: Counter[tuple[bool, bool]] = field(default_factory=Counter)
    tallies: dict[tuple[str, str], Tally] = field(default_factory=lambda: defaultdict(Tally))
    #: (confidence, right) of every fact that the gold can judge
    judged: list[tuple[float, bool]] = field(default_factory=list)
    misses: list[tuple[str, str, Fact]] = field(default_factory=list)

    def of(self, language: str | None = None, kind: str | None = None) -> Tally:
        """The tally of a language, a kind, or all."""
        total = Tally()
        for (spoken, what), tally in self.tallies.items():
            if language in {None, spoken} and kind in {None, what}:
                total += tally
        return total

    @property
    def relevance_right(self) -> int:
        """How many documents were judged as the gold judges them."""
        return sum(n for (gold, got), n in self.relevance.items() if gold == got)

    @property
    def languages(self) -> list[str]:
        """The languages of the gold."""
        return sorted({language for language, _ in self.tallies})


def ungrounded(reading: dict[str, Any]) -> int:
    """Facts without evidence, or whose quote is not the text's."""
    text = reading["document"].get("text")
    bad = 0
    for fact in reading.get("facts", []):
        evidence = fact.get("evidence")
        if not evidence or any(text[e["start"] : e["end"]] != e["quote"] for e in evidence):
            bad += 1
    return bad


def score(golds: dict[str, dict[str, Any]], readings: dict[str, dict[str, Any]]) -> Score:
    """The score of readings by name against gold by name."""
    result = Score()
    for name, gold in golds.items():
        result.documents += 1
        reading = readings.get(name)
        if reading is None or "error" in reading:
            result.unread.append(name)
            reading = {"document": {"text": ""}, "relevant": None, "facts": []}
        result.relevance[(bool(gold["relevant"]), bool(reading["relevant"]))] += 1
        result.ungrounded += ungrounded(reading)
        language = gold.get("lang") or "und"
        if gold["relevant"]:
            _score_document(result, name, language, gold, reading)
        elif reading["relevant"]:  # acts of a document that tells of none are false alarms, counted apart
            alarms = sum(f["kind"] == "act" for f in reading["facts"])
            result.false_alarms += alarms
    return result


def _score_document(result: Score, name: str, language: str, gold: dict[str, Any], reading: dict[str, Any]) -> None:
    wanted = scored(gold["facts"])
    given = scored(reading["facts"], gold.get("counts") == "people")
    for kind in KINDS:
        want = [f for f in wanted if f["kind"] == kind]
        have = [f for f in given if f["kind"] == kind]
        tally, used = Tally(), set()
        for fact in want:
            hit = next((i for i, f in enumerate(have) if i not in used and RIGHT[kind](fact, f)), None)
            if hit is not None:
                used.add(hit)
                tally.right += 1
            elif not fact.get("optional"):
                tally.missed += 1
                result.misses.append(("missed", name, fact))
        for i, fact in enumerate(have):
            right = i in used or any(RIGHT[kind](g, fact) for g in want)
            result.judged.append((fact.get("confidence", 1.0), right))
            if not right:
                tally.extra += 1
                result.misses.append(("extra", name, fact))
        result.tallies[(language, kind)] += tally


def calibration(
    judged: Iterable[tuple[float, bool]], edges: tuple[float, ...] = (0.0, 0.5, 0.7, 0.8, 0.9, 1.01)
) -> list[tuple[float, float, int, float]]:
    """For each band of confidence: its bounds, how many facts, and the share of them that is right."""
    judged = list(judged)
    rows = []
    for low, high in itertools.pairwise(edges):
        band = [right for confidence, right in judged if low <= confidence < high]
        if band:
            rows.append((low, high, len(band), sum(band) / len(band)))
    return rows
