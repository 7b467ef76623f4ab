"""Invite somebody, let somebody back in, and take an invitation back."""

import hashlib
import secrets
from datetime import timedelta
from typing import NamedTuple

from django.utils import timezone
from django.utils.translation import gettext as _

from cosante.register.actions.access.log import NOWHERE, Whence, record
from cosante.register.actions.deciding import may
from cosante.register.models import Account, Invitation, LoginKind, Role
from cosante.vocabulary.errors import Undecidable

#: How long a link can be used.
VALID = timedelta(days=7)


class Link(NamedTuple):
    """An invitation, and what its link holds: this is told once and kept nowhere."""

    invitation: Invitation
    token: str


def invite(role: str, by: Account | None, email: str = "", whence: Whence = NOWHERE) -> Link:
    """A link that makes an account of this role, once, within a week. Without ``by``: whoever runs the machine."""
    may(by, Role.ADMINISTRATOR)
    if by is not None and not by.has_usable_password():
        raise Undecidable(_("Choose a password for yourself first: once somebody is invited, everybody signs in."))
    made = _link(by, role=Role(role), email=email.strip())
    record(LoginKind.INVITED, None, by, whence, f"{made.invitation.email or '–'}: {made.invitation.role}")
    return made


def let_in_again(account: Account, by: Account | None, whence: Whence = NOWHERE) -> Link:
    """A link with which the person chooses a new password. Earlier ones no longer work."""
    may(by, Role.ADMINISTRATOR)
    if not account.is_active:
        raise Undecidable(_("%(account)s is closed. Open the account again first.") % {"account": account})
    account.links.filter(used_at=None, withdrawn_at=None).update(withdrawn_at=timezone.now())
    made = _link(by, role=account.role, email=account.email, account=account)
    record(LoginKind.LINK, account, by, whence)
    return made


def withdraw(invitation: Invitation, by: Account | None, whence: Whence = NOWHERE) -> None:
    """The link no longer works."""
    may(by, Role.ADMINISTRATOR)
    still = Invitation.objects.filter(pk=invitation.pk, used_at=None, withdrawn_at=None)
    if not still.update(withdrawn_at=timezone.now()):
        raise Undecidable(_("This invitation was used or withdrawn already."))
    record(LoginKind.WITHDRAWN, invitation.account, by, whence, invitation.email)


def mark_of_token(token: str) -> str:
    """What is kept of a link. The token is 256 random bits, so a plain hash is enough."""
    return hashlib.sha256(token.encode()).hexdigest()


def _link(by: Account | None, **about: object) -> Link:
    token = secrets.token_urlsafe(32)
    row = Invitation.objects.create(mark=mark_of_token(token), by=by, until=timezone.now() + VALID, **about)
    return Link(row, token)
