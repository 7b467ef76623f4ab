"""Undo a decision: it stays in the history, and everything is as if it had not been made."""

from django.db import transaction

from cosante.register.actions.accept import locked
from cosante.register.actions.deciding import may, restate, write
from cosante.register.actions.describe import restate_document
from cosante.register.actions.moving import MOVES, rehome
from cosante.register.actions.refresh_records import refresh_acts
from cosante.register.models import Account, Decision, Verb
from cosante.vocabulary.errors import Undecidable

_SUBJECTS = ("fact", "document", "partner", "other_partner", "act", "other_act")


def undo(decision: Decision, by: Account | None, why: str = "") -> Decision:
    """Undo one decision. What was undone, an undoing, and a reading that a newer one replaced cannot be undone."""
    may(by)
    with transaction.atomic():
        row = Decision.objects.select_for_update(of=("self",)).get(pk=decision.pk)
        if row.verb in (Verb.UNDO, Verb.SUPERSEDE):
            raise Undecidable(f"What was {row.get_verb_display()} cannot be undone; decide again.")
        if Decision.objects.filter(undoes=row).exists():
            raise Undecidable("This was undone already.")
        about = {name: getattr(row, name) for name in _SUBJECTS}
        made = write(Verb.UNDO, by, why, undoes=row, **about)
        if row.fact is not None:
            restate(locked([row.fact]))
        if row.verb == Verb.DESCRIBE and row.document is not None:
            restate_document(row.document)
        if row.verb in MOVES:
            name = "partner" if row.partner_id else "act"
            ids = {getattr(row, f"{name}_id"), getattr(row, f"other_{name}_id")}
            rehome(name, {pk for pk in ids if pk is not None})
        elif row.act_id:
            refresh_acts([row.act_id])
    return made
