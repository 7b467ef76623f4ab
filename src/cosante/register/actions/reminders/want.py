"""Choose what one is told of every day, and where to."""

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils.translation import gettext as _

from cosante.register.models import Account, Reminding, Wants
from cosante.vocabulary.errors import BadValue

#: Days ahead that somebody may want to know of.
MOST_DAYS = 365


def want(account: Account, wants: str, email: str, days: int = 14, hour: int = 6, site: str = "") -> Reminding:
    """What she wants from now on. ``site``: the address of the pages as she reaches them, for the links of the mail.

    ``BadValue`` without an address to send to, or for a number that cannot be. A taste, not a right: nothing is logged.
    """
    email = email.strip()
    if wants not in Wants.values:
        raise BadValue(_("There is no such choice."))
    if not 0 <= days <= MOST_DAYS or not 0 <= hour <= 23:
        raise BadValue(_("Days are between 0 and %(most)s, hours between 0 and 23.") % {"most": MOST_DAYS})
    if email or wants:
        try:
            validate_email(email)
        except ValidationError as error:
            raise BadValue(_("A mail needs an e-mail address, as name@example.org.")) from error
    with transaction.atomic():
        Account.objects.filter(pk=account.pk).update(email=email)
        account.email = email
        said = {"wants": wants, "days": days, "hour": hour, "site": site[:300]}
        made, _new = Reminding.objects.update_or_create(account=account, defaults=said)
    return made
