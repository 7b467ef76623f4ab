"""Say that a file of contracting processes was kept, and what it did; its text is held no longer."""

from collections.abc import Iterable
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from cosante.register.actions.deciding import may
from cosante.register.models import Account, BroughtFile, Change, Order
from cosante.vocabulary.errors import Undecidable


def settle(
    file: BroughtFile, outcomes: list[Any], lead: Change | None, by: Account | None, documents: Iterable[int] = ()
) -> BroughtFile:
    """The file. ``documents``: the entries that keeping it made. ``Undecidable`` where it was kept before."""
    may(by, Order.writes)
    held = BroughtFile.objects.select_for_update().get(pk=file.pk)
    if held.kept_at is not None:
        raise Undecidable(_("It was kept already."))
    held.outcomes, held.lead, held.text, held.documents = outcomes, lead, "", list(documents)
    held.kept_by, held.kept_at = by, timezone.now()
    held.save()
    return held
