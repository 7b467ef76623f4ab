"""Addresses that people give are fetched within limits, and never in a private network."""

import socket
from contextlib import suppress
from threading import Event, Thread

import pytest
from receivers import receiver

from cosante.register import outside
from cosante.register.models import Document
from cosante.register.outside import ask, look
from cosante.vocabulary.errors import OperatorError, OutOfReach

TEXT = "In May 2024 the World Health Organization trained 12 nurses in Hanoi, Viet Nam, against malaria."


@pytest.fixture
def site(settings):
    settings.COSANTE_NETWORKS = ["127.0.0.1/32"]
    with receiver() as server:
        server.answers, server.body, server.headers = [200], TEXT.encode(), {"Content-Type": "text/plain"}
        yield server


@pytest.mark.parametrize(
    "host",
    [
        *("127.0.0.1", "127.1", "2130706433", "0x7f000001", "0.0.0.0", "localhost", "10.0.0.1", "172.16.0.1"),
        *("192.168.1.1", "169.254.169.254", "100.64.0.1", "192.0.2.1", "198.18.0.1", "224.0.0.1", "255.255.255.255"),
        *("[::1]", "[::]", "[fe80::1]", "[fc00::1]", "[ff02::1]", "[::ffff:127.0.0.1]", "[::ffff:a00:1]"),
        *("[64:ff9b::7f00:1]", "[2002:7f00:1::]", "[2001:0:4136:e378:8000:63bf:3fff:fdd2]", "[2001:db8::1]"),
    ],
)
def test_what_is_not_public_is_not_asked(host):
    with pytest.raises(OutOfReach):
        look(f"http://{host}/")


@pytest.mark.parametrize("host", ["1.1.1.1", "[2606:4700:4700::1111]", "[64:ff9b::101:101]", "[::ffff:1.1.1.1]"])
def test_what_is_public_may_be_asked(host):
    assert look(f"https://{host}/x").port == 443


@pytest.mark.parametrize(
    "address",
    [
        *("", "x", "//x.example/", "ftp://1.1.1.1/", "file:///etc/passwd", "http://", "http://1.1.1.1:99999/"),
        *("http://user:pw@1.1.1.1/", "http://1.1.1.1/\r\nX: y", "http://1.1.1.1 /", "http://[::1", "gopher://1.1.1.1/"),
    ],
)
def test_what_is_no_address_of_the_web_is_not_asked(address):
    with pytest.raises(OutOfReach):
        look(address)


def test_a_network_that_the_operator_misspelt_is_told_the_operator(settings):
    settings.COSANTE_NETWORKS = ["10.0.0.1/8"]
    with pytest.raises(OperatorError, match="COSANTE_NETWORKS"):
        look("http://10.0.0.1/")


def test_a_redirection_into_a_private_network_is_not_followed(site):
    site.answers, site.headers = [302], {"Location": "http://192.168.1.1/"}
    with pytest.raises(OutOfReach, match="public internet"):
        ask(site.address, most=1000)


def test_redirections_end(site):
    site.answers, site.headers = [302], {"Location": "/again"}
    with pytest.raises(OutOfReach, match="too often"):
        ask(site.address, most=1000)


def test_no_more_is_taken_than_the_limit(site):
    site.body = b"x" * 1001
    with pytest.raises(OutOfReach, match="1000 bytes"):
        ask(site.address, most=1000)
    assert ask(site.address, most=1001).body == site.body


def test_whoever_answers_byte_by_byte_is_hung_up_on(settings, monkeypatch):
    settings.COSANTE_NETWORKS = ["127.0.0.1/32"]
    monkeypatch.setattr(outside, "PATIENCE", 0.5)
    ended = Event()
    with socket.create_server(("127.0.0.1", 0)) as server:

        def drip() -> None:
            taken, _ = server.accept()
            with taken, suppress(OSError):
                taken.sendall(b"HTTP/1.1 200 OK\r\nX: ")
                while not ended.wait(0.05):
                    taken.sendall(b"x")

        Thread(target=drip, daemon=True).start()
        with pytest.raises(OutOfReach, match="too slowly"):
            ask(f"http://127.0.0.1:{server.getsockname()[1]}/", most=1000)
        ended.set()


@pytest.mark.django_db
def test_a_text_is_fetched_read_and_added_with_its_address(chen, site):
    answer = chen.post("documents", {"url": site.address})
    assert answer.status_code == 201
    assert (answer.json()["source_url"], answer.json()["name"][:6]) == (site.address, "In May")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("status", "media_type", "code"),
    [
        (404, "text/plain", "out-of-reach"),
        (503, "text/plain", "out-of-reach"),
    ],
)
def test_what_is_no_text_is_refused_with_the_reason(chen, site, status, media_type, code):
    site.answers, site.headers = [status], {"Content-Type": media_type}
    answer = chen.post("documents", {"url": site.address})
    assert (answer.status_code, answer.json()["code"]) == (422, code)
    assert not Document.objects.exists()


@pytest.mark.django_db
def test_an_address_of_a_private_network_is_refused(chen):
    answer = chen.post("documents", {"url": "http://169.254.169.254/latest/meta-data/"})
    assert (answer.status_code, answer.json()["code"]) == (422, "out-of-reach")
