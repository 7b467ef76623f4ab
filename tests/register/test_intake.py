from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from stories import Story, training_in_english

from cosante import reading
from cosante.intake import add_text, load_samples
from cosante.register.models import Document
from cosante.vocabulary.errors import UnreadableDocument

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def reader(monkeypatch):
    """A reader that knows one story, refuses what is empty, and fails on "crash"."""

    def read_documents(path, data, *said):
        text = data.decode()
        if not text.strip():
            raise UnreadableDocument(f"{path} is empty.", "empty")
        if text == "crash":
            raise RuntimeError("boom")
        known = training_in_english()
        yield reading.Told((known if text == known.text else Story(text)).reading(path))

    monkeypatch.setattr(reading, "read_documents", read_documents)


def test_a_bad_item_does_not_stop_the_batch(tmp_path: Path):
    for name, text in (("a.txt", ""), ("b.txt", "crash"), ("c.txt", training_in_english().text)):
        (tmp_path / name).write_text(text)
    heard = []
    account = load_samples([tmp_path, tmp_path / "missing.txt"], heard.append)
    assert [(item.outcome, item.code) for item in account.items] == [
        ("refused", "empty"),
        ("refused", "internal"),
        ("added", ""),
        ("refused", "unreadable"),
    ]
    assert heard == account.items
    assert str(account) == "1 added, 3 refused"
    assert Document.objects.count() == 1


def test_what_cannot_be_kept_costs_those_that_came_with_it_nothing(tmp_path: Path):
    for name, text in (
        ("a.txt", "One text."),
        ("b.txt", "Half a\0text."),
        ("c.txt", "Another."),
        ("d.txt", "One text."),
    ):
        (tmp_path / name).write_text(text)
    account = load_samples([tmp_path])
    assert [(item.outcome, item.code) for item in account.items] == [
        ("added", ""),
        ("refused", "unreadable"),
        ("added", ""),
        ("unchanged", ""),
    ]
    assert set(Document.objects.values_list("text", flat=True)) == {"One text.", "Another."}


def test_files_that_come_together_ask_the_database_less_than_each_by_itself(tmp_path: Path):
    for number in range(12):
        (tmp_path / f"{number:02}.txt").write_text(f"Text number {number}.")
    with CaptureQueriesContext(connection) as one:
        load_samples([tmp_path / "00.txt"])
    with CaptureQueriesContext(connection) as eleven:
        assert str(load_samples(sorted(tmp_path.iterdir())[1:])) == "11 added"
    assert 2 * len(eleven) < 11 * len(one)


def test_a_second_load_says_that_all_is_there(tmp_path: Path):
    (tmp_path / "c.txt").write_text(training_in_english().text)
    load_samples([tmp_path])
    assert str(load_samples([str(tmp_path)])) == "1 unchanged"


def test_notes_and_hidden_files_of_a_folder_are_left_out(tmp_path: Path):
    for name in ("README.md", ".hidden.txt", "deep.txt"):
        (tmp_path / name).write_text("Some text.")
    assert [Path(item.name).name for item in load_samples([tmp_path]).items] == ["deep.txt"]


def test_pasted_text_is_added_under_the_name_it_is_given_or_one_of_its_own():
    first, second = add_text("Some text."), add_text("Other text.", "ministry.example")
    assert Document.objects.get(pk=first.document).path.startswith("pasted-")
    assert Document.objects.get(pk=second.document).path == "ministry.example"


def test_a_text_pasted_from_a_form_is_the_document_that_came_as_a_file(tmp_path: Path):
    (tmp_path / "c.txt").write_bytes(b"One line.\nAnother.\n")
    load_samples([tmp_path])
    for pasted in ("One line.\r\nAnother.\r\n", "One line.\nAnother.", "\n One line.\nAnother.\n\n"):
        assert add_text(pasted).outcome == "unchanged"
    assert Document.objects.count() == 1


def test_the_message_of_a_refused_item_does_not_say_its_name_again(monkeypatch):
    def refuse(path, data, *said):
        raise UnreadableDocument(f"{path}: the file is empty.")

    monkeypatch.setattr(reading, "read_documents", refuse)
    assert add_text("x", "a.txt").message == "The file is empty."


def test_names_of_burmese_documents_are_kept_in_unicode_whatever_their_encoding(monkeypatch):
    monkeypatch.undo()
    text = "ဂ်ပန္ႏိုင္ငံက မႏၲေလး ေဆး႐ုံႀကီးသို႔ လူနာတင္ယာဥ္ ၅ စီး လႉဒါန္း\n\nဂ်ပန္သံအမတ္ႀကီး မစၥတာ ဟိဂုခ်ိက လူနာတင္ယာဥ္ ၅ စီးကို ယေန႔ လႊဲေျပာင္းေပးအပ္ခဲ့သည္။"
    add_text(text)
    document = Document.objects.get()
    assert (document.title, document.text) == ("ဂျပန်နိုင်ငံက မန္တလေး ဆေးရုံကြီးသို့ လူနာတင်ယာဉ် ၅ စီး လှူဒါန်း", text)
    assert [f.payload["name"] for f in document.facts.filter(kind="person")] == ["ဟိဂုချိ"]
