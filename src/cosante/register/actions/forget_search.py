"""Take a saved search away."""

from django.utils.translation import gettext as _

from cosante.register.models import Account, SavedSearch
from cosante.vocabulary.errors import NotAllowed


def forget_search(search: SavedSearch, by: Account) -> None:
    """Delete it; only whose it is may."""
    if search.account_id != by.pk:
        raise NotAllowed(_("This search is not one of %(who)s: only who saved it can take it away.") % {"who": by})
    search.delete()
