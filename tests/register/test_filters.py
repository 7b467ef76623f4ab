"""The list of acts is narrowed by what their rows say; each choice says how many acts it leaves."""

import pytest
from deeds import deed, tell

from cosante.register.actions import correct, reject
from cosante.register.models import Act, ActCountry, Document, Fact, Partner
from cosante.register.queries.facets import every_facet, facets, how_many, partners_in
from cosante.register.queries.filters import Asked, filtered, latest
from cosante.register.queries.kept import forget
from cosante.register.records.dates import days
from cosante.register.records.rows import Where, place_key

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def told(lasting) -> list[int]:
    """A training of 2024, a gift of 2020 with money, a meeting of both without a date."""
    training = deed(areas=["malaria"], place={"name": "Bishkek", "country": "KG", "identifier": "KG-GB"})
    gift = deed("donation", by="JP", for_="FJ", when="2020-02-03", money=("1500", "USD", "pledge"), status="planned")
    meeting = deed("visit", by="KZ JP", for_="", when=None, language="fr")
    return [act.pk for act in (*tell(training), *tell(gift, meeting, reviewed=False))]


@pytest.fixture
def three(told, db) -> list[Act]:
    forget()
    return [Act.objects.get(pk=pk) for pk in told]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({}, [0, 1, 2]),
        ({"type": "training"}, [0]),
        ({"status": "planned"}, [1]),
        ({"area": "malaria"}, [0]),
        ({"country": "JP"}, [1, 2]),
        ({"country": "JP", "type": "visit"}, [2]),
        ({"place": "KG-GB"}, [0]),
        ({"year_from": "2021"}, [0]),
        ({"year_to": "2020"}, [1]),
        ({"amount_from": "1000"}, [1]),
        ({"amount_from": "1000", "currency": "EUR"}, []),
        ({"amount_to": "1,000"}, []),
        ({"language": "fr"}, [2]),
        ({"reviewed": "yes"}, [0]),
        ({"reviewed": "no"}, [1, 2]),
        ({"words": "kazakhstan"}, [0, 2]),
        ({"words": "KAZAKHSTAN japan"}, [2]),
        ({"words": "bishkek"}, [0]),
        ({"words": "atlantis"}, []),
        ({"giver": "KZ"}, [0, 2]),
        ({"giver": "KZ", "receiver": "KG"}, [0]),
        ({"giver": "KZ", "receiver": "*"}, [0]),
        ({"giver": "KZ", "receiver": "-"}, [2]),
        ({"giver": "KZ", "together": "JP"}, [2]),
        ({"receiver": "KZ"}, []),
    ],
)
def test_each_filter_leaves_what_is_so(three, asked, found):
    asked = Asked.of(asked)
    assert set(filtered(asked)) == {three[n] for n in found}
    assert how_many(asked) == len(found)


def test_a_partner_can_be_a_filter_and_a_side(three):
    japan = Partner.objects.get(country="JP")
    for asked in (Asked(partner=str(japan.pk)), Asked(giver=str(japan.pk))):
        assert set(filtered(asked)) == {three[1], three[2]}


def test_a_kind_of_source_can_be_a_filter(three):
    Document.objects.filter(facts__act=three[0]).update(publisher_kind="official")
    correct(Fact.objects.get(kind="act", act=three[0]), {"status": "ongoing"}, None)
    assert list(filtered(Asked(source="official"))) == [three[0]]


def test_the_latest_come_first_and_those_without_a_day_last(three):
    assert list(latest(filtered(Asked()))) == three


def test_each_choice_says_how_many_it_leaves_with_the_other_filters(three):
    counted = every_facet(Asked(country="JP"))
    assert counted["type"] == {"donation": 1, "visit": 1}
    assert counted["country"] == {"JP": 2, "KZ": 2, "FJ": 1, "KG": 1}  # without the country: one may change one's mind
    assert counted["language"] == {"en": 1, "fr": 1}
    assert {partner.name: n for partner, n in partners_in(Asked()).items()} == {
        "Japan": 2, "Kazakhstan": 2, "Fiji": 1, "Kyrgyzstan": 1,
    }  # fmt: skip


def test_what_is_rejected_is_counted_nowhere(three):
    reject(Fact.objects.filter(kind="act", act=three[1]), None)
    counted = every_facet(Asked())
    assert counted["currency"] == {}
    assert "FJ" not in counted["country"]
    assert sum(counted["type"].values()) == 2


def test_a_count_that_was_kept_is_made_anew_after_a_change(three):
    assert facets(Asked())["type"]["training"] == 1
    tell(deed(when="2019-01-01"))
    assert facets(Asked())["type"]["training"] == 2


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("country", "Japan"), ("year_from", "20"), ("amount_from", "much"), ("amount_from", "NaN"), ("partner", "-1"),
        ("partner", "1" * 30), ("reviewed", "perhaps"), ("giver", "KZ; DROP"), ("type", "\0"), ("amount_to", "1e99"),
    ],
)  # fmt: skip
def test_what_makes_no_sense_is_as_if_it_were_not_asked(name, value):
    assert Asked.of({name: value}) == Asked()


def test_an_address_says_the_filters_that_are_set_and_no_more():
    asked = Asked(type="visit", words="Lào Cai")
    assert asked.query(type="", country="VN") == "words=L%C3%A0o+Cai&country=VN"
    assert Asked.of(dict(pair.split("=") for pair in asked.query(words="").split("&"))) == Asked(type="visit")


def test_a_partners_new_country_is_that_of_its_deeds(three):
    correct(Fact.objects.get(kind="partner", country="FJ"), {"country": "UZ"}, None)
    assert set(ActCountry.objects.filter(act=three[1]).values_list("country", flat=True)) == {"JP", "UZ"}


@pytest.mark.parametrize(
    ("edtf", "number"),
    [
        ("2024-05-13", 1),
        ("2024-05-13/2024-05-17", 5),
        ("2024-05", None),
        ("2024-05-13/..", None),
        ("P3D", None),
        (None, None),
    ],
)
def test_days_are_known_only_where_both_ends_are_days(edtf, number):
    assert days(edtf) == number


@pytest.mark.parametrize(
    ("place", "key"),
    [
        (Where("Lào Cai", "Lao Cai", "VN", "VN-02"), "VN-02"),
        (Where("Mường Hum", "Muong Hum", "VN", ""), "VN.muong-hum"),
        (Where("মেঘনা", "", "", ""), "মেঘনা"),
        (Where("Viet Nam", "Vietnam", "VN", "VN"), "VN"),
    ],
)
def test_the_address_of_a_place_is_made_of_what_is_known_of_it(place, key):
    assert place_key(place) == key


def test_a_place_that_is_a_country_is_that_country(three):
    tell(deed(when="2018-01-01", place={"name": "Kirghizistan", "name_en": "Kyrgyzstan", "country": "KG"}))
    assert filtered(Asked(place="KG")).count() == 1
