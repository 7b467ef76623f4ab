"""Verbs about money that write several rows at once, over those of kept rows."""

from cosante.register.actions.money.load_rates import Loaded, load_rates

__all__ = ["Loaded", "load_rates"]
