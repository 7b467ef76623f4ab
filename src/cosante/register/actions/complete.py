"""Say that a document has been gone through: every fact decided, and what the reader missed entered."""

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cosante.register.actions.deciding import may, write
from cosante.register.models import Account, Decision, Document, Verb
from cosante.register.queries.review import completed
from cosante.vocabulary.errors import Undecidable


def complete(document: Document, by: Account | None, why: str = "") -> Decision:
    """Holds for the reading that was gone through; after another reading the document is to be gone through again."""
    may(by)
    with transaction.atomic():
        row = Document.objects.select_for_update().get(pk=document.pk)
        if row.waiting:
            raise Undecidable(
                ngettext(
                    "%(n)s of its facts waits for a decision. Decide it first.",
                    "%(n)s of its facts wait for a decision. Decide them first.",
                    row.waiting,
                )
                % {"n": row.waiting}
            )
        if completed(row):
            raise Undecidable(_("This document has been gone through already."))
        return write(Verb.COMPLETE, by, why, document=row, reading=row.readings.get(current=True))
