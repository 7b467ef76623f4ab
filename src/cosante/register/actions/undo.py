"""Undo a decision: it stays in the history, and everything is as if it had not been made."""

from django.db import transaction
from django.utils.translation import gettext as _

from cosante.register.actions.accept import locked
from cosante.register.actions.deciding import Reason, may, restate, write
from cosante.register.actions.describe import restate_document
from cosante.register.actions.match import match_waiting
from cosante.register.actions.moving import MOVES, rehome
from cosante.register.actions.recopy import recopy
from cosante.register.actions.refresh_keys import wait
from cosante.register.actions.refresh_records import refresh_acts
from cosante.register.actions.suggest import restate_suggestions
from cosante.register.models import Account, Decision, Sort, Verb
from cosante.vocabulary.errors import Undecidable

_SUBJECTS = ("fact", "document", "other_document", "partner", "other_partner", "act", "other_act")


def undo(decision: Decision, by: Account | None, why: Reason = "") -> Decision:
    """Undo one decision. What was undone, an undoing, and a reading that a newer one replaced cannot be undone."""
    may(by)
    with transaction.atomic():
        row = Decision.objects.select_for_update(of=("self",)).get(pk=decision.pk)
        if row.verb in (Verb.UNDO, Verb.SUPERSEDE, Verb.CARRY):
            raise Undecidable(_("What was %(done)s cannot be undone; decide again.") % {"done": row.get_verb_display()})
        if Decision.objects.filter(undoes=row).exists():
            raise Undecidable(_("This was undone already."))
        made = _write_undo(row, by, why)
        match_waiting()
    return made


def _write_undo(row: Decision, by: Account | None, why: Reason, **values: int) -> Decision:
    about = {name: getattr(row, name) for name in _SUBJECTS}
    made = write(Verb.UNDO, by, why, undoes=row, values=values, **about)
    if row.verb == Verb.DESCRIBE and row.document is not None:
        restate_document(row.document)
    if row.fact is not None:
        restate(locked([row.fact]))
    _undo_of_records(row, by, why)
    for carried in row.carried_to.filter(undone_by=None):
        _write_undo(carried, by, why, along=row.pk)
    return made


def _undo_of_records(row: Decision, by: Account | None, why: Reason) -> None:
    """What the undoing changes in records. What matching had joined is kept apart from now on: ``records.partings``."""
    name = next((str(sort) for sort in Sort if getattr(row, f"other_{sort}_id") is not None), "")
    ids = {getattr(row, f"{name}_id"), getattr(row, f"other_{name}_id")} if name else set()
    if row.verb in MOVES:
        rehome(name, ids)
    elif row.verb == Verb.COPY:
        recopy(ids)
        for merge in Decision.objects.filter(verb=Verb.MERGE, values__copy=row.pk, undone_by=None).order_by("-id"):
            _write_undo(merge, by, why, along=row.pk)  # what was joined because of the copy goes with it
    elif row.verb == Verb.APART:
        restate_suggestions(name, ids)
        wait(name, ids)
    elif row.act_id:
        refresh_acts([row.act_id])
