"""Intake: bytes, pasted text and files become readings, and readings become proposals in the register."""

from cosante.intake.accounts import Account, Item
from cosante.intake.add import add_bytes, add_file, add_text, as_file, read_as
from cosante.intake.entry import Deed, enter_deed, enter_partner
from cosante.intake.fetch import fetch
from cosante.intake.samples import load_samples

__all__ = [
    "Account",
    "Deed",
    "Item",
    "add_bytes",
    "add_file",
    "add_text",
    "as_file",
    "enter_deed",
    "enter_partner",
    "fetch",
    "load_samples",
    "read_as",
]
