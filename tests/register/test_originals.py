"""What documents were read from is kept: by hash, typed by content, with where and when it was fetched."""

import hashlib

import pytest

from cosante.intake import add_bytes, add_file, add_text, read_again
from cosante.intake.add import prepared
from cosante.intake.came import Came
from cosante.register import files
from cosante.register.actions import Given, Origin, add_document, describe
from cosante.register.models import Account, Document, Fact, Original, Role, TrustedPublisher
from cosante.vocabulary.errors import RefusedFile

pytestmark = pytest.mark.django_db
TEXT = "In May 2024 the World Health Organization trained 12 nurses in Hanoi, Viet Nam, against malaria."
PAGE = (
    '<!doctype html><html lang="en"><head><meta property="og:title" content="Nurses trained">'
    '<meta property="og:site_name" content="Ministry of Health"></head>'
    f"<body><article><h1>Nurses trained</h1><p>{TEXT}</p><p>The ministry thanked all who came.</p></article></body></html>"
)


@pytest.fixture(autouse=True)
def data(settings, tmp_path):
    settings.DATA = tmp_path
    return tmp_path


def test_pasted_and_uploaded_bytes_are_kept_as_they_came(tmp_path):
    add_text(TEXT + "\r\n")
    (tmp_path / "Ünïcode name.txt").write_bytes(TEXT.encode("utf-16"))
    add_file(tmp_path / "Ünïcode name.txt")
    for document in Document.objects.all():
        kept = files.path_of(document.original.sha256)
        assert hashlib.sha256(kept.read_bytes()).hexdigest() == document.sha256 == document.original.sha256
        assert kept.stat().st_mode & 0o777 == 0o600
    assert [original.name for original in Original.objects.all()][1:] == ["Ünïcode name.txt"]


def test_what_cannot_be_read_is_not_kept(data):
    assert not add_bytes("a.bin", b"\0\1\2" * 99)[0].ok
    assert not (data / "files").exists()


def test_what_is_too_large_is_refused_before_it_is_read(settings, data):
    settings.COSANTE_MAX_BYTES = 10
    (item,) = add_bytes("a.txt", TEXT.encode())
    assert (item.code, (data / "files").exists()) == (RefusedFile.code, False)


def test_a_web_page_is_read_as_its_article_and_kept_as_it_is():
    add_bytes("saved.html", PAGE.encode())
    document = Document.objects.get()
    assert (document.title, document.publisher, document.media_type) == (
        "Nurses trained",
        "Ministry of Health",
        "text/html",
    )
    assert "<" not in document.text
    assert files.path_of(document.sha256).read_bytes() == PAGE.encode()
    assert document.original.media_type == "application/octet-stream"  # a browser draws nothing of it


def test_a_document_that_was_here_gets_its_original_and_its_address_when_it_comes_again():
    read, _ = prepared(Came("a.txt", TEXT.encode()), Origin())
    document = add_document(read).document
    assert not Original.objects.exists()
    add_bytes("a.txt", TEXT.encode())
    given = Given("b.txt", TEXT.encode(), "https://x.example/b", document.added_at)
    for _ in range(2):
        add_document(read, Origin(original=given))
    original = Original.objects.get()
    assert (original.name, original.fetched_from) == ("a.txt", "https://x.example/b")
    assert original.fetched_at == document.added_at


def test_what_a_page_says_of_its_publisher_is_nobodys_word_and_no_rule_goes_by_it():
    TrustedPublisher.objects.create(publisher="Ministry of Health", confidence=0)
    add_bytes("saved.html", PAGE.encode())
    document = Document.objects.get()
    assert Fact.objects.exists()
    assert not Fact.objects.filter(status="accepted").exists()
    rea = Account.objects.create_user("rea", role=Role.REVIEWER)
    describe(document, {"publisher_kind": "official"}, rea)
    assert not Fact.objects.filter(status="accepted").exists()
    describe(document, {"publisher": "Ministry of Health"}, rea)
    assert Fact.objects.filter(status="accepted").exists()


def test_a_document_is_read_again_from_its_original():
    add_bytes("saved.html", PAGE.encode())
    document = Document.objects.get()
    assert read_again(document).outcome == "unchanged"
    document.readings.update(digest="of an older reader")
    item = read_again(document)
    assert (item.outcome, document.readings.count(), item.document) == ("reread", 2, document.pk)


def test_what_was_not_kept_or_is_gone_cannot_be_read_again():
    read, _ = prepared(Came("a.txt", TEXT.encode()), Origin())
    document = add_document(read).document
    assert "not kept" in read_again(document).message
    add_bytes("a.txt", TEXT.encode())
    files.path_of(document.sha256).unlink()
    assert read_again(document).code == "operator"
