"""Close an account, and open it again. Its name stays on what it decided."""

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from cosante.register.actions.access.end_sessions import end_sessions
from cosante.register.actions.access.log import NOWHERE, Whence, record
from cosante.register.actions.access.set_role import keep_one_administrator
from cosante.register.actions.deciding import may
from cosante.register.models import Account, Invitation, LoginKind, Role


def close(account: Account, by: Account | None, whence: Whence = NOWHERE) -> None:
    """The person is out at once and gets in no more; her tokens, and links made by her or for her, no longer work."""
    may(by, Role.ADMINISTRATOR)
    with transaction.atomic():
        keep_one_administrator(besides=account)
        _set(account, False)
        end_sessions(account, by, whence=whence, quietly=True)
        out = Invitation.objects.filter(Q(account=account) | Q(by=account), used_at=None, withdrawn_at=None)
        out.update(withdrawn_at=timezone.now())
        account.tokens.filter(ended_at=None).update(ended_at=timezone.now(), ended_by=by)
        record(LoginKind.CLOSED, account, by, whence)


def reopen(account: Account, by: Account | None, whence: Whence = NOWHERE) -> None:
    """The person may sign in again, with the password of before."""
    may(by, Role.ADMINISTRATOR)
    with transaction.atomic():
        _set(account, True)
        record(LoginKind.REOPENED, account, by, whence)


def _set(account: Account, open: bool) -> None:
    account.is_active = open
    account.save(update_fields=["is_active"])
