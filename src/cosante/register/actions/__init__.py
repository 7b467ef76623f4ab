"""The only writers of the register: one verb a file. Each checks, writes in one transaction, and refreshes records."""

from cosante.register.actions.accept import accept
from cosante.register.actions.add_document import Added, Outcome, add_document
from cosante.register.actions.correct import correct
from cosante.register.actions.forget_search import forget_search
from cosante.register.actions.keep_apart import keep_apart
from cosante.register.actions.local_owner import local_owner
from cosante.register.actions.merge import merge
from cosante.register.actions.rebuild import rebuild
from cosante.register.actions.reject import reject
from cosante.register.actions.resolve import resolve
from cosante.register.actions.save_search import save_search
from cosante.register.actions.split import split
from cosante.register.actions.undo import undo

__all__ = [
    "Added",
    "Outcome",
    "accept",
    "add_document",
    "correct",
    "forget_search",
    "keep_apart",
    "local_owner",
    "merge",
    "rebuild",
    "reject",
    "resolve",
    "save_search",
    "split",
    "undo",
]
