"""A verdict: how sure, why, and what speaks against, as data that any language can put in words.

Every finding has a weight in ``weights.tsv``, in log-odds, as record linkage has it since Fellegi and Sunter (1969):
the score is the logistic function of the prior and the sum of the weights found. A finding of kind ``conflict``
forbids an automatic join whatever the score.
"""

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from importlib.resources import files
from math import exp
from types import MappingProxyType

from cosante.vocabulary.errors import TableError

KINDS = ("prior", "reason", "doubt", "conflict")


class Band(StrEnum):
    """What to do with a pair."""

    AUTOMATIC = "automatic"
    SUGGEST = "suggest"
    APART = "apart"


#: Scores from which a pair is joined by itself, or shown to a person.
AUTOMATIC, SUGGEST = 0.95, 0.3


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing seen in a pair: its code, and the values that its sentence names."""

    code: str
    values: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether two are one. ``reasons`` speak for it, ``doubts`` and ``conflicts`` against."""

    score: float
    band: Band
    reasons: tuple[Finding, ...] = ()
    doubts: tuple[Finding, ...] = ()
    conflicts: tuple[Finding, ...] = ()


@cache
def weights(sort: str) -> Mapping[str, tuple[str, float]]:
    """Kind and weight of each code of a sort (partners, deeds, copies). Raises ``TableError``."""
    found: dict[str, tuple[str, float]] = {}
    text = files(__package__).joinpath("weights.tsv").read_text("utf-8")
    for number, row in enumerate(csv.reader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE), 1):
        if not row or row[0].startswith("#") or row[0] == "sort":
            continue
        if len(row) != 4 or row[2] not in KINDS:
            raise TableError("weights.tsv", number, "kind", f"write sort, code, one of {', '.join(KINDS)}, weight")
        try:
            weight = float(row[3])
        except ValueError:
            raise TableError("weights.tsv", number, "weight", f"{row[3]!r} is no number") from None
        if row[0] == sort:
            found[row[1]] = (row[2], weight)
    return MappingProxyType(found)


def decide(sort: str, findings: Iterable[Finding]) -> Verdict:
    """The verdict that the findings make together."""
    known = weights(sort)
    total = known["prior"][1]
    told: dict[str, list[Finding]] = {"reason": [], "doubt": [], "conflict": []}
    for finding in findings:
        kind, weight = known[finding.code]
        told[kind].append(finding)
        total += weight
    score = 1 / (1 + exp(-max(-30.0, min(30.0, total))))
    band = Band.AUTOMATIC if score >= AUTOMATIC else Band.SUGGEST if score >= SUGGEST else Band.APART
    if told["conflict"] and band is Band.AUTOMATIC:
        band = Band.SUGGEST
    return Verdict(score, band, tuple(told["reason"]), tuple(told["doubt"]), tuple(told["conflict"]))


def total(sort: str, findings: Iterable[Finding]) -> float:
    """The sum of the findings' weights, without the prior: for choosing the best of several ways to compare."""
    known = weights(sort)
    return sum(known[finding.code][1] for finding in findings)
