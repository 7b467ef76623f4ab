"""Help: at once, with examples, and an exit status that a script can use."""

import subprocess
import sys

import pytest

from cosante import __version__
from cosante.cli import app

COMMANDS = [command.name or command.callback.__name__ for command in app.registered_commands if command.callback]


def test_the_version_is_the_packages(cosante):
    done = cosante("--version")
    assert (done.returncode, done.stdout) == (0, f"cosante {__version__}\n")


def test_help_names_every_command(cosante):
    told = cosante("--help").stdout
    assert all(f"  {name} " in told for name in COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_help_of_each_command_has_an_example(cosante, command):
    told = cosante(command, "--help").stdout
    assert "Example" in told
    assert f"cosante {command}" in told.split("Example")[1]
    assert max(map(len, told.splitlines())) <= 100


def test_help_loads_nothing_that_only_the_work_needs(environment):
    code = "import sys, cosante.cli; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, env=environment, check=True)
    heavy = {"django", "babel", "msgspec", "rich", "numpy", "ahocorasick_rs", "cosante.reading", "cosante.languages"}
    assert not heavy & set(loaded.stdout.decode().split())


def test_a_mistyped_command_or_format_is_told(cosante, article):
    assert cosante("raed").returncode == 2
    done = cosante("read", "--format", "xml", article)
    assert done.returncode == 2
    assert "'xml' is none of text, jsonl, csv" in done.stderr
