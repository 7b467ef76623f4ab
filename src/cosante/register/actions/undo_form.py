"""Undo all that one form decided, as one thing."""

from django.db import transaction
from django.utils.translation import gettext as _

from cosante.register.actions.undo import undo
from cosante.register.models import Account, Decision, Submission, Verb
from cosante.vocabulary.errors import Undecidable


def undo_form(form: Submission, by: Account | None, why: str = "") -> list[Decision]:
    """The undoings, the last decision first. What was undone already stays so."""
    with transaction.atomic():
        standing = Decision.objects.filter(pk__in=form.decisions, undone_by=None).exclude(verb=Verb.UNDO)
        rows = list(standing.order_by("-pk"))
        if not rows:
            raise Undecidable(_("There is nothing of it left to undo."))
        return [undo(row, by, why) for row in rows]
