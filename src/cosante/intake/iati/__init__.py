"""IATI files that others published: looked at, kept as rows, told as documents whose facts the register matches."""

from cosante.intake.iati.keeping import keep_published, reading_of, take_back_published, tell_published_rows
from cosante.intake.iati.planning import bring_published, not_used

__all__ = [
    "bring_published",
    "keep_published",
    "not_used",
    "reading_of",
    "take_back_published",
    "tell_published_rows",
]
