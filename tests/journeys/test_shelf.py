"""A register that was kept for other tests comes back as it was."""

import pytest
from shelf import Shelf
from stories import training_in_english, training_in_french

from cosante.register import files
from cosante.register.actions import add_document, attach
from cosante.register.models import Document, Role
from everything import differences, everything

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.once("a file of SQLite is kept; on PostgreSQL the register is filled anew"),
]


def test_what_was_kept_is_there_again_whatever_happened_since(people, settings, tmp_path):
    settings.DATA = tmp_path / "data"
    shelf = Shelf(tmp_path, "one")
    document = add_document(training_in_english().reading()).document
    attach(document, "letter.txt", b"A letter.", people[Role.CONTRIBUTOR])
    was, held = everything(), [path.name for path in files.kept()]
    assert not shelf.is_there()
    shelf.put(document, settings.DATA)
    add_document(training_in_french().reading())
    Document.objects.update(title="Another")
    files.kept()[0].unlink()
    known = shelf.taken(settings.DATA)
    assert differences(was, everything()) == []
    assert [path.name for path in files.kept()] == held
    assert known == document


def test_of_two_that_are_kept_at_the_same_time_the_first_stays(people, settings, tmp_path):
    settings.DATA = tmp_path / "data"
    settings.DATA.mkdir()
    for number in (1, 2):
        assert Shelf(tmp_path, "one").put(number, settings.DATA) == number
    assert Shelf(tmp_path, "one").taken(settings.DATA) == 1
