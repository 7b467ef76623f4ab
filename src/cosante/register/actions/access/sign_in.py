"""Sign in: a name and a password, then the code of the second factor where there is one. Every try is in the log.

Who only guesses learns nothing: a name that does not exist, a closed account and a wrong password are answered alike,
after the same time.
"""

from typing import NamedTuple

from django.contrib.auth import authenticate
from django.utils import timezone

from cosante.register.actions.access.limits import attempt, end
from cosante.register.actions.access.log import Whence
from cosante.register.actions.access.second_factor import takes
from cosante.register.models import Account, LoginKind, Session


class Entry(NamedTuple):
    """Who came, and whether a code is still asked."""

    account: Account
    code_asked: bool


def sign_in(name: str, password: str, whence: Whence) -> Entry | None:
    """Who that is, or None. ``HeldBack`` after too many tries."""
    known = Account.objects.filter(username__iexact=name.strip()).first()
    row = attempt(name, known, whence)
    account = authenticate(username=known.username if known else name, password=password)
    if not isinstance(account, Account):
        end(row, LoginKind.WRONG)
        return None
    asked = account.guarded
    end(row, LoginKind.CODE_ASKED if asked else LoginKind.SIGNED_IN)
    _tidy()
    return Entry(account, asked)


def sign_in_with_code(account: Account, code: str, whence: Whence) -> bool:
    """Is it the right code? ``HeldBack`` after too many tries."""
    row = attempt(account.username, account, whence)
    right = account.is_active and takes(account, code)
    end(row, LoginKind.SIGNED_IN if right else LoginKind.WRONG_CODE)
    return right


def prove(account: Account, password: str, whence: Whence) -> bool:
    """Is it still she who sits there? Asked before what a stolen session must not do; counted like signing in."""
    row = attempt(account.username, account, whence)
    right = account.check_password(password)
    end(row, LoginKind.PROVED if right else LoginKind.WRONG)
    return right


def _tidy() -> None:
    """Sessions that ran out go when somebody comes."""
    Session.objects.filter(expire_date__lt=timezone.now()).delete()
