"""Keep suggestions: which pairs a person is asked about, and what became of those that were.

A suggestion is confirmed where its two records are one now, apart where somebody parted them, and stale where one of
them became a third or matching finds them likely no more; else it is open. All of that is a function of facts and
decisions.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import Q, QuerySet

from cosante.matching.verdicts import Finding, Verdict
from cosante.register.models import State, Suggestion
from cosante.register.queries.partings import partings
from cosante.register.queries.profiles import INTO, MODELS
from cosante.register.records.partings import Pair


def restate_suggestions(kind: str, ids: Iterable[int] | None = None, compared: bool = True) -> None:
    """What decisions make of the suggestions about these records, or all.

    What is open stays so unless decisions say otherwise; not ``compared``: nothing is open until it is compared anew.
    """
    rows = list(_about(kind, ids))
    named = {pk for row in rows for pk in (row.one, row.other)}
    into = INTO[kind]
    became = dict(MODELS[kind]._default_manager.filter(pk__in=named).values_list("pk", into))
    apart = partings(kind, (pk for pk in named if became.get(pk) is None)).apart if rows else frozenset()
    for row in rows:
        made = _state(row, became, apart)
        still = made == State.STALE and not became.get(row.one) and not became.get(row.other)
        row.state = State.OPEN if compared and row.state == State.OPEN and still else made
    Suggestion.objects.bulk_update(rows, ["state"], batch_size=500)


def _state(row: Suggestion, became: Mapping[int, int | None], apart: frozenset[Pair]) -> str:
    if (became.get(row.one) or row.one) == (became.get(row.other) or row.other):
        return State.CONFIRMED
    return State.APART if (row.one, row.other) in apart else State.STALE


def suggest(kind: str, compared: Iterable[int], found: Mapping[Pair, Verdict], apart: frozenset[Pair]) -> None:
    """Write what comparing these records found: ``found`` are all pairs of them that may be one."""
    about = list(compared)
    known = {(row.one, row.other): row for row in _about(kind, about)}
    changed, new = [], []
    for pair, row in known.items():
        if pair not in found and row.state == State.OPEN:
            row.state = State.STALE
            changed.append(row)
    for pair, verdict in sorted(found.items()):
        if pair in apart:
            continue
        row = known.get(pair) or Suggestion(kind=kind, one=pair[0], other=pair[1])
        row.score, row.findings, row.state = verdict.score, as_data(verdict), State.OPEN
        (changed if pair in known else new).append(row)
    Suggestion.objects.bulk_update(changed, ["score", "findings", "state"], batch_size=500)
    Suggestion.objects.bulk_create(new)


def _about(kind: str, ids: Iterable[int] | None) -> "QuerySet[Suggestion]":
    found = Suggestion.objects.filter(kind=kind).order_by()
    if ids is None:
        return found
    numbers = list(ids)
    return found.filter(Q(one__in=numbers) | Q(other__in=numbers))


def as_data(verdict: Verdict) -> dict[str, Any]:
    """The findings of a verdict as a suggestion keeps them."""
    said = {"reasons": verdict.reasons, "doubts": verdict.doubts, "conflicts": verdict.conflicts}
    return {name: [[found.code, dict(found.values)] for found in findings] for name, findings in said.items()}


def findings(suggestion: Suggestion, name: str) -> list[Finding]:
    """The reasons, doubts or conflicts of a suggestion."""
    return [Finding(code, values) for code, values in suggestion.findings.get(name, [])]
