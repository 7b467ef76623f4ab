"""Who is asking. The one place that knows: pages take the account from here and from nowhere else."""

from django.db.models import QuerySet
from django.http import HttpRequest

from cosante.register.models import Account, Role, SavedSearch


def account(request: HttpRequest) -> Account:
    """Whoever has signed in, or the one person of this machine (``cosante.web.access``); else one who may nothing."""
    user = getattr(request, "user", None)
    return user if isinstance(user, Account) and user.is_authenticated else Account(role=Role.READER, is_active=False)


def searches(request: HttpRequest) -> QuerySet[SavedSearch]:
    """The searches that whoever asks has saved; visitors have none."""
    by = account(request)
    return SavedSearch.objects.filter(account=by) if by.pk else SavedSearch.objects.none()
