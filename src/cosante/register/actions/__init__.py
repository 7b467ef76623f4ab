"""The only writers of the register: one verb a file. Each checks, writes in one transaction, and refreshes records."""

from cosante.register.actions.accept import accept
from cosante.register.actions.add_document import Added, Origin, Outcome, add_document, add_documents
from cosante.register.actions.answer_once import answer_once
from cosante.register.actions.attach import attach
from cosante.register.actions.complete import complete
from cosante.register.actions.confirm import confirm
from cosante.register.actions.correct import correct
from cosante.register.actions.decide import Verdict, decide
from cosante.register.actions.describe import describe
from cosante.register.actions.enter import enter
from cosante.register.actions.forget_search import forget_search
from cosante.register.actions.keep_apart import keep_apart
from cosante.register.actions.keep_file import Given, may_be_kept
from cosante.register.actions.mark_copy import mark_copy
from cosante.register.actions.match import match_all, match_waiting
from cosante.register.actions.merge import merge
from cosante.register.actions.once import Form, once
from cosante.register.actions.part import part
from cosante.register.actions.put_off import put_off
from cosante.register.actions.rebuild import rebuild
from cosante.register.actions.reindex import is_current, learn_terms, reindex
from cosante.register.actions.reject import reject
from cosante.register.actions.resolve import resolve
from cosante.register.actions.save_search import save_search
from cosante.register.actions.split import split
from cosante.register.actions.undo import undo
from cosante.register.actions.undo_form import undo_form
from cosante.register.actions.uphold import uphold
from cosante.register.actions.withdraw import withdraw
from cosante.register.actions.write_note import write_note

__all__ = [
    "Added",
    "Form",
    "Given",
    "Origin",
    "Outcome",
    "Verdict",
    "accept",
    "add_document",
    "add_documents",
    "answer_once",
    "attach",
    "complete",
    "confirm",
    "correct",
    "decide",
    "describe",
    "enter",
    "forget_search",
    "is_current",
    "keep_apart",
    "learn_terms",
    "mark_copy",
    "match_all",
    "match_waiting",
    "may_be_kept",
    "merge",
    "once",
    "part",
    "put_off",
    "rebuild",
    "reindex",
    "reject",
    "resolve",
    "save_search",
    "split",
    "undo",
    "undo_form",
    "uphold",
    "withdraw",
    "write_note",
]
