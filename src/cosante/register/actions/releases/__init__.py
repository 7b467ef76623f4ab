"""Verbs of releases: freeze one; plan that the site makes them; take one that is due, and say what came of it."""

from cosante.register.actions.releases.freeze import Frozen, freeze
from cosante.register.actions.releases.lease import done, take_due
from cosante.register.actions.releases.plan import end, plan

__all__ = ["Frozen", "done", "end", "freeze", "plan", "take_due"]
