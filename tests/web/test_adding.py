import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from stories import Story, training_in_english

from cosante import reading
from cosante.register.models import Document
from cosante.vocabulary.errors import UnreadableDocument

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def reader(monkeypatch):
    def read_documents(path, data, *said):
        if not data.strip() or b"\0" in data:
            raise UnreadableDocument("No text in it: it is empty or binary.")
        story = training_in_english()
        yield reading.Told((story if data == story.bytes else Story(data.decode())).reading(path))

    monkeypatch.setattr(reading, "read_documents", read_documents)


def file(name: str, data: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data)


def test_a_pasted_text_leads_to_its_page(client):
    response = client.post("/add/", {"text": training_in_english().text})
    assert response.status_code == 302
    assert response.url == f"{Document.objects.get().get_absolute_url()}?came=added"
    assert "Added: the reader found 6 facts." in client.get(response.url).content.decode()


def test_several_files_give_an_account_of_each(client):
    given = [file("a.txt", training_in_english().bytes), file("b.bin", b"\0\0"), file("c.txt", "অন্য লেখা".encode())]
    response = client.post("/add/", {"files": given})
    page = response.content.decode()
    assert response.status_code == 422
    assert "b.bin" in page
    assert "No text in it" in page
    assert page.count('<a class="title"') == 2
    assert Document.objects.count() == 2


def test_a_file_already_here_leads_to_its_page_which_says_so(client):
    for _ in range(2):
        response = client.post("/add/", {"files": [file("a.txt", b"Some text.")]})
    assert response.status_code == 302
    assert "was here already" in client.get(response.url).content.decode()
    assert Document.objects.count() == 1


def test_nothing_given_is_said(client):
    response = client.post("/add/", {"text": "  \n"})
    assert response.status_code == 422
    assert "There is nothing to add yet" in response.content.decode()


def test_an_empty_file_is_refused_by_name(client):
    page = client.post("/add/", {"files": [file("empty.txt", b"")]}).content.decode()
    assert "empty.txt" in page
    assert "refused" in page


def test_a_file_over_the_limit_is_refused_before_it_is_read(client, settings):
    settings.COSANTE_MAX_BYTES = 10
    response = client.post("/add/", {"files": [file("big.txt", b"x" * 11)]})
    assert response.status_code == 422
    assert "big.txt is too large" in response.content.decode()


def test_a_pasted_text_over_the_limit_is_refused_beside_its_field(client, settings):
    settings.COSANTE_MAX_BYTES = 10
    page = client.post("/add/", {"text": "অন্য লেখা"}).content.decode()
    assert "The text is too large (25 bytes). A document may have 10 bytes; split it." in page
    assert 'aria-invalid="true"' in page
    assert 'aria-describedby="id_text_helptext' in page
    assert Document.objects.count() == 0


def test_a_body_over_the_limit_is_answered_with_what_to_do(client, settings):
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 100
    response = client.post("/add/", {"text": "x" * 200})
    assert response.status_code == 413
    assert "too large" in response.content.decode()


def test_another_site_cannot_add(client):
    client.handler.enforce_csrf_checks = True
    response = client.post("/add/", {"text": "Some text."})
    assert response.status_code == 403
    assert "The form may have been open for too long" in response.content.decode()
