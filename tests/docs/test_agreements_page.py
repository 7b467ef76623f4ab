"""What docs/agreements.md says is printed, is."""

import doctest
from pathlib import Path

import pytest

from cosante.register.models import Account, Role

PAGE = Path(__file__).parent.parent.parent / "docs" / "agreements.md"


@pytest.mark.once("a document tells the same, whichever the database")
@pytest.mark.django_db
def test_the_worked_example_is_what_the_register_says():
    amina = Account.objects.create_user("amina", role=Role.REVIEWER)
    found = doctest.DocTestParser().get_doctest(PAGE.read_text("utf-8"), {"amina": amina}, PAGE.name, str(PAGE), 0)
    said: list[str] = []
    result = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS).run(found, out=said.append)
    assert result.attempted > 30
    assert not result.failed, "".join(said)
