"""docs/money.md: its worked example is what the sample gives, and it names every stage and every kind of problem."""

import importlib
from pathlib import Path

import pytest

from cosante.intake.money_sample import load_money_sample
from cosante.register.models import Stage
from cosante.web.money_words import PROBLEM_KINDS

ROOT = Path(__file__).parent.parent.parent
TEXT = (ROOT / "docs" / "money.md").read_text("utf-8")


@pytest.mark.once("a document tells the same, whichever the database")
@pytest.mark.django_db
def test_the_worked_example_is_what_the_sample_gives(monkeypatch):
    load_money_sample()
    monkeypatch.syspath_prepend(ROOT / "scripts")
    script = importlib.import_module("write_money_doc")
    assert set(script.BLOCK.findall(TEXT)) == set(script.tables())
    assert script.current(TEXT) == TEXT
    assert "1,795,000" in TEXT


def test_every_stage_is_mapped_to_iati():
    mapped = TEXT.split("## In IATI")[1]
    assert all(f"\n| {stage.label} | " in mapped for stage in Stage)


def test_every_kind_of_problem_is_named():
    named = TEXT.split("## What does not fit")[1].split("## A worked")[0]
    assert [kind for kind in map(str, PROBLEM_KINDS.values()) if kind not in named] == []
