"""Programs of an office's people: Amina administers, Rui reviews, Chen contributes, Lea reads. Each has a token."""

import sys
from pathlib import Path

import pytest

from cosante.register.actions import accept, add_document
from cosante.register.models import Account, Document, Fact, Role

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent / "register"))
sys.path.insert(0, str(HERE))

from programs import Program, people_of_the_office, programs_of  # noqa: E402  # beside this file


@pytest.fixture(autouse=True)
def _apart(settings, tmp_path):
    """Each test has a folder of its own for files."""
    settings.DATA = tmp_path


@pytest.fixture
def office(db) -> dict[str, Account]:
    """One account a role, by role."""
    return people_of_the_office()


@pytest.fixture
def programs(office) -> dict[str | None, Program]:
    """A program for each role, with all the scopes that the role allows; None has no token."""
    return programs_of(office)


@pytest.fixture
def rui(programs) -> Program:
    return programs[Role.REVIEWER]


@pytest.fixture
def amina(programs) -> Program:
    return programs[Role.ADMINISTRATOR]


@pytest.fixture
def chen(programs) -> Program:
    return programs[Role.CONTRIBUTOR]


@pytest.fixture
def lea(programs) -> Program:
    return programs[Role.READER]


@pytest.fixture
def told(office) -> Document:
    """The training of nurses in Lao Cai, told in English; nobody has decided anything."""
    from stories import training_in_english

    return add_document(training_in_english().reading()).document


@pytest.fixture
def half_reviewed(told, office) -> Document:
    """The same, with the WHO and the act accepted; not Lao Cai, not the number."""
    accept(Fact.objects.filter(local_id__in=["f1", "f6"]), office[Role.REVIEWER])
    return told
