import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parent.parent / "register"))


@pytest.fixture
def data(settings, tmp_path: Path) -> Path:
    """The data directory of this test, for files attached."""
    settings.DATA = tmp_path / "data"
    return settings.DATA
