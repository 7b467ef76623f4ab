"""The register of the benchmark is one: to make it anew from its facts and decisions changes nothing."""

import sys
from pathlib import Path

import pytest
from test_decisions import rows, state

from cosante.register.actions import rebuild
from cosante.register.models import Act, Evidence

sys.path.insert(0, str(Path(__file__).parent.parent.parent))
from benchmarks.register.generate import generate

pytestmark = pytest.mark.django_db


def promised() -> dict[str, list]:
    """All but what search and matching keep of it, which the bench lets them make."""
    return {
        name: kept
        for name, kept in state().items()
        if name in {"facts", "partners", "acts", "parties", "strips", "packs", *rows()}
    }


def test_what_is_made_in_bulk_is_what_the_actions_would_have_made():
    generate(acts=120, documents=24, partners=15, told=lambda said: None)
    made = promised()
    rebuild()
    assert promised() == made
    assert Act.objects.filter(sources=2).exists()
    for evidence in Evidence.objects.select_related("fact__document"):
        assert evidence.fact.document.text[evidence.start : evidence.end] == evidence.quote
