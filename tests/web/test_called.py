"""What is called how: countries in the reader's language, details of the log in words, sums as people type them."""

import pytest
from deeds import deed, tell
from django.utils import translation

from cosante.register.models import LoginEvent, LoginKind, Partner
from cosante.web.happened import happened
from cosante.web.words import called, place_name

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _english_after():
    yield
    translation.activate("en")


def in_french(client, address: str) -> str:
    client.cookies["django_language"] = "fr"
    return client.get(address).content.decode()


def test_a_country_is_called_in_the_readers_language_and_others_as_their_documents_do():
    with translation.override("fr"):
        assert called(Partner(type="country", country="KG", name="Kyrgyzstan")) == "Kirghizstan"
        assert called(Partner(type="ministry", country="KG", name="Ministry")) == "Ministry"
        assert called(Partner(type="country", name="Biafra")) == "Biafra"
        assert (place_name("KG", "Kyrgyzstan"), place_name("KG-GB", "Bishkek")) == ("Kirghizstan", "Bishkek")


@pytest.mark.parametrize(
    "address",
    ["/acts/", "/partners/", "/network/?of=partner", "/totals/?by=receiver", "/acts/{act}/", "/ledger/{partner}/"],
)
def test_every_list_and_page_calls_it_so(client, address):
    (act,) = tell(deed(money=(1, "USD", "disbursement")))
    partner = Partner.objects.get(country="KZ")
    page = in_french(client, address.format(act=act.pk, partner=partner.pk))
    shown = page.partition("<main")[2].partition("What" if "/acts/1" in address else "</main>")[0]
    assert "Kirghizstan" in shown
    assert "<bdi>Kyrgyzstan" not in shown


def test_the_page_of_a_country_has_the_names_that_documents_give_it(client):
    tell(deed())
    page = in_french(client, Partner.objects.get(country="KG").get_absolute_url())
    assert "<h1><bdi>Kirghizstan</bdi></h1>" in page
    assert '<dd><bdi lang="en">Kyrgyzstan</bdi></dd>' in page


@pytest.mark.parametrize(
    ("kind", "what", "said"),
    [
        (LoginKind.ROLE, "reader → reviewer", "reviewer; before: reader"),
        (LoginKind.INVITED, "bo@example.org: contributor", "bo@example.org, as contributor"),
        (LoginKind.INVITED, "–: reader", "as reader, without an address"),
        (LoginKind.RULES, "+ The Times from 0.95", "The Times is trusted from a confidence of 0.95 on."),
        (
            LoginKind.RULES,
            "reviewer, – → contributor, 100000 USD",
            "From the role contributor on people decide, of sums from USD\u00a0100,000 on two of them. "
            "Before: From the role reviewer on people decide.",
        ),
        (LoginKind.SESSION_ENDED, "2", "2 sessions"),
        (LoginKind.TOKEN_MADE, "sheet (cosante_ab…): read, review", "sheet (cosante_ab…). It may: read and decide."),
        (LoginKind.CALENDAR, "+", "a new address"),
        (LoginKind.WEBHOOK, "off: 3 https://example.org/", "https://example.org/ was turned off."),
        (LoginKind.WEBHOOK, "+ 3 https://example.org/", "https://example.org/ was added."),
        (LoginKind.RULES, "as an older version wrote it", "as an older version wrote it"),
    ],
)
def test_details_of_the_log_are_said_in_words(kind, what, said):
    assert happened(LoginEvent(kind=kind, what=what)) == said


def test_details_that_actions_write_are_all_read_back(owner, settings):
    """Nothing stays as it was written but what has no codes: what is typed here is what the actions write."""
    from cosante.register.actions import access

    access.set_password(owner, "words of quite some length")
    owner.refresh_from_db()
    chen = access.invite("contributor", owner, "chen@example.org")
    access.set_rules("contributor", None, "", owner)
    access.trust_no_more(access.trust("The Times", 0.9, owner), owner)
    access.make_token(owner, "sheet", ["read"], 30, owner)
    access.withdraw(chen.invitation, owner)
    access.end_sessions(owner, owner)
    with translation.override("fr"):
        same = {event.kind for event in LoginEvent.objects.exclude(what="") if happened(event) == event.what}
    assert same == {LoginKind.WITHDRAWN}  # an address alone


@pytest.mark.parametrize(
    ("language", "typed", "plain"),
    [("fr", "1 234,50", "1234.50"), ("bn", "১২,৩৪,৫৬৭", "1234567"), ("en", "1,234.5", "1234.5")],
)
def test_a_sum_as_the_reader_types_it_leads_to_the_address_for_all(client, language, typed, plain):
    client.cookies["django_language"] = language
    asked = {"amount_from": typed, "type": "training"}
    assert client.get("/acts/", asked).url == f"/acts/?amount_from={plain}&type=training"


def test_a_sum_is_shown_in_the_form_as_the_reader_would_type_it(client):
    tell(deed("funding", money=(2000, "USD", "disbursement")))
    page = in_french(client, "/acts/?amount_from=1234.5")
    assert 'name="amount_from" value="1\u202f234,5"' in page
    assert "1 acte" in page


def test_commas_that_part_no_thousands_are_no_number(client):
    tell(deed())
    assert 'name="amount_from" value=""' in client.get("/acts/?amount_from=1,5").content.decode()


def test_what_is_not_counted_is_one_sentence_with_its_ways_in(client):
    tell(deed("funding", money=(5, "USD", "commitment")), reviewed=False)
    page = in_french(client, "/totals/?measure=money")
    assert "Hors total\u00a0:" in page
    assert "1 à vérifier</a>." in page
