"""Pages of what the office keeps: lists, forms that explain themselves, two at one row, histories, files."""

import io
import json
import zipfile

import pytest
from django.core.exceptions import ValidationError
from lxml import html
from stories import training_in_english

from cosante.register.actions import add_document
from cosante.register.actions.kept import change, keep
from cosante.register.models import (
    Account,
    Agreement,
    AgreementParty,
    Attachment,
    Change,
    Order,
    Partner,
    Promise,
    Role,
)
from cosante.web import kept_lists
from cosante.web.kept_fields import PartnerField

pytestmark = pytest.mark.django_db


@pytest.fixture
def agreement(owner):
    given = {"title": "Biennial agreement", "kind": "biennial", "amount": "1800000.5", "currency": "USD"}
    return keep(Agreement, given | {"ends": "2025-12-31"}, owner)


def form_at(client, address: str) -> dict[str, str]:
    """The fields of the form of a page, as a browser would send them."""
    return fields_of(client.get(address).content)


def fields_of(page: bytes) -> dict[str, str]:
    """The same of a page that is there."""
    return dict(html.fromstring(page).xpath("//form[contains(@class, 'kept-form')]")[0].form_values())


def test_from_the_empty_list_to_the_page_of_a_new_row(client):
    assert "There is none yet" in client.get("/agreements/").content.decode()
    filled = form_at(client, "/agreements/new/") | {
        "title": "Accord sur la rougeole",
        "amount": "1 800 000",
        "currency": "usd",
    }
    response = client.post("/agreements/new/", filled, follow=True)
    page = response.content.decode()
    assert "Accord sur la rougeole" in page
    assert "1,800,000" in page
    assert "entered it" in page


def test_sent_twice_it_is_one(client):
    filled = form_at(client, "/agreements/new/") | {"title": "Accord"}
    for _time in range(2):
        assert client.post("/agreements/new/", filled).status_code == 302
    assert Agreement.objects.count() == 1


def test_what_was_typed_stays_when_something_is_wrong(client):
    filled = form_at(client, "/agreements/new/") | {"title": "Accord", "amount": "12", "currency": "XQX"}
    response = client.post("/agreements/new/", filled)
    assert response.status_code == 422
    assert "XQX is no currency of ISO 4217" in response.content.decode()
    assert 'value="Accord"' in response.content.decode()
    filled |= {"currency": "", "amount": "12"}
    response = client.post("/agreements/new/", filled)
    assert response.status_code == 422
    assert "A sum needs its currency" in response.content.decode()


def test_a_party_is_found_by_its_name_and_a_new_one_is_entered(client, agreement, training):
    known = Partner.objects.filter(sources__gt=0).first()
    for name in (known.name, "Ministère de la Santé du Bénin"):
        address = f"/agreement-parties/new/?agreement={agreement.pk}"
        assert client.post(address, form_at(client, address) | {"partner": name}).status_code == 302
    names = [part.partner.name for part in AgreementParty.objects.all()]
    assert names == [known.name, "Ministère de la Santé du Bénin"]
    assert AgreementParty.objects.first().partner == known
    assert AgreementParty.objects.last().partner.sources == 1
    assert "Ministère de la Santé du Bénin" in client.get(f"/agreements/{agreement.pk}/").content.decode()


def test_two_at_one_row_choose_and_nothing_else_is_lost(client, agreement, owner):
    address = f"/agreements/{agreement.pk}/edit/"
    mine = form_at(client, address) | {"ends": "2027-12-31", "excludes": "staff"}
    change(agreement, {"ends": "2026-06-30", "about": "nine areas"}, 1, owner)
    response = client.post(address, mine)
    assert response.status_code == 409
    page = response.content.decode()
    assert "As it is now: 30 June 2026" in page
    assert "As you wanted it: 31 December 2027" in page
    again = fields_of(response.content)
    assert again["about"].strip() == "nine areas"
    assert again["excludes"].strip() == "staff"
    assert client.post(address, again | {"holds-ends": "theirs"}).status_code == 302
    now = Agreement.objects.get()
    assert (str(now.ends), now.excludes, now.about) == ("2026-06-30", "staff", "nine areas")


def test_and_where_mine_holds_it_is_mine(client, agreement, owner):
    address = f"/agreements/{agreement.pk}/edit/"
    mine = form_at(client, address) | {"ends": "2027-12-31"}
    change(agreement, {"ends": "2026-06-30"}, 1, owner)
    again = fields_of(client.post(address, mine).content)
    assert client.post(address, again | {"holds-ends": "mine"}).status_code == 302
    assert str(Agreement.objects.get().ends) == "2027-12-31"


def test_a_change_is_taken_back_from_the_page(client, agreement, owner):
    change(agreement, {"excludes": "staff"}, 1, owner)
    assert "<ins><bdi>staff</bdi></ins>" in client.get(f"/agreements/{agreement.pk}/").content.decode()
    client.post(f"/changes/{Change.objects.last().pk}/take-back/")
    assert Agreement.objects.get().excludes == ""


def test_what_was_withdrawn_is_out_of_the_list_and_its_page_stays(client, agreement):
    client.post(f"/agreements/{agreement.pk}/withdraw/", {"why": "a double"})
    assert "Biennial agreement" not in client.get("/agreements/").content.decode()
    page = client.get(f"/agreements/{agreement.pk}/").content.decode()
    assert "This was withdrawn" in page
    assert "a double" in page


def test_a_list_is_narrowed_and_counted(client, agreement, owner):
    keep(Agreement, {"title": "Friendship of two provinces", "kind": "friendship"}, owner)
    page = client.get("/agreements/").content.decode()
    assert "biennial agreement (1)" in page
    assert "friendship (1)" in page
    assert "Friendship of two" not in client.get("/agreements/?kind=biennial").content.decode()
    assert "Biennial" not in client.get("/agreements/?q=provinces+two").content.decode()
    assert "None is like that" in client.get("/agreements/?kind=biennial&q=provinces").content.decode()
    assert "None is like that" in client.get("/agreements/?currency=nonsense").content.decode()


def test_the_list_as_a_file_has_codes_and_exact_sums_and_nothing_personal(client, agreement, owner):
    partner = add_document(training_in_english().reading()).document.facts.filter(kind="partner")[0].partner
    keep(AgreementParty, {"agreement": agreement, "partner": partner, "contact": "Dr Mai"}, owner)
    rows = json.loads(b"".join(client.get("/agreements.json").streaming_content))
    assert (rows[0]["kind"], rows[0]["amount"], rows[0]["ends"]) == ("biennial", "1800000.5", "2025-12-31")
    text = b"".join(client.get("/agreement-parties.csv").streaming_content).decode()
    assert partner.name in text
    assert "Mai" not in text
    with zipfile.ZipFile(io.BytesIO(b"".join(client.get("/agreements.xlsx").streaming_content))) as book:
        assert b"Biennial agreement" in book.read("xl/worksheets/sheet1.xml")
    assert client.get("/agreements.doc").status_code == 404


def test_a_document_is_named_and_a_file_attached(client, agreement, training):
    client.post(f"/agreements/{agreement.pk}/sources/", {"kind": "document", "number": training.pk})
    assert training.name in client.get(f"/agreements/{agreement.pk}/").content.decode()
    file = io.BytesIO(b"%PDF-1.7 signed")
    file.name = "signed.pdf"
    client.post(f"/beside/agreement/{agreement.pk}/attachments/", {"file": file})
    assert Attachment.objects.get().subject == agreement
    assert "signed.pdf" in client.get(f"/agreements/{agreement.pk}/").content.decode()


def test_readers_look_and_see_nothing_personal(client, agreement, owner, training):
    partner = training.facts.filter(kind="partner")[0].partner
    keep(AgreementParty, {"agreement": agreement, "partner": partner, "contact": "Dr Mai"}, owner)
    client.force_login(Account.objects.create_user("rea", role=Role.READER))
    page = client.get(f"/agreements/{agreement.pk}/").content.decode()
    assert "Biennial agreement" in page
    assert "Dr Mai" not in page
    assert "/edit/" not in page
    assert client.get("/agreements/new/").status_code == 403
    assert client.post(f"/agreements/{agreement.pk}/withdraw/").status_code == 403
    assert not Promise.objects.exists()


@pytest.mark.parametrize("many", [3, 30])
def test_a_list_asks_no_more_of_many_agreements(client, owner, many, django_assert_max_num_queries):
    for n in range(many):
        agreement = keep(Agreement, {"title": f"Agreement {n}", "signed": "2024-01-01"}, owner)
        keep(Order, {"title": f"Order {n}", "agreement": agreement.pk}, owner)
    for address in ("/agreements/", "/orders/"):
        with django_assert_max_num_queries(24):
            page = client.get(address).content.decode()
        assert f"Agreement {many - 1}" in page


def test_a_filter_offers_the_values_of_most_rows_and_says_how_many_more_there_are(client, owner, monkeypatch):
    monkeypatch.setattr(kept_lists, "_MOST", 2)
    made = [keep(Agreement, {"title": f"Agreement {n}"}, owner) for n in range(4)]
    for n, agreement in enumerate([*made, made[3]]):
        keep(Order, {"title": f"Order {n}", "agreement": agreement.pk}, owner)
    page = client.get(f"/orders/?agreement={made[2].pk}").content.decode()
    options = html.fromstring(page).xpath("//select[@name='agreement']/option")
    assert [one.text for one in options] == [
        "any",
        "Agreement 3 (2)",
        "Agreement 0 (1)",
        "Agreement 2 (1)",
        "and 1 more, found by words",
    ]


def test_partners_of_one_name_are_told_apart(client):
    for kind, country in (("ministry", "LA"), ("ngo", "")):
        Partner.objects.create(name="Lane Xang", type=kind, country=country, sources=1)
    with pytest.raises(ValidationError, match=r"#\d+ \(ministry, Laos\), #\d+ \(NGO\)"):
        PartnerField(required=True).clean("Lane Xang")
