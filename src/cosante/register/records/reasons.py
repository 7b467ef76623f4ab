"""Why a decision was made that no person gave a reason for: as data, so that every reader has it in her language.

A decision keeps findings (codes with values) under ``why`` in its values; its column ``why`` has them in English, for
programs, tables and the command line. ``SENTENCES`` are what the register itself finds, beside what matching does.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from cosante.matching import wording
from cosante.matching.verdicts import Finding, Verdict


def _(message: str) -> str:
    """The message itself; the mark by which tools that collect messages for translation find it."""
    return message


#: By code. A deed is the same because of kind, parties and one thing more.
SENTENCES: dict[str, str] = {
    "deed-date": _("same kind, parties and date"),
    "deed-sum": _("same kind, parties and sum of money; one gives no exact date"),
    "deed-number": _("same kind, parties and number; one gives no exact date"),
    "deed-place": _("same kind, parties and place; one gives no exact date"),
    "told-in-copy": _("told in the same words by a copy of the text"),
    "one-key": _("%(document)s: one name or identifier for both"),
    "trusted": _("rule: %(publisher)s is trusted from confidence %(confidence)s on"),
    "read-again": _("read again"),
    "together": _("together, by filter"),
    "not-said": _("the text does not say so"),
    "not-about": _("it is not about this cooperation"),
    "said-elsewhere": _("another fact says it"),
}
#: What a person may give as her reason for a rejection by its code.
REJECTIONS = ("not-said", "not-about", "said-elsewhere")
#: What partner facts of one record have in common, as the register keeps it.
JOINED = (_("same identifier"), _("same name, type and country"))


class Why(NamedTuple):
    """A reason: what speaks for the decision, and what against."""

    reasons: Sequence[Finding]
    doubts: Sequence[Finding] = ()

    def __str__(self) -> str:
        """In English."""
        return "; ".join(", ".join(map(_english, findings)) for findings in self if findings)

    def as_data(self) -> dict[str, Any]:
        """As a decision keeps it."""
        return {
            name: [[one.code, dict(one.values)] for one in found] for name, found in self._asdict().items() if found
        }


def because(code: str, **values: str) -> Why:
    """A reason of the register's own."""
    return Why([Finding(code, values)])


def of_verdict(verdict: Verdict) -> Why:
    """What matching found."""
    return Why(verdict.reasons, verdict.doubts + verdict.conflicts)


def from_data(kept: Mapping[str, Any]) -> Why | None:
    """The reason that a decision keeps among its values; None where a person gave one in her words, or nobody."""
    said = kept.get("why")
    if not isinstance(said, Mapping):
        return None
    return Why(_findings(said.get("reasons", ())), _findings(said.get("doubts", ())))


def _findings(kept: Iterable[Sequence[Any]]) -> list[Finding]:
    return [Finding(code, values) for code, values in kept if code in SENTENCES or code in wording.TEMPLATES]


def _english(finding: Finding) -> str:
    return SENTENCES[finding.code] % finding.values if finding.code in SENTENCES else wording.in_words(finding)
