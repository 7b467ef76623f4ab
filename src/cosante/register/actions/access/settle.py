"""The one person who used the register alone takes a name and a password. From now on everybody signs in."""

from django.db import transaction
from django.utils.translation import gettext as _

from cosante.register.actions.access.join import free_name
from cosante.register.actions.access.log import NOWHERE, Whence, record
from cosante.register.actions.access.set_password import check_password
from cosante.register.models import Account, LoginKind
from cosante.vocabulary.errors import BadValue, Undecidable


def settle(account: Account, username: str, name: str, password: str, whence: Whence = NOWHERE) -> None:
    """Her account keeps all that she decided. ``BadValue`` for a name that is taken or a weak password."""
    with transaction.atomic():
        if Account.objects.select_for_update(of=("self",)).get(pk=account.pk).has_usable_password():
            raise Undecidable(_("This account has a password already. Sign in with it."))
        if not username.strip():
            raise BadValue(_("Choose a name to sign in with."))
        account.username, account.first_name = free_name(username, besides=account), name.strip()[:150]
        check_password(password, account)
        account.set_password(password)
        account.save(update_fields=["username", "first_name", "password"])
        record(LoginKind.PASSWORD, account, account, whence)
