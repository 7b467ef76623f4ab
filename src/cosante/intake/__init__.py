"""Intake: bytes, texts, files and web addresses become readings, and readings become proposals in the register.

What is asked of it is imported when it is asked for: a command that reads nothing starts without the reader.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from cosante.intake.accounts import Account, Item
    from cosante.intake.add import add_address, add_bytes, add_file, add_files, add_several, add_text, as_file, prepared
    from cosante.intake.came import Came
    from cosante.intake.entry import Deed, enter_deed, enter_partner
    from cosante.intake.leaves import page_picture
    from cosante.intake.reread import read_again
    from cosante.intake.sample_agreements import load_sample_agreements
    from cosante.intake.sample_people import load_people_samples
    from cosante.intake.sample_results import load_sample_results
    from cosante.intake.sample_supplies import load_supplies
    from cosante.intake.samples import load_samples

_MODULES = {
    "Account": "accounts",
    "Came": "came",
    "Deed": "entry",
    "Item": "accounts",
    "add_address": "add",
    "add_bytes": "add",
    "add_file": "add",
    "add_files": "add",
    "add_several": "add",
    "add_text": "add",
    "as_file": "add",
    "enter_deed": "entry",
    "enter_partner": "entry",
    "load_people_samples": "sample_people",
    "load_sample_agreements": "sample_agreements",
    "load_sample_results": "sample_results",
    "load_samples": "samples",
    "load_supplies": "sample_supplies",
    "page_picture": "leaves",
    "prepared": "add",
    "read_again": "reread",
}

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
    "load_people_samples",
    "load_sample_agreements",
    "load_sample_results",
    "load_samples",
    "load_supplies",
    "page_picture",
    "prepared",
    "read_again",
]


def __getattr__(name: str) -> Any:
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_MODULES[name]}"), name)
