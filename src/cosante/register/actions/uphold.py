"""Say that what was decided of a fact still holds, though the newest reading of its document does not have it."""

from django.db import transaction
from django.utils.translation import gettext as _

from cosante.register.actions.accept import to_decide
from cosante.register.actions.deciding import may, restate, write
from cosante.register.actions.match import match_waiting
from cosante.register.models import Account, Decision, Fact, FactStatus, Verb
from cosante.register.queries.adrift import adrift
from cosante.vocabulary.errors import Undecidable


def uphold(fact: Fact, by: Account | None, why: str = "") -> Decision:
    """The same decision again, in this person's name. A sum that waits for a second person takes another one."""
    may(by)
    with transaction.atomic():
        (row,) = to_decide([fact])
        if not adrift().filter(pk=row.pk).exists():
            raise Undecidable(_("The newest reading has this fact, or somebody has said already whether it holds."))
        first = row.decisions.filter(undone_by=None, verb__in=(Verb.ACCEPT, Verb.CORRECT), by=by)
        if row.status == FactStatus.PROPOSED and first.exists():
            raise Undecidable(_("A second person must say so: you have accepted it yourself."))
        made = write(Verb.REJECT if row.status == FactStatus.REJECTED else Verb.ACCEPT, by, why, fact=row)
        restate([row])
        match_waiting()
    return made
