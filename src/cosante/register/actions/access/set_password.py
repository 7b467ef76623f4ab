"""Choose a password. The rules are Django's validators, as the settings list them."""

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction

from cosante.register.actions.access.end_sessions import end_sessions
from cosante.register.actions.access.log import NOWHERE, Whence, record
from cosante.register.models import Account, LoginKind
from cosante.vocabulary.errors import BadValue


def check_password(password: str, account: Account) -> None:
    """``BadValue`` says what a weak password lacks."""
    try:
        validate_password(password, account)
    except ValidationError as error:
        raise BadValue(" ".join(error.messages)) from None


def set_password(account: Account, password: str, whence: Whence = NOWHERE, keep: str | None = None) -> None:
    """The person herself changes it. All her sessions end but the one to keep."""
    check_password(password, account)
    with transaction.atomic():
        account.set_password(password)
        account.save(update_fields=["password"])
        end_sessions(account, account, whence=whence, keep=keep, quietly=True)
        record(LoginKind.PASSWORD, account, account, whence)
