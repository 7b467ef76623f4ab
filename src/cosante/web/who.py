"""Who asks for a page."""

from django.http import HttpRequest

from cosante.register.actions import local_owner
from cosante.register.models import Account


def who(request: HttpRequest) -> Account:
    """The account that is signed in; where nobody signs in, the one of this machine's owner."""
    user = getattr(request, "user", None)
    return user if isinstance(user, Account) and user.is_authenticated else local_owner()
