"""What docs/people.md shows is what the register does."""

import doctest
from pathlib import Path

import pytest

from cosante.register.actions.access import owner
from cosante.register.models import Partner

PAGE = Path(__file__).parent.parent.parent / "docs" / "people.md"


@pytest.mark.once("a document tells the same, whichever the database")
@pytest.mark.django_db
def test_the_worked_example_does_what_it_shows():
    names = {
        "amina": owner(),
        "rajshahi": Partner.objects.create(name="Rajshahi Medical College Hospital", country="BD", sources=1),
        "koshi": Partner.objects.create(name="Ministry of Health of Koshi Province", country="NP", sources=1),
    }
    example = doctest.DocTestParser().get_doctest(PAGE.read_text("utf-8"), names, PAGE.name, str(PAGE), 0)
    said: list[str] = []
    outcome = doctest.DocTestRunner(optionflags=doctest.NORMALIZE_WHITESPACE).run(example, out=said.append)
    assert outcome.attempted > 20
    assert not outcome.failed, "".join(said)
