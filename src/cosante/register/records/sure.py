"""When two records are one without anybody asked. Pure."""

from typing import Any

from cosante.matching import wording
from cosante.matching.profiles import DeedProfile
from cosante.matching.verdicts import Band, Verdict
from cosante.register.records.acts import same_deed


def why_one(verdict: Verdict, one: Any, other: Any) -> str:
    """Why the two are surely one, in words; empty where somebody must be asked.

    Nothing may speak against it as a conflict; then the score is high enough, or the two are deeds that this house
    takes for one (``records.acts.same_deed``).
    """
    if verdict.conflicts:
        return ""
    if verdict.band is Band.AUTOMATIC:
        return wording.sentence(verdict)
    return same_deed(one, other) if isinstance(one, DeedProfile) else ""
