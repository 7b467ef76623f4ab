import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))


@pytest.fixture
def amina(db):
    """A reviewer."""
    from cosante.register.models import Account, Role

    return Account.objects.create_user("amina", role=Role.REVIEWER)


@pytest.fixture
def bo(db):
    """Another one."""
    from cosante.register.models import Account, Role

    return Account.objects.create_user("bo", role=Role.REVIEWER)


@pytest.fixture
def training(db):
    """A document of six facts that wait: WHO trained nurses."""
    from stories import training_in_english

    from cosante.register.actions import add_document

    return add_document(training_in_english().reading()).document
