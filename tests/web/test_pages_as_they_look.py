"""A PDF is added by upload; what its facts rest on is lit on the picture of its page."""

import importlib.util
import re
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from cosante.register.models import Account, Document, Original, Role

pytestmark = [pytest.mark.django_db, pytest.mark.once("no query of its own")]
ROOT = Path(__file__).parent.parent.parent
_spec = importlib.util.spec_from_file_location("write_sample_files", ROOT / "scripts" / "write_sample_files.py")
made = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(made)
TEXT = (made.SAMPLES / "en-bokeo-nurses.txt").read_text("utf-8")


@pytest.fixture
def paper(client, settings, tmp_path) -> Document:
    settings.DATA = tmp_path
    answer = client.post("/add/", {"files": [SimpleUploadedFile("paper.txt", made.pdf(TEXT))]})
    assert answer.status_code == 302
    return Document.objects.get()


def test_the_words_of_a_fact_are_lit_where_they_stand_on_the_page(client, paper):
    fact = next(f for f in paper.readings.get().facts.all() if f.evidence.all()[0].quote == "Bounmy Keosavang")
    page = client.get(paper.get_absolute_url()).content.decode()
    address = f"{paper.get_absolute_url()}pages/1/?fact={fact.local_id}"
    assert f'href="{address}"' in page
    shown = client.get(address).content.decode()
    (left, top, width, height), *others = re.findall(
        r'<rect class="lit" x="([\d.]+)" y="([\d.]+)" width="([\d.]+)" height="([\d.]+)"', shown
    )
    assert not others
    import pypdfium2

    leaf = pypdfium2.PdfDocument(made.pdf(TEXT))[0]
    left, top, width, height = map(float, (left, top, width, height))
    bottom = leaf.get_height() - top - height
    under = leaf.get_textpage().get_text_bounded(left - 2, bottom, left + width + 2, bottom + height)
    assert "Bounmy" in under
    assert "trainers" not in under
    picture = client.get(f"{paper.get_absolute_url()}pages/1/picture/")
    assert (picture["Content-Type"], picture.content[:4]) == ("image/png", b"\x89PNG")
    assert len(picture.content) < 300_000


def test_only_who_may_see_a_document_sees_its_pages(client, paper, settings):
    Account.objects.create_user("amina", password="a long password", role=Role.ADMINISTRATOR)
    settings.COSANTE_PUBLIC = True
    for address in ("pages/1/", "pages/1/picture/"):
        assert Client().get(f"{paper.get_absolute_url()}{address}").status_code == 404


def test_a_page_that_is_not_there_is_said_to_be_not_there(client, paper, training):
    assert client.get(f"{paper.get_absolute_url()}pages/9/").status_code == 404
    assert client.get(f"{training.get_absolute_url()}pages/1/").status_code == 404
    Original.objects.all().delete()
    assert client.get(f"{paper.get_absolute_url()}pages/1/").status_code == 200
    assert client.get(f"{paper.get_absolute_url()}pages/1/picture/").status_code == 404


def test_an_archive_gives_an_account_of_each_document_and_the_page_says_what_is_wrong(client, settings, tmp_path):
    settings.DATA = tmp_path
    archive = made.zipped({"a.docx": made.docx(TEXT), "b.pdf": b"%PDF-1.4 nothing"})
    answer = client.post("/add/", {"files": [SimpleUploadedFile("all.bin", archive)]})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "all.bin!/a.docx" in page
    assert "is damaged" in page
    assert Document.objects.count() == 1
