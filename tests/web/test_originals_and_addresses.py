"""A document is added by its address, and what it was read from is handed out to be saved."""

import pytest
from django.test import Client

from cosante.register import outside
from cosante.register.actions import accept
from cosante.register.models import Account, Document, Fact, Original, Role

pytestmark = pytest.mark.django_db
TEXT = "In May 2024 the World Health Organization trained 12 nurses in Hanoi, Viet Nam, against malaria."
PAGE = f"<!doctype html><html><body><script>alert(1)</script><article><p>{TEXT}</p></article></body></html>".encode()
ADDRESS = "http://127.0.0.1:9/news/12"


@pytest.fixture(autouse=True)
def data(settings, tmp_path):
    settings.DATA = tmp_path


@pytest.fixture
def site(settings):
    """A web server on this machine, in a network that the office allows."""
    import sys
    from pathlib import Path

    sys.path.insert(0, str(Path(__file__).parent.parent / "api"))
    from receivers import receiver

    settings.COSANTE_NETWORKS = ["127.0.0.1/32"]
    with receiver() as server:
        server.answers, server.body, server.headers = [200], PAGE, {"Content-Type": "text/html; charset=utf-8"}
        yield server


def added(client, site) -> Document:
    answer = client.post("/add/", {"url": site.address})
    document = Document.objects.get()
    assert answer.url == f"{document.get_absolute_url()}?came=added"
    return document


def test_a_page_is_added_by_its_address_and_keeps_it_with_the_time(client, site):
    document = added(client, site)
    assert (document.source_url, document.text) == (site.address, TEXT)
    assert document.original.fetched_from == site.address
    assert document.original.fetched_at is not None
    assert "fetched" in client.get(document.get_absolute_url()).content.decode()


def test_an_address_that_leads_into_a_private_network_is_refused_with_the_reason(client):
    answer = client.post("/add/", {"url": "http://192.168.1.1/router"})
    assert answer.status_code == 422
    assert "not on the public internet" in answer.content.decode()


def test_what_is_too_large_or_no_page_or_not_there_is_refused_with_the_reason(client, site, settings):
    for status, media_type, most, said in (
        (404, "text/html", 10**6, "status 404"),
        (200, "text/html", 10, "more than 10 bytes"),
    ):
        site.answers, site.headers, settings.COSANTE_MAX_BYTES = [status], {"Content-Type": media_type}, most
        answer = client.post("/add/", {"url": site.address})
        assert (answer.status_code, said in answer.content.decode()) == (422, True)
    assert not Document.objects.exists()


def test_a_server_that_does_not_answer_is_said_to_be_late(client, settings, monkeypatch):
    import socket

    settings.COSANTE_NETWORKS = ["127.0.0.1/32"]
    monkeypatch.setattr(outside, "SILENCE", 0.2)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        answer = client.post("/add/", {"url": f"http://127.0.0.1:{silent.getsockname()[1]}/"})
    assert "did not answer in time" in answer.content.decode()


def test_a_reader_adds_nothing_by_an_address(client, as_reader, site):
    assert client.post("/add/", {"url": site.address}).status_code == 403
    assert not Document.objects.exists()


def test_the_original_is_handed_out_to_be_saved_and_never_shown(client, site):
    answer = client.get(f"{added(client, site).get_absolute_url()}original/")
    assert b"".join(answer.streaming_content) == PAGE
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["Content-Type"] == "application/octet-stream"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"


def test_only_who_may_see_a_document_gets_its_original(client, site, settings):
    document = added(client, site)
    address = f"{document.get_absolute_url()}original/"
    Account.objects.create_user("amina", password="a long password", role=Role.ADMINISTRATOR)
    visitor = Client()
    assert visitor.get(address).status_code == 302
    settings.COSANTE_PUBLIC = True
    assert visitor.get(address).status_code == 404
    accept(Fact.objects.all()[:1], None)
    assert visitor.get(address).status_code == 200


def test_a_document_without_original_has_no_link_to_one(client, training):
    assert not Original.objects.exists()
    assert "/original/" not in client.get(training.get_absolute_url()).content.decode()
    assert client.get(f"{training.get_absolute_url()}original/").status_code == 404
