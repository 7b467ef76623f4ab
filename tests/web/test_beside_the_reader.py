"""What people add beside the reader: documents described, facts entered, notes and files."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from finding import the
from review_forms import page_of, review_address, token_of

from cosante.register.actions.access import owner as local_owner
from cosante.register.models import (
    Act,
    Attachment,
    Decision,
    Document,
    Note,
    Partner,
    TrustedPublisher,
)
from cosante.web import tokens

pytestmark = pytest.mark.django_db


# Documents


def test_the_publisher_and_address_can_be_given_when_adding(client):
    TrustedPublisher.objects.create(publisher="WHO", confidence=0.5)
    sent = {"text": "WHO trained 12 nurses in Dhaka, Bangladesh.", "publisher": "WHO", "source_url": "who.int/news/1"}
    client.post("/add/", sent)
    document = Document.objects.get()
    assert (document.publisher, document.source_url) == ("WHO", "https://who.int/news/1")
    assert document.added_by == local_owner()


def test_a_document_is_described_on_its_page_and_the_rules_for_its_publisher_apply(client, training):
    TrustedPublisher.objects.create(publisher="Ministry of Health", confidence=0.5)
    page = page_of(client, training.get_absolute_url())
    sent = {"token": token_of(page), "publisher": "Ministry of Health", "publisher_kind": "official", "relevant": ""}
    assert client.post(f"/documents/{training.pk}/describe/", sent).status_code == 302
    page = page_of(client, training.get_absolute_url())
    assert "A rule accepted: Act: Training" in page
    assert "rule: Ministry of Health is trusted from confidence 0.50 on" in page


def test_an_address_that_is_none_is_refused(client, training):
    sent = {"token": tokens.seal(), "source_url": "javascript:alert(1)"}
    response = client.post(f"/documents/{training.pk}/describe/", sent)
    assert response.status_code == 422
    assert "Address of the source" in response.content.decode()


def test_a_document_can_be_said_to_be_about_something_else(client, training):
    client.post(f"/documents/{training.pk}/describe/", {"token": tokens.seal(), "relevant": "no"})
    assert "Not health cooperation." in page_of(client, training.get_absolute_url())
    assert Act.objects.get(merged_into=None).sources == 0


# What was missed


def test_quoted_words_become_a_fact_entered_by_hand(client, training):
    address = f"/documents/{training.pk}/enter/?quote=May+2024&kind=date&occurrence=1"
    page = page_of(client, address)
    assert "<mark>May 2024</mark>" in page
    sent = {"token": token_of(page), "quote": "May 2024", "kind": "date", "occurrence": "1"}
    response = client.post(f"/documents/{training.pk}/enter/", sent | {"v-value": "2024-05", "v-role": "period"})
    assert response.url == f"{training.get_absolute_url()}#f9001"
    fact = the("date", local_id="f9001")
    assert (fact.status, fact.reader, fact.evidence.get().quote) == ("accepted", "person/owner", "May 2024")
    assert 'id="f9001"' in page_of(client, training.get_absolute_url())


def test_a_name_is_filled_in_and_what_is_wrong_is_said(client, training):
    assert 'name="v-name" value="Lao Cai"' in page_of(
        client, f"/documents/{training.pk}/enter/?quote=Lao+Cai&kind=partner"
    )
    page = page_of(client, f"/documents/{training.pk}/enter/?quote=Hanoi&kind=partner", 422)
    assert "These words are not in the text" in page
    page = page_of(client, f"/documents/{training.pk}/enter/?quote=Lao+Cai&kind=partner&occurrence=7", 422)
    assert "The text says this only 1 time" in page
    sent = {"token": tokens.seal(), "quote": "Lao Cai", "kind": "partner", "v-name": "", "v-type": "ngo"}
    assert client.post(f"/documents/{training.pk}/enter/", sent).status_code == 422
    assert not Decision.objects.exists()


def test_an_act_can_be_entered_with_the_facts_of_its_document(client, training):
    told = "trained 12 nurses in Lao Cai"
    sent = {"token": tokens.seal(), "quote": told, "kind": "act", "v-type": "visit", "v-status": "done"}
    client.post(f"/documents/{training.pk}/enter/", sent | {"v-actors": ["f1"], "v-when": "2024-05"})
    assert Act.objects.get(type="visit").parties.get().partner.identifier == "XM-DAC-928"


def test_a_reader_enters_nothing(client, training, as_reader):
    assert "Enter it" not in page_of(client, f"/documents/{training.pk}/enter/?quote=May+2024&kind=date")
    sent = {"token": tokens.seal(), "quote": "May 2024", "kind": "date", "v-value": "2024", "v-role": "event"}
    assert client.post(f"/documents/{training.pk}/enter/", sent).status_code == 403


DEED = {
    "words": "Dr Lan told me by phone that WHO trained nurses.",
    "type": "training",
    "status": "done",
    "actors": "World Health Organization\r\n",
    "recipients": "Clinic of Sa Pa",
    "when": "2024-06",
    "amount": "1000",
    "currency": "usd",
    "stage": "disbursement",
    "number": "7",
    "counted": "trainees",
    "health_areas": ["health_workforce"],
}


def test_a_deed_entered_by_hand_has_the_person_as_its_source(client, training, owner):
    response = client.post("/enter/", DEED)
    document = Document.objects.get(kind="entry")
    assert response.url == document.get_absolute_url()
    assert (document.added_by, document.waiting) == (owner, 0)
    assert set(document.facts.values_list("status", "reader")) == {("accepted", "person/owner")}
    act = Act.objects.get(pk=the("act", document=document).act_id)
    names = {part.partner.name for part in act.parties.all()}
    assert names == {"World Health Organization", "Clinic of Sa Pa"}
    assert act.parties.filter(partner__identifier="XM-DAC-928").exists()  # the record that was there
    assert client.post("/enter/", DEED).url == response.url
    assert Document.objects.count() == 2


@pytest.mark.parametrize(
    "wrong", [{"currency": ""}, {"currency": "XXY"}, {"when": "June"}, {"words": ""}, {"actors": ""}]
)
def test_a_deed_that_is_not_whole_is_refused_beside_its_field(client, wrong):
    response = client.post("/enter/", DEED | wrong)
    assert response.status_code == 422
    assert "Nothing was entered" in response.content.decode()
    assert not Document.objects.exists()


# Notes and files


@pytest.fixture(autouse=True)
def data(settings, tmp_path):
    settings.DATA = tmp_path


@pytest.mark.parametrize("kind", ["act", "partner", "document"])
def test_a_note_and_a_file_stand_beside_every_subject(client, training, kind):
    subject = {"act": Act, "partner": Partner, "document": Document}[kind].objects.first()
    client.post(f"/{kind}s/{subject.pk}/notes/", {"text": "<b>Seen</b> at the ministry"})
    file = SimpleUploadedFile("letter é.pdf", b"%PDF-1.7")
    client.post(f"/{kind}s/{subject.pk}/attachments/", {"file": file})
    page = page_of(client, subject.get_absolute_url())
    assert "&lt;b&gt;Seen&lt;/b&gt; at the ministry" in page
    assert "letter é.pdf" in page


def test_a_file_is_handed_out_to_be_saved_and_never_to_be_run(client, training):
    evil = SimpleUploadedFile("page.html", b"<script>alert(1)</script>", content_type="text/html")
    client.post(f"/documents/{training.pk}/attachments/", {"file": evil})
    kept = Attachment.objects.get()
    response = client.get(f"/attachments/{kept.pk}/")
    assert b"".join(response.streaming_content) == b"<script>alert(1)</script>"
    assert response["Content-Type"] == "application/octet-stream"
    assert response["Content-Disposition"] == 'attachment; filename="page.html"'
    assert response["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in response["Content-Security-Policy"]


def test_a_file_too_large_or_none_at_all_is_refused(client, training, settings):
    settings.COSANTE_MAX_BYTES = 4
    for given in ({}, {"file": SimpleUploadedFile("a.txt", b"12345")}):
        assert client.post(f"/documents/{training.pk}/attachments/", given).status_code == 422
    assert not Attachment.objects.exists()


def test_what_was_withdrawn_is_no_longer_shown_nor_handed_out(client, training):
    client.post(f"/documents/{training.pk}/notes/", {"text": "wrong page"})
    client.post(f"/documents/{training.pk}/attachments/", {"file": SimpleUploadedFile("a.txt", b"x")})
    client.post(f"/notes/{Note.objects.get().pk}/withdraw/")
    client.post(f"/attachments/{Attachment.objects.get().pk}/withdraw/")
    page = page_of(client, training.get_absolute_url())
    assert "wrong page" not in page
    assert client.get(f"/attachments/{Attachment.objects.get().pk}/").status_code == 404


def test_a_file_that_is_gone_from_the_disk_is_a_page_not_found(client, training):
    client.post(f"/documents/{training.pk}/attachments/", {"file": SimpleUploadedFile("a.txt", b"x")})
    from cosante.register import files

    files.path_of(Attachment.objects.get().sha256).unlink()
    page_of(client, f"/attachments/{Attachment.objects.get().pk}/", 404)


@pytest.mark.parametrize(
    "address",
    ["/review/undo/", "/review/together/accept/", "/decisions/1/undo/", "/acts/1/resolve/", "/documents/1/notes/"],
)
def test_what_changes_something_is_only_posted_and_not_from_another_site(client, address):
    assert client.get(address).status_code == 405
    client.handler.enforce_csrf_checks = True
    assert client.post(address).status_code == 403


def test_pages_of_review_are_small_and_run_nothing_inline(client, training):
    for address in (
        "/",
        review_address(the("act")),
        review_address(the("partner", local_id="f1")),
        "/review/together/",
    ):
        response = client.get(address)
        page = response.content.decode()
        assert len(response.content) < 60_000
        assert " style=" not in page
        assert "<script>" not in page
        assert "onclick" not in page
