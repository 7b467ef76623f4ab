"""Intake: bytes, pasted text and files become readings, and readings become proposals in the register."""

from cosante.intake.accounts import Account, Item
from cosante.intake.add import add_bytes, add_file, add_text
from cosante.intake.samples import load_samples

__all__ = ["Account", "Item", "add_bytes", "add_file", "add_text", "load_samples"]
