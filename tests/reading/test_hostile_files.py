"""Encrypted, broken, huge and hostile files: a clear error, within bounded time and memory; the next file is read."""

import gzip
import io
import json
import time
import zipfile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from test_kinds_of_files import TEXT, made

from cosante.reading.formats import Extracted, Failed, documents


def failed(data):
    """The refusals of a file's documents."""
    return [found for found in documents("a", data) if isinstance(found, Failed)]


def code(data):
    (found,) = documents("a", data)
    assert isinstance(found, Failed), found
    assert found.message.startswith("a")
    assert found.message.rstrip().endswith(".")
    return found.code


@pytest.fixture
def limit(monkeypatch):
    def set_to(**values):
        for name, value in values.items():
            monkeypatch.setenv(name, str(value))

    return set_to


def bomb(size, name="a.txt"):
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive, archive.open(name, "w", force_zip64=True) as file:
        for _ in range(size // 1_000_000):
            file.write(b"0" * 1_000_000)
    return held.getvalue()


def test_a_zip_bomb_is_left_as_soon_as_it_is_seen_to_be_one():
    data = bomb(200_000_000)
    started = time.monotonic()
    assert code(data) == "zip-bomb"
    assert time.monotonic() - started < 20


def test_a_bomb_in_a_word_document_is_one_too():
    held = io.BytesIO(made.docx(TEXT))
    with zipfile.ZipFile(held, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/endnotes.xml", b"<a>" + b" " * 60_000_000 + b"</a>")
    assert code(held.getvalue()) == "zip-bomb"


def test_archives_are_opened_to_a_depth_and_with_one_budget(limit):
    nested = made.zipped({"text.txt": TEXT})
    for level in range(5):
        nested = made.zipped({f"{level}.zip": nested})
    assert code(nested) == "too-deep"
    limit(COSANTE_FILE_UNPACKED=100_000)
    many = made.zipped({f"{n}.txt": TEXT for n in range(200)})
    *read, last = documents("a", many)
    assert all(isinstance(found, Extracted) for found in read)
    assert (last.code, len(read)) == ("too-large-unpacked", 100_000 // len(TEXT.encode()))
    limit(COSANTE_FILE_PARTS=10)
    assert code(many) == "too-many-files"


@pytest.mark.parametrize("pack", [made.zipped, None], ids=["in a Word document", "alone"])
def test_xml_that_multiplies_itself_is_refused(pack):
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    xml = f'<?xml version="1.0"?><!DOCTYPE w [<!ENTITY l0 "ha">{laughs}]><w>&l9;</w>'
    assert code(pack({"word/document.xml": xml}) if pack else xml.encode()) == "hostile-xml"


def test_a_pdf_of_too_many_pages_is_refused_at_once():
    kids = " ".join("3 0 R" for _ in range(100_000))
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Count 100000/Kids[{kids}]>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>",
    ]
    body, places = b"%PDF-1.4\n", []
    for number, one in enumerate(objects, 1):
        places.append(len(body))
        body += f"{number} 0 obj{one}endobj\n".encode()
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    data = (
        body
        + f"xref\n0 4\n0000000000 65535 f \n{table}trailer<</Size 4/Root 1 0 R>>\nstartxref\n{len(body)}\n%%EOF".encode()
    )
    started = time.monotonic()
    (found,) = documents("a", data)
    assert (found.code, "100,000 pages" in found.message) == ("too-many-pages", True)
    assert time.monotonic() - started < 20


def test_what_takes_too_long_or_too_much_memory_costs_itself_only(limit):
    limit(COSANTE_FILE_SECONDS=2)
    slow = b"{\\rtf1 " + b"{\\u1 " * 3_000_000
    started = time.monotonic()
    assert code(slow) in ("too-slow", "damaged", "no-text")
    assert time.monotonic() - started < 20
    limit(COSANTE_FILE_SECONDS=60, COSANTE_FILE_MEMORY=400)
    large = gzip.compress(b"<html><body>" + b"<p>word</p>" * 20_000_000 + b"</body></html>", 1)
    assert code(large) == "too-much-memory"
    (after,) = documents("b", made.docx(TEXT))
    assert isinstance(after, Extracted)


def test_encrypted_files_are_said_to_be():
    archive = bytearray(made.zipped({"a.txt": TEXT}))
    for sign in (b"PK\x03\x04", b"PK\x01\x02"):
        archive[archive.index(sign) + (6 if sign.endswith(b"\x04") else 8)] |= 1
    assert code(bytes(archive)) == "encrypted"
    office = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le")
    assert code(office) == "encrypted"


def test_a_line_of_a_million_brackets_and_one_without_end_are_refused(limit):
    limit(COSANTE_FILE_BYTES=1_000_000)
    deep = b'{"text": "Nurses."}\n' + b'{"a":' * 100_000 + b"\n"
    assert [found.code for found in failed(deep)] == ["damaged"]
    endless = json.dumps({"text": "Nurses."}).encode() + b"\n" + b"x" * 3_000_000
    assert [found.code for found in failed(endless)] == ["too-large"]


def test_a_web_archive_that_breaks_off_gives_what_stood_before():
    whole = made.warc(TEXT) + made.wet(TEXT)
    found = list(documents("a", whole[:-200]))
    assert isinstance(found[0], Extracted)


@pytest.mark.parametrize("name", [name for name in made.FILES if name != "paper.pdf"])
def test_files_that_break_off_are_read_or_refused_in_words(name):
    data = made.FILES[name](TEXT)
    for share in (0.3, 0.6, 0.95):
        for found in documents("a", data[: int(len(data) * share)]):
            assert isinstance(found, Extracted) or found.message


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from(sorted(made.FILES)), st.randoms(use_true_random=False))
def test_files_with_wrong_bytes_never_stop_the_reader(kept, name, chance):
    data = bytearray(kept.setdefault(name, made.FILES[name](TEXT)))
    for _ in range(chance.randint(1, 30)):
        data[chance.randrange(len(data))] = chance.randrange(256)
    for found in documents("a", bytes(data)):
        assert isinstance(found, Extracted) or found.message


@pytest.fixture(scope="module")
def kept():
    return {}
