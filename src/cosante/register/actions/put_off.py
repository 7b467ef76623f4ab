"""Leave a suggestion for later: it comes last among those that wait."""

from django.db import transaction
from django.utils import timezone

from cosante.register.actions.confirm import asked
from cosante.register.actions.deciding import may
from cosante.register.models import Account, Suggestion


def put_off(suggestion: Suggestion, by: Account) -> Suggestion:
    """No decision is made of it, and none is written."""
    may(by)
    with transaction.atomic():
        row = asked(suggestion)
        row.later_at = timezone.now()
        row.save(update_fields=["later_at"])
    return row
