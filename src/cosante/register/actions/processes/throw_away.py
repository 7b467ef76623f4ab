"""Throw a file of contracting processes away that was not kept."""

from django.utils.translation import gettext as _

from cosante.register.actions.deciding import may
from cosante.register.models import Account, BroughtFile, Order
from cosante.vocabulary.errors import Undecidable


def throw_away(file: BroughtFile, by: Account | None) -> None:
    """With all that it would do."""
    may(by, Order.writes)
    if not BroughtFile.objects.filter(pk=file.pk, kept_at=None).delete()[0]:
        raise Undecidable(_("It was kept already; take it back instead."))
