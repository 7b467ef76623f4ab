"""IATI files that others published: looked at, kept as rows, told as documents whose facts the register matches."""

from cosante.intake.iati.keeping import keep_published, reading_of, take_back_published, tell_published_rows
from cosante.intake.iati.planning import bring_published, not_used
from cosante.intake.iati.results import enter_results, results_of

__all__ = [
    "bring_published",
    "enter_results",
    "keep_published",
    "not_used",
    "reading_of",
    "results_of",
    "take_back_published",
    "tell_published_rows",
]
