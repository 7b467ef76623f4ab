"""Journeys of an office: people of each role, and a register in which everything that a page can show is there."""

import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parent / "register")]


@pytest.fixture
def public(settings) -> None:
    """The office has opened its site to visitors."""
    settings.COSANTE_PUBLIC = True


@pytest.fixture
def people(request, db):
    """An account of each role, by role."""
    from people import office

    return request.getfixturevalue("filled")[0] if "register" in request.fixturenames else office()


@pytest.fixture
def register(filled):
    """What all pages have something to show of."""
    return filled[1]


@pytest.fixture
def filled(db, settings, tmp_path_factory):
    """The people and what they filled. That takes long, so SQLite's file is kept for the next test, in whichever process."""
    from django.db import connection
    from people import office
    from rich_register import fill
    from shelf import Shelf

    def made():
        people = office()
        return people, fill(people)

    if connection.vendor != "sqlite" or connection.in_atomic_block:
        return made()
    kept = Shelf(tmp_path_factory.getbasetemp(), "filled")
    with kept.alone():
        return kept.taken(settings.DATA) if kept.is_there() else kept.put(made(), settings.DATA)
