"""``cosante erase``: what the office's rule says, from the machine itself."""

import subprocess
import sys

import pytest

pytestmark = [pytest.mark.register, pytest.mark.once("a command asks what pages ask, which is tested on both")]
#: An office with a rule, and a participant of a training of 2020.
OFFICE = """
from cosante.site.start import prepare_site
prepare_site()
from cosante.register.actions.access import owner
from cosante.register.actions.kept import keep
from cosante.register.actions.people import set_retention
from cosante.register.models import Participant, Training
course = keep(Training, {"title": "Burns", "starts": "2020-03-02", "ends": "2020-03-06"}, owner())
keep(Participant, {"training": course, "name": "Sunita Rai"}, owner())
set_retention(24, owner())
"""


def test_without_a_rule_nothing_is_erased(cosante, tmp_path):
    assert "no rule" in cosante("erase", "--data", tmp_path / "data").stdout


def test_what_is_due_is_told_and_then_erased_once(cosante, environment, tmp_path):
    there = {"COSANTE_DATA": str(tmp_path / "data")}
    subprocess.run([sys.executable, "-c", OFFICE], env=environment | there, check=True)
    said = [cosante("erase", *more, **there).stdout for more in (["--dry-run"], ["--dry-run"], [], [])]
    assert [line.splitlines()[-1] for line in said] == [
        "1 rows are due.",
        "1 rows are due.",
        "1 rows erased.",
        "0 rows erased.",
    ]
