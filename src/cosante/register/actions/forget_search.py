"""Take a saved search away."""

from cosante.register.models import Account, SavedSearch
from cosante.vocabulary.errors import NotAllowed


def forget_search(search: SavedSearch, by: Account) -> None:
    """Delete it; only whose it is may."""
    if search.account_id != by.pk:
        raise NotAllowed(f"This search is not {by}'s: only who saved it can take it away.")
    search.delete()
