"""Make a token: a key with which a program does in a person's name what she allows it."""

import secrets
from collections.abc import Iterable
from datetime import timedelta
from typing import NamedTuple

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cosante.register.actions.access.invite import mark_of_token
from cosante.register.actions.access.log import NOWHERE, Whence, record
from cosante.register.actions.deciding import may, rules
from cosante.register.models import Account, LoginKind, Role, Scope, Token
from cosante.vocabulary.errors import BadValue, NotAllowed

#: How a token begins, so that people and scanners for leaked keys know it.
BEGINS = "cosante_"
#: Days that a token holds at most where it ends by itself, and how many open ones a person may have.
LONGEST, MOST = 366, 50


class Made(NamedTuple):
    """A token, and what it is: this is told once and kept nowhere."""

    token: Token
    secret: str


def make_token(
    account: Account,
    name: str,
    scopes: Iterable[str],
    days: int | None,
    by: Account | None,
    whence: Whence = NOWHERE,
) -> Made:
    """A token that holds so many days, or until it is ended. Only the person herself makes hers, or whoever runs the
    machine. ``NotAllowed`` for a scope beyond her role.
    """
    if by is not None and by.pk != account.pk:
        raise NotAllowed(_("Everybody makes their own tokens."))
    wanted = _checked(account, scopes)
    if not name.strip() or (days is not None and not 1 <= days <= LONGEST):
        raise BadValue(_("A token has a name, and holds between 1 and %(most)d days.") % {"most": LONGEST})
    secret = BEGINS + secrets.token_urlsafe(32)
    with transaction.atomic():
        if account.tokens.filter(ended_at=None).count() >= MOST:
            raise BadValue(_("There are %(most)d tokens already. End one first.") % {"most": MOST})
        row = Token.objects.create(
            account=account,
            name=name.strip()[:100],
            mark=mark_of_token(secret),
            opening=secret[: len(BEGINS) + 4],
            scopes=wanted,
            until=timezone.now() + timedelta(days=days) if days is not None else None,
        )
        record(LoginKind.TOKEN_MADE, account, by, whence, f"{row}: {', '.join(wanted)}")
    return Made(row, secret)


def role_of(scope: str) -> str:
    """The least role of which a scope can be a part; what deciding takes is a rule of the office."""
    least = {Scope.READ: Role.READER, Scope.CONTRIBUTE: Role.CONTRIBUTOR, Scope.ADMINISTER: Role.ADMINISTRATOR}
    return least.get(Scope(scope)) or rules().accepts


def scopes_of(account: Account) -> list[str]:
    """The scopes that the account can give away."""
    return [scope for scope in Scope.values if account.may(role_of(scope))]


def _checked(account: Account, scopes: Iterable[str]) -> list[str]:
    wanted = [scope for scope in Scope.values if scope in set(scopes)]
    if not wanted or set(scopes) - set(Scope.values):
        raise BadValue(_("A token has one or more of these scopes: %(all)s.") % {"all": ", ".join(Scope.values)})
    for scope in wanted:
        if not account.may(role_of(scope)):
            may(account, role_of(scope))
    return wanted
