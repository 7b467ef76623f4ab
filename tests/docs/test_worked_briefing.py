"""The worked example of docs/briefings.md holds in the sample register."""

import re
from importlib.resources import files
from pathlib import Path

import pytest

PAGE = Path(__file__).parent.parent.parent / "docs" / "briefings.md"


@pytest.mark.once("a document tells the same, whichever the database")
@pytest.mark.django_db
def test_the_worked_example_runs(settings, tmp_path):
    from cosante.intake import add_bytes

    settings.DATA = tmp_path
    for name in ("en-dakar-medicines", "fr-dakar-medicaments", "bn-dakar-medicines"):
        add_bytes(f"{name}.txt", (files("cosante") / "samples" / f"{name}.txt").read_bytes())
    examples = re.findall(r"```python\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL)
    exec(compile("".join(examples), str(PAGE), "exec"), {})
