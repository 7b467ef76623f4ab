"""A valid activity file of our own, judged as a test leaves it."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from iati_sample import DAY, SAMPLE

from cosante.exchange.iati.findings import Finding
from cosante.exchange.iati.parallel import every
from cosante.exchange.iati.validate import Options


@pytest.fixture(scope="session")
def sample() -> str:
    return SAMPLE.read_text("utf-8")


@pytest.fixture
def judge(tmp_path: Path) -> Callable[..., list[Finding]]:
    """Findings on a text as a file."""

    def judged(text: str | bytes, **asked: Any) -> list[Finding]:
        file = tmp_path / "file.xml"
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
        return list(every(file, Options(DAY, **asked)))

    return judged
