"""The worked example of docs/results.md is what the pages say."""

import re
from pathlib import Path

import pytest
from test_results_pages import kept, look, text

from cosante.register.actions.kept import keep
from cosante.register.models import Baseline, Indicator, Target

pytestmark = pytest.mark.django_db
EXAMPLE = (Path(__file__).parent.parent.parent / "docs" / "results.md").read_text("utf-8")
BLOCKS = re.findall(r"```(tsv|text)\n(.*?)```", EXAMPLE, re.DOTALL)


def test_the_worked_example_holds(client, owner):
    (table,) = (block for kind, block in BLOCKS if kind == "tsv")
    said = [line for kind, block in BLOCKS if kind == "text" for line in block.splitlines()]
    assert len(said) == 5
    indicator = keep(Indicator, {"code": "mcv1", "unit": "percent", "keys": ["sex"]}, owner)
    keep(Baseline, {"indicator": indicator, "period": "2016", "value": "70"}, owner)
    keep(Target, {"indicator": indicator, "period": "2026", "value": "90"}, owner)
    kept(client, indicator, look(client, indicator, table))
    page = text(client, f"/indicators/{indicator.pk}/")
    for line in said:
        assert line in page, line
    for number in ("off by 1.42;", "off by 1.76.", "4 of the 4 values"):
        assert number in page
