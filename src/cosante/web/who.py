"""Who is asking. The one place that knows: pages take the account from here and from nowhere else."""

from django.http import HttpRequest

from cosante.register.actions import local_owner
from cosante.register.models import Account, Role


def account(request: HttpRequest) -> Account:
    """Whoever has signed in. Where the site knows no signing in, the owner of this machine's register.

    Where it does and nobody has: somebody who may do nothing.
    """
    user = getattr(request, "user", None)
    if user is None:
        return local_owner()
    return user if isinstance(user, Account) and user.is_authenticated else Account(role=Role.READER, is_active=False)
