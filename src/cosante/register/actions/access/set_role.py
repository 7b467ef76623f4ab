"""Give an account another role."""

from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX
from django.db import transaction
from django.utils.translation import gettext as _

from cosante.register.actions.access.log import NOWHERE, Whence, record
from cosante.register.actions.deciding import may
from cosante.register.models import Account, LoginKind, Role
from cosante.vocabulary.errors import BadValue, Undecidable


def set_role(account: Account, role: str, by: Account | None, whence: Whence = NOWHERE) -> None:
    """The account may from now on do what the role may. The last administrator stays one."""
    may(by, Role.ADMINISTRATOR)
    if role not in Role.values:
        raise BadValue(
            _("%(role)s is no role. There are: %(roles)s.") % {"role": role, "roles": ", ".join(Role.values)}
        )
    with transaction.atomic():
        row = Account.objects.select_for_update(of=("self",)).get(pk=account.pk)
        if row.role == role:
            return
        if role != Role.ADMINISTRATOR:
            keep_one_administrator(besides=row)
        before, row.role = row.role, role
        row.save(update_fields=["role"])
        record(LoginKind.ROLE, row, by, whence, f"{before} → {role}")
    account.role = role


def keep_one_administrator(besides: Account) -> None:
    """``Undecidable`` where nobody else could let people in."""
    others = Account.objects.select_for_update(of=("self",)).filter(role=Role.ADMINISTRATOR, is_active=True)
    others = others.exclude(pk=besides.pk).exclude(password__startswith=UNUSABLE_PASSWORD_PREFIX)
    if besides.may(Role.ADMINISTRATOR) and not others.exists():
        raise Undecidable(_("%(account)s is the last administrator. Make another one first.") % {"account": besides})
