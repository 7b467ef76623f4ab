"""Cosanté: the open register of health cooperation."""

__version__ = "0.1.0"
