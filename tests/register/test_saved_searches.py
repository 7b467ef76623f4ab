import pytest

from cosante.register.actions import forget_search, save_search
from cosante.register.actions.access import owner as local_owner
from cosante.register.models import Account, SavedSearch
from cosante.register.queries.filters import Asked
from cosante.vocabulary.errors import BadValue, NotAllowed

pytestmark = pytest.mark.django_db


def test_a_search_is_kept_under_its_name_and_saved_again_it_is_changed():
    owner = local_owner()
    save_search("  Malaria   here ", Asked(area="malaria"), owner)
    save_search("Malaria here", Asked(area="malaria", country="SN"), owner)
    assert [(s.name, s.asked) for s in SavedSearch.objects.all()] == [("Malaria here", "area=malaria&country=SN")]


def test_without_a_name_or_a_filter_nothing_is_saved():
    for name, asked in ((" ", Asked(type="visit")), ("all", Asked())):
        with pytest.raises(BadValue):
            save_search(name, asked, local_owner())


def test_each_account_has_its_own_and_only_it_takes_them_away():
    owner = local_owner()
    saved = save_search("Visits", Asked(type="visit"), owner)
    other = Account.objects.create_user("other")
    save_search("Visits", Asked(type="training"), other)
    with pytest.raises(NotAllowed):
        forget_search(saved, other)
    forget_search(saved, owner)
    assert SavedSearch.objects.get().account == other
