"""End sessions: whoever has one open must sign in again."""

from cosante.register.actions.access.log import NOWHERE, Whence, record
from cosante.register.actions.deciding import may
from cosante.register.models import Account, LoginKind, Role


def end_sessions(
    account: Account,
    by: Account | None,
    only: str | None = None,
    keep: str | None = None,
    whence: Whence = NOWHERE,
    quietly: bool = False,
) -> int:
    """End the account's sessions, or only that one, or all but that one; how many. Others' take an administrator.

    ``quietly``: the log has it already, as part of something else.
    """
    if by is None or by.pk != account.pk:
        may(by, Role.ADMINISTRATOR)
    rows = account.sessions.exclude(pk=keep)
    rows = rows.filter(pk=only) if only is not None else rows
    ended, _ = rows.delete()
    if ended and not quietly:
        record(LoginKind.SESSION_ENDED, account, by, whence, str(ended))
    return ended
