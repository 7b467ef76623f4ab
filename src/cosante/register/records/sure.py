"""When two records are one without anybody asked. Pure."""

from typing import Any

from cosante.matching.profiles import DeedProfile
from cosante.matching.verdicts import Band, Verdict
from cosante.register.records.acts import same_deed
from cosante.register.records.reasons import Why, because, of_verdict


def why_one(verdict: Verdict, one: Any, other: Any) -> Why | None:
    """Why the two are surely one; None where somebody must be asked.

    Nothing may speak against it as a conflict; then the score is high enough, or the two are deeds that this house
    takes for one (``records.acts.same_deed``).
    """
    if verdict.conflicts:
        return None
    if verdict.band is Band.AUTOMATIC:
        return of_verdict(verdict)
    shared = same_deed(one, other) if isinstance(one, DeedProfile) else ""
    return because(shared) if shared else None
