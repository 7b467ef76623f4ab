"""A new register makes its tables at once. They are those that come of all the steps that an older one has taken."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import postgres_server

HERE = Path(__file__).parent
ADDRESS = os.environ.get("COSANTE_DATABASE", "")


def _made(way: str, folder: Path) -> dict[str, list[str]]:
    """The tables, made in one of the ways in an empty database."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("COSANTE_")}
    there = {"COSANTE_DATA": str(folder), "PYTHONPATH": str(HERE.parents[1] / "src")}
    address = postgres_server.fresh(ADDRESS) if ADDRESS.startswith("postgres") else ""
    try:
        database = {"COSANTE_DATABASE": address} if address else {}
        command = [sys.executable, str(HERE / "tables_made.py"), way]
        done = subprocess.run(command, env=kept | there | database, stdout=subprocess.PIPE, check=True)
    finally:
        if address:
            postgres_server.drop(address)
    told: dict[str, list[str]] = json.loads(done.stdout)
    return told


@pytest.mark.register
@pytest.mark.from_nothing
def test_a_register_has_the_same_tables_whichever_way_they_were_made(tmp_path):
    steps, once = (_made(way, tmp_path / way) for way in ("steps", "once"))
    assert len(once) > 100
    assert once == steps
