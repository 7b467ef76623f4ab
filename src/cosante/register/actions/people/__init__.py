"""Verbs on trainings and visits that write several rows: certificates, the next of a series, the rule that erases."""

from cosante.register.actions.people.certify import certify
from cosante.register.actions.people.erase_due import erase_due
from cosante.register.actions.people.plan_next import plan_next
from cosante.register.actions.people.set_retention import set_retention

__all__ = ["certify", "erase_due", "plan_next", "set_retention"]
