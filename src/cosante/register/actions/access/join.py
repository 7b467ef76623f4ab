"""Use the link of an invitation: an account of one's own, or a new password for the one there is."""

from django.contrib.auth.validators import UnicodeUsernameValidator
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cosante.register.actions.access.end_sessions import end_sessions
from cosante.register.actions.access.invite import mark_of_token
from cosante.register.actions.access.log import NOWHERE, Whence, record
from cosante.register.actions.access.set_password import check_password
from cosante.register.models import Account, Invitation, LoginKind
from cosante.vocabulary.errors import BadValue, Undecidable


def opened(token: str) -> Invitation | None:
    """The invitation of that link, as long as it can be used."""
    found = Invitation.objects.select_related("account").filter(mark=mark_of_token(token)).first()
    return found if found is not None and found.open else None


def join(token: str, username: str, name: str, password: str, whence: Whence = NOWHERE) -> Account:
    """The account. ``BadValue`` for a name that is taken or a weak password, ``Undecidable`` for a spent link."""
    with transaction.atomic():
        invitation = Invitation.objects.select_for_update(of=("self",)).filter(mark=mark_of_token(token)).first()
        if invitation is None or not invitation.open:
            raise Undecidable(_("This link was used, withdrawn or is older than a week. Ask for a new one."))
        account = invitation.account or Account(email=invitation.email, role=invitation.role)
        if invitation.account is None or not account.has_usable_password():
            account.username, account.first_name = free_name(username, besides=account), name.strip()[:150]
        check_password(password, account)
        account.set_password(password)
        account.save()
        invitation.used_at, invitation.used_by = timezone.now(), account
        invitation.save(update_fields=["used_at", "used_by"])
        end_sessions(account, account, whence=whence, quietly=True)
        record(LoginKind.PASSWORD if invitation.account_id else LoginKind.JOINED, account, account, whence)
    return account


def free_name(username: str, besides: Account | None = None) -> str:
    """The name to sign in with, as it is kept; ``BadValue`` where it is taken, whatever its capitals."""
    username = Account.normalize_username(username.strip())[:150]
    try:
        UnicodeUsernameValidator()(username)
    except ValidationError as error:
        raise BadValue(" ".join(error.messages)) from None
    taken = Account.objects.filter(username__iexact=username).exclude(pk=besides.pk if besides else None)
    if taken.exists():
        raise BadValue(_("Somebody has this name already. Choose another one to sign in with."))
    return username
