"""IATI files that others published: looked at, kept as rows, told as documents whose facts the register matches."""

from cosante.intake.iati.keeping import keep_activities, take_back_activities, tell_activities
from cosante.intake.iati.planning import bring_activities, not_used
from cosante.intake.iati.telling import reading_of

__all__ = [
    "bring_activities",
    "keep_activities",
    "not_used",
    "reading_of",
    "take_back_activities",
    "tell_activities",
]
