"""Let somebody into the site who has shown who she is."""

from django.contrib.auth import login
from django.http import HttpRequest
from django.utils import timezone

from cosante.register.models import Account
from cosante.web.door import whence

#: Where the session says that a password was right and a code is still asked, and for how many seconds that holds.
ASKED, PATIENCE = "asked", 300
_BACKEND = "django.contrib.auth.backends.ModelBackend"


def come_in(request: HttpRequest, account: Account) -> None:
    """A new session that says whose it is, since when, and from where."""
    request.session.pop(ASKED, None)
    login(request, account, backend=_BACKEND)
    where = whence(request)
    request.session.update({"opened": timezone.now().isoformat(), "address": where.address, "agent": where.agent})
    request.account = account


def ask_code(request: HttpRequest, account: Account) -> None:
    """Remember for five minutes that the password was right."""
    request.session.cycle_key()
    request.session[ASKED] = {"account": account.pk, "at": timezone.now().timestamp()}


def asked(request: HttpRequest) -> Account | None:
    """Whose code is asked, while that holds."""
    waits = request.session.get(ASKED) or {}
    if timezone.now().timestamp() - waits.get("at", 0) > PATIENCE:
        return None
    return Account.objects.filter(pk=waits["account"], is_active=True).first()
