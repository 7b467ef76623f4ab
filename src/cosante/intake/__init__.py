"""Intake: bytes, texts, files and web addresses become readings, and readings become proposals in the register."""

from cosante.intake.accounts import Account, Item
from cosante.intake.add import add_address, add_bytes, add_file, add_files, add_several, add_text, as_file, prepared
from cosante.intake.came import Came
from cosante.intake.entry import Deed, enter_deed, enter_partner
from cosante.intake.fetch import fetch
from cosante.intake.leaves import page_picture
from cosante.intake.reread import read_again
from cosante.intake.sample_agreements import load_sample_agreements
from cosante.intake.sample_people import load_people_samples
from cosante.intake.sample_results import load_sample_results
from cosante.intake.sample_supplies import load_supplies
from cosante.intake.samples import load_samples

__all__ = [
    "Account",
    "Came",
    "Deed",
    "Item",
    "add_address",
    "add_bytes",
    "add_file",
    "add_files",
    "add_several",
    "add_text",
    "as_file",
    "enter_deed",
    "enter_partner",
    "fetch",
    "load_people_samples",
    "load_sample_agreements",
    "load_sample_results",
    "load_samples",
    "load_supplies",
    "page_picture",
    "prepared",
    "read_again",
]
