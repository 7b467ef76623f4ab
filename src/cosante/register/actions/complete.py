"""Say that a document has been gone through: every fact decided, and what the reader missed entered."""

from django.db import transaction

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
            raise Undecidable(f"{row.waiting} of its facts wait for a decision. Decide them first.")
        if completed(row):
            raise Undecidable("This document has been gone through already.")
        return write(Verb.COMPLETE, by, why, document=row, reading=row.readings.get(current=True))
