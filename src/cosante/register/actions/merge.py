"""Make one record of two. The second keeps its address, which then leads to the first; undoing parts them again."""

from django.db import transaction
from django.utils.translation import gettext as _

from cosante.register.actions.deciding import Reason, may
from cosante.register.actions.join import unite
from cosante.register.actions.match import match_waiting
from cosante.register.actions.moving import Record
from cosante.register.models import Account, Decision
from cosante.vocabulary.errors import Undecidable


def merge(record: Record, other: Record, by: Account | None, why: Reason = "") -> Decision:
    """``other`` becomes ``record``. Without an account it is a rule that decides, and the row says so."""
    may(by)
    if type(record) is not type(other):
        raise Undecidable(_("A partner and an act cannot be one record."))
    with transaction.atomic():
        made = unite(record, other, by, why)
        match_waiting()
    return made
