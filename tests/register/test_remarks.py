"""Notes and files beside records: kept by hash, typed by content, withdrawn but never deleted."""

import io
import zipfile

import pytest
from stories import training_in_english

from cosante.register import files
from cosante.register.actions import add_document, attach, withdraw, write_note
from cosante.register.models import Account, Act, Attachment, Note, Partner, Role
from cosante.register.records.file_types import UNKNOWN, told
from cosante.vocabulary.errors import BadValue, NotAllowed, OperatorError, RefusedFile, Undecidable

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def data(settings, tmp_path):
    settings.DATA = tmp_path
    return tmp_path


@pytest.fixture
def cleo():
    return Account.objects.create_user("cleo", role=Role.CONTRIBUTOR)


@pytest.fixture
def act(db):
    add_document(training_in_english().reading())
    return Act.objects.get(merged_into=None)


def test_a_note_stands_beside_its_record_and_says_who_wrote_it(act, cleo):
    note = write_note(act, "  Confirmed by phone. ", cleo)
    assert (note.subject, note.text, note.by) == (act, "Confirmed by phone.", cleo)
    write_note(Partner.objects.first(), "x", cleo)
    assert act.notes.get() == note


@pytest.mark.parametrize("text", ["", " \n", "x" * 10_001])
def test_a_note_says_something_and_no_book(act, cleo, text):
    with pytest.raises(BadValue):
        write_note(act, text, cleo)


def test_a_reader_writes_no_notes(act):
    with pytest.raises(NotAllowed):
        write_note(act, "x", Account.objects.create_user("rea"))


def test_whoever_wrote_a_note_withdraws_it_and_its_row_stays(act, cleo):
    note = write_note(act, "x", cleo)
    with pytest.raises(NotAllowed):
        withdraw(note, Account.objects.create_user("dan", role=Role.CONTRIBUTOR))
    withdraw(note, cleo)
    assert Note.objects.get().withdrawn_by == cleo
    with pytest.raises(Undecidable):
        withdraw(note, cleo)


def test_a_file_is_kept_once_under_its_hash_for_its_owner_alone(act, cleo, data):
    one, two = (attach(act, name, b"%PDF-1.7 x", cleo) for name in ("a.pdf", "../../b\n.pdf"))
    kept = [path for path in (data / "files").rglob("*") if path.is_file()]
    assert kept == [files.path_of(one.sha256)]
    assert kept[0].stat().st_mode & 0o777 == 0o600
    assert (two.name, two.media_type, two.size) == ("b.pdf", "application/pdf", 10)


def test_a_file_that_is_empty_or_too_large_is_not_kept(act, cleo, data, settings):
    settings.COSANTE_MAX_BYTES = 3
    for content in (b"", b"1234"):
        with pytest.raises(RefusedFile):
            attach(act, "a.txt", content, cleo)
    assert not (data / "files").exists()
    assert not Attachment.objects.exists()


def test_a_folder_that_cannot_be_written_is_the_operators_to_mend(act, cleo, data):
    (data / "files").write_text("in the way")
    with pytest.raises(OperatorError, match="cannot be written"):
        attach(act, "a.txt", b"x", cleo)
    assert not Attachment.objects.exists()


def archive(*names: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as made:
        for name in names:
            made.writestr(name, "x")
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("content", "media_type"),
    [
        (b"%PDF-1.4", "application/pdf"),
        (b"\x89PNG\r\n\x1a\n...", "image/png"),
        (b"RIFF0000WEBPVP8 ", "image/webp"),
        (archive("word/document.xml"), "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        (archive("a.txt"), "application/zip"),
        (b"PK\x03\x04 broken", UNKNOWN),
        ("Письмо министерства".encode(), "text/plain"),
        (b"<!doctype html><script>", UNKNOWN),
        (b"\xef\xbb\xbf  <svg xmlns='http://www.w3.org/2000/svg'>", UNKNOWN),
        (b"#!/bin/sh", UNKNOWN),
        (b"MZ\x00\x90", UNKNOWN),
    ],
)
def test_a_file_is_what_its_bytes_say(content, media_type):
    assert told(content) == media_type
