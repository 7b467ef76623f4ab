"""The register of the benchmark is one: to make it anew from its facts and decisions changes nothing."""

import sys
from pathlib import Path

import pytest
from test_decisions import state

from cosante.register.actions import rebuild
from cosante.register.models import Act, Evidence

sys.path.insert(0, str(Path(__file__).parent.parent.parent))
from benchmarks.register.generate import generate

pytestmark = pytest.mark.django_db


def test_what_is_made_in_bulk_is_what_the_actions_would_have_made():
    generate(acts=120, documents=24, partners=15, told=lambda said: None)
    made = state()
    rebuild()
    assert state() == made
    assert Act.objects.filter(sources=2).exists()
    for evidence in Evidence.objects.select_related("fact__document"):
        assert evidence.fact.document.text[evidence.start : evidence.end] == evidence.quote
