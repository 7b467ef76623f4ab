"""Throw a spreadsheet away that was not kept."""

from django.utils.translation import gettext as _

from cosante.register.actions.deciding import may
from cosante.register.models import Account, Sheet, kept_models
from cosante.vocabulary.errors import Undecidable


def throw_away(sheet: Sheet, by: Account | None) -> None:
    """With all its rows."""
    may(by, kept_models()[sheet.noun].writes)
    if not Sheet.objects.filter(pk=sheet.pk, kept_at=None, decided_at=None).delete()[0]:
        raise Undecidable(_("It was kept already; take it back instead."))
