"""The verbs of readiness lists: fill one with the questions of its template, answer many at once."""

from cosante.register.actions.readiness.answer import answer
from cosante.register.actions.readiness.fill import fill

__all__ = ["answer", "fill"]
