"""Say that one text repeats another: what both tell counts once as a source. Undoing makes them two again."""

from django.db import transaction

from cosante.register.actions.deciding import Reason, may
from cosante.register.actions.join import mark
from cosante.register.actions.match import match_waiting
from cosante.register.models import Account, Decision, Document


def mark_copy(document: Document, original: Document, by: Account | None, why: Reason = "") -> Decision:
    """``document`` is a copy of ``original``, or of the text that this one is a copy of."""
    may(by)
    with transaction.atomic():
        rows = Document.objects.select_for_update(of=("self",)).in_bulk([document.pk, original.pk])
        made = mark(rows[document.pk], rows[original.pk], by, why)
        match_waiting()
    document.refresh_from_db(fields=["copy_of"])
    return made
