"""Withdraw a note or an attachment: it is no longer shown, and its row says who withdrew it."""

from django.utils import timezone
from django.utils.translation import gettext as _

from cosante.register.actions.deciding import may
from cosante.register.models import Account, Attachment, Note, Role
from cosante.vocabulary.errors import Undecidable


def withdraw(remark: Note | Attachment, by: Account) -> None:
    """Whoever put it there may, and reviewers."""
    may(by, Role.CONTRIBUTOR if remark.by_id == by.pk else Role.REVIEWER)
    kept = type(remark)._default_manager.filter(pk=remark.pk, withdrawn_at=None)
    if not kept.update(withdrawn_by=by, withdrawn_at=timezone.now()):
        raise Undecidable(_("This was withdrawn already."))
