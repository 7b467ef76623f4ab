"""Keep the filters of a list under a name, for one account."""

from django.utils.translation import gettext as _

from cosante.register.models import Account, SavedSearch
from cosante.register.queries.filters import Asked
from cosante.vocabulary.errors import BadValue

_LONGEST_NAME = 100


def save_search(name: str, asked: Asked, by: Account) -> SavedSearch:
    """The search of that name, made or changed. ``BadValue`` without a name or without a filter."""
    name = " ".join(name.split())[:_LONGEST_NAME]
    if not name:
        raise BadValue(_("A search needs a name. Give it one and save it again."))
    if not asked:
        raise BadValue(_("There is no filter to save yet. Choose some, show the list, and save it then."))
    saved, _new = SavedSearch.objects.update_or_create(account=by, name=name, defaults={"asked": asked.query()})
    return saved
