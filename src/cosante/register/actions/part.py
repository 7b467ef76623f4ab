"""Answer a suggestion: the two are two. They are not suggested again."""

from django.db import transaction

from cosante.register.actions.confirm import asked
from cosante.register.actions.deciding import may
from cosante.register.actions.keep_apart import keep_apart
from cosante.register.models import Account, Decision, Suggestion
from cosante.register.queries.profiles import MODELS


def part(suggestion: Suggestion, by: Account, why: str = "") -> Decision:
    """Keep apart what matching suggested to be one."""
    may(by)
    with transaction.atomic():
        row = asked(suggestion)
        records = MODELS[row.kind]._default_manager.in_bulk([row.one, row.other])
        return keep_apart(records[row.one], records[row.other], by, why)
