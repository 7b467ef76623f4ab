"""Journeys of an office: people of each role, and a register in which everything that a page can show is there."""

import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parent / "register")]


@pytest.fixture(autouse=True)
def _quick_hashes(settings):
    """A quick hash in place of the slow one: pages are looked at, not passwords."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def public(settings) -> None:
    """The office has opened its site to visitors."""
    settings.COSANTE_PUBLIC = True


@pytest.fixture
def people(db):
    """An account of each role, by role."""
    from people import office

    return office()


@pytest.fixture
def register(people):
    """What all pages have something to show of."""
    from rich_register import fill

    return fill(people)
