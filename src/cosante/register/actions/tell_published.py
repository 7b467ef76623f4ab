"""Note that what somebody published, as it is now, is told by a document: the row cites it."""

from django.db import transaction

from cosante.register.actions.kept.cite import cite
from cosante.register.models import Account, Document, IatiActivity, IatiOrganisation


def tell_published(row: IatiActivity | IatiOrganisation, document: Document | None, by: Account | None) -> None:
    """``document`` is none where nothing was to be told of it."""
    with transaction.atomic():
        if document is not None:
            cite(row, document, by)
        type(row)._default_manager.filter(pk=row.pk).update(told=row.version)
