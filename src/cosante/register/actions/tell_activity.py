"""Note that a published activity, as it is now, is told by a document: the activity cites it."""

from django.db import transaction

from cosante.register.actions.kept.cite import cite
from cosante.register.models import Account, Document, IatiActivity


def tell_activity(row: IatiActivity, document: Document | None, by: Account | None) -> None:
    """``document`` is none where nothing was to be told of it."""
    with transaction.atomic():
        if document is not None:
            cite(row, document, by)
        IatiActivity.objects.filter(pk=row.pk).update(told=row.version)
