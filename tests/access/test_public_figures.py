"""The figures of a public site are those of what was reviewed: filters, totals, ledger, map, places, files."""

import csv
import io
import json

import pytest
from deeds import deed, tell
from django.test import Client

from cosante.register.actions import accept
from cosante.register.models import Act, Fact, Partner, SavedSearch
from cosante.register.queries.filters import Asked, filtered
from cosante.register.queries.totals import rows
from cosante.register.records.totals import total

pytestmark = pytest.mark.django_db

EVERYBODY = Asked(public=True)
PLACE = {"name": "Bishkek", "country": "KG", "identifier": "KG-GB"}


@pytest.fixture
def visitor(settings, office) -> Client:
    settings.COSANTE_PUBLIC = True
    return Client()


@pytest.fixture
def half(db) -> Act:
    """A grant of which the sum, the place and who gets it still wait for review."""
    (act,) = tell(
        deed("funding", money=(900, "USD", "disbursement"), place=PLACE, areas=["malaria"], when="2022-03-04"),
        reviewed=False,
    )
    accept(Fact.objects.filter(kind__in=("act", "partner")).exclude(country="KG"), None)
    return act


def page(browser: Client, address: str, status: int = 200) -> str:
    answer = browser.get(address)
    assert answer.status_code == status, address
    return b"".join(answer).decode()


def sums(asked: Asked) -> dict[str, str]:
    return {figure.unit: f"{figure.amount:f}" for figure in total(rows("money", "all", asked))}


def test_a_sum_that_waits_is_in_no_public_total(visitor, half):
    assert sums(EVERYBODY) == {}
    accept(Fact.objects.filter(kind="money"), None)
    assert sums(EVERYBODY) == {"disbursement USD": "900"}


def test_a_second_source_that_waits_is_no_conflict_for_the_public(visitor):
    when = {"when": "2022-03-04", "by": "KZ", "for_": "KG"}
    tell(deed("funding", money=(900, "USD", "disbursement"), **when))
    tell(deed("funding", money=(950, "USD", "disbursement"), **when), reviewed=False)
    assert sums(EVERYBODY) == {"disbursement USD": "900"}


def test_filters_and_places_know_only_what_is_reviewed(visitor, half):
    assert list(filtered(Asked(area="malaria", public=True))) == [half]
    for hidden in (Asked(country="KG"), Asked(place="KG-GB"), Asked(currency="USD"), Asked(receiver="KG")):
        assert filtered(hidden).exists()
        assert not filtered(Asked(**hidden.said(), public=True)).exists(), hidden
    page(visitor, "/places/KG-GB/", 404)
    page(visitor, f"/ledger/{Partner.objects.get(country='KG').pk}/", 404)
    assert "Kyrgyzstan" not in page(visitor, "/map/") + page(visitor, "/network/") + page(
        visitor, "/totals/?by=receiver"
    )
    assert "No act is like that" in page(visitor, "/acts/?words=bishkek")


def test_files_hold_only_what_is_reviewed(visitor, half):
    (row,) = json.loads(page(visitor, "/acts.json"))
    assert (row["who"][0]["name"], row["for_whom"], row["money"], row["places"]) == ("Kazakhstan", [], [], [])
    assert row["countries"] == ["KZ"]
    (line,) = csv.DictReader(io.StringIO(page(visitor, "/acts.csv").lstrip("\ufeff")))
    assert line["health_areas"] == "malaria"


def test_what_is_reviewed_is_counted_for_everybody(visitor):
    tell(
        deed(count=(12, "doctors"), place=PLACE, areas=["malaria"]),
        deed("visit", by="KG", for_="KZ", when="2023-01-02"),
    )
    ledger = page(visitor, "/ledger/KZ/KG/")
    assert "12 doctors" in ledger
    assert "Bishkek" in page(visitor, "/places/")
    assert "2 acts" in page(visitor, "/acts/?country=KZ")
    assert "Kazakhstan" in page(visitor, "/map/")
    assert "Training" in page(visitor, "/timeline/?year=2024")
    assert "12 doctors" in page(visitor, "/totals/behind/?measure=counts&by=all&unit=doctors")


def test_a_kind_that_only_one_source_that_waits_gives_is_no_choice(visitor):
    tell(deed("training"))
    tell(deed("donation"), reviewed=False)
    assert "Donation" not in page(visitor, "/acts/")
    assert 'name="reviewed"' not in page(visitor, "/acts/")


def test_visitors_save_no_searches(visitor, half):
    assert "Keep these filters" not in page(visitor, "/acts/?area=malaria")
    assert visitor.post("/searches/", {"name": "Mine", "asked": "country=JP"}).status_code == 302
    assert not SavedSearch.objects.exists()
