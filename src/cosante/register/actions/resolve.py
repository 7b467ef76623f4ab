"""Where sources of one act differ, say which of them is right. All stay, and the record shows the chosen one."""

from django.db import transaction
from django.utils.translation import gettext as _

from cosante.register.actions.deciding import may, write
from cosante.register.actions.match import match_waiting
from cosante.register.actions.refresh_records import refresh_acts
from cosante.register.models import Account, Act, Decision, Fact, Verb
from cosante.register.records.conflicts import FIELDS
from cosante.vocabulary.errors import Undecidable


def resolve(act: Act, field: str, fact: Fact, by: Account | None, why: str = "") -> Decision:
    """In this field the act is what this fact says."""
    may(by)
    if field not in FIELDS:
        raise Undecidable(_("%(field)s is no field in which sources are told apart.") % {"field": field})
    with transaction.atomic():
        if fact.act_id != act.pk or fact.kind != "act":
            raise Undecidable(_("Choose what one of the act's own sources says."))
        made = write(Verb.RESOLVE, by, why, act=act, values={"field": field, "fact": fact.pk})
        refresh_acts([act.pk])
        match_waiting()
    act.refresh_from_db()
    return made
