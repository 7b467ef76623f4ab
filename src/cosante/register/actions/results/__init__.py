"""The verbs of results that write several rows: values that came as a table."""

from cosante.register.actions.results.keep_values import MOST, Given, keep_values, planned

__all__ = ["MOST", "Given", "keep_values", "planned"]
