"""Set after how many months personal data of the people in an event are erased."""

from django.db import transaction
from django.utils.translation import gettext as _

from cosante.register.actions.access.log import NOWHERE, Whence, record
from cosante.register.actions.deciding import may, rules
from cosante.register.models import Account, LoginKind, Role, Rules
from cosante.vocabulary.errors import BadValue

MOST = 600


def set_retention(months: int | None, by: Account | None, whence: Whence = NOWHERE) -> Rules:
    """The rules. Nothing: they are kept until somebody erases them."""
    may(by, Role.ADMINISTRATOR)
    if months is not None and not 0 <= months <= MOST:
        raise BadValue(_("Months from 0 to %(most)s.") % {"most": MOST})
    with transaction.atomic():
        row = rules()
        before = row.erase_after
        row.erase_after = months
        row.save()
        record(LoginKind.RULES, None, by, whence, f"erase after months: {before} → {months}")
    return row
