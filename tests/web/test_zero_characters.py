"""A zero character, which one of the two databases does not keep, is refused wherever text enters."""

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from cosante.register.models import Document, Note

pytestmark = pytest.mark.django_db
TEXT = "In May 2024 the World Health Organization trained 12 nurses in Hanoi, Viet Nam, against malaria."


@pytest.mark.parametrize(
    "address",
    ["/acts/?type=%00", "/search/?q=a%00b", "/search/?%00=a", "/partners/?words=%00", "/areas/%00/", "/places/a%00/"],
)
def test_in_an_address(client, training, address):
    answer = client.get(address)
    assert (answer.status_code, "zero character" in answer.content.decode()) == (400, True)


def test_in_a_form(client, training):
    for address, sent in (
        (f"/documents/{training.pk}/notes/", {"text": "a\0b"}),
        ("/add/", {"text": f"{TEXT}\0", "name": "x"}),
        ("/sign-in/", {"name": "a\0", "password": "b"}),
        ("/searches/", {"name": "\0"}),
    ):
        assert client.post(address, sent).status_code == 400
    assert not Note.objects.exists()
    assert Document.objects.count() == 1


def test_in_a_file_it_is_taken_out_and_that_is_said(client, settings, tmp_path):
    settings.DATA = tmp_path
    client.post("/add/", {"files": [SimpleUploadedFile("a.txt", TEXT.replace("12 ", "12\0 ").encode())]})
    document = Document.objects.get()
    assert "12\ufffd nurses" in document.text
    assert [notice["code"] for notice in document.notices] == ["zero-characters"]
    assert "Zero characters" in client.get(document.get_absolute_url()).content.decode()


def test_in_what_a_browser_says_of_itself(client):
    assert client.post("/sign-in/", {"name": "a", "password": "b"}, headers={"User-Agent": "a\0b"}).status_code < 500


def test_in_what_a_program_sends(client, owner, training):
    from cosante.register.actions.access import make_token
    from cosante.register.actions.access.make_token import scopes_of

    bearer = {"Authorization": f"Bearer {make_token(owner, 'x', scopes_of(owner), 9, owner).secret}"}
    fact = training.facts.first().pk
    for address, body in (
        ("documents", {"text": f"{TEXT}\0"}),
        (f"documents/{training.pk}/notes", {"text": "a\0"}),
        (f"facts/{fact}/decision", {"verdict": "correct", "values": {"name": {"a\0": 1}}}),
        (f"facts/{fact}/decision", {"verdict": "accept", "why": "\0"}),
    ):
        answer = client.post(f"/api/v1/{address}", json.dumps(body), "application/json", headers=bearer)
        assert (answer.status_code, answer.json()["code"]) == (422, "bad-value")
