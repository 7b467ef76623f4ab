"""``cosante backup`` and ``cosante restore``: at work, from one database to the other, from older versions."""

import json
import random
import re
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event

import pytest

from cosante.register.backup.archive import Reader
from office import Office

pytestmark = pytest.mark.register
OLDER = str(Path(__file__).parent / "an_older_one.py")
Ran = subprocess.CompletedProcess[str]
LIVE = """
import random, sys
sys.path[:0] = sys.argv[1:3]
from cosante.site.start import prepare_site
prepare_site()
from random_office import live
live(random.Random(int(sys.argv[3])), steps=40)
"""


def cosante(environment: dict[str, str], *arguments: str | Path, module: str = "cosante") -> Ran:
    command = [sys.executable, "-m", module, *map(str, arguments)]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)


@pytest.fixture
def elsewhere(own_office: Office, tmp_path: Path) -> Callable[[str], dict[str, str]]:
    """The environment of another register of that name, on SQLite."""
    kept = {name: value for name, value in own_office.environment.items() if name != "COSANTE_DATABASE"}
    return lambda name: kept | {"COSANTE_DATA": str(tmp_path / name)}


def rows(path: Path) -> dict[str, list]:
    """All that is in a backup, as values."""
    reader = Reader(path)
    reader.check()
    return {table.name: [table.columns, *map(json.loads, reader.lines(table))] for table in reader.contents.tables}


def test_a_backup_is_for_its_owner_alone_and_says_what_is_in_it(own_office, tmp_path):
    own_office.open(2)
    path = tmp_path / "register.cosante"
    done = cosante(own_office.environment, "backup", path)
    assert done.returncode == 0, done.stderr
    assert path.stat().st_mode & 0o777 == 0o600
    assert re.match(rf"{re.escape(str(path))}: \d+ rows and 0 files, [\d,]+ bytes\.\n", done.stdout)
    assert "hashes of their passwords" in done.stdout
    again = cosante(own_office.environment, "backup", path)
    assert (again.returncode, "is there already" in again.stderr) == (1, True)
    checked = cosante(own_office.environment, "restore", "--check", path)
    assert (checked.returncode, "It is whole." in checked.stdout) == (0, True)
    refused = cosante(own_office.environment, "restore", path)
    assert (refused.returncode, f"cosante restore --replace {path}" in refused.stderr) == (1, True)
    replaced = cosante(own_office.environment, "restore", "--replace", path)
    assert (replaced.returncode, "Everybody signs in again" in replaced.stdout) == (0, True)


def test_a_backup_that_cannot_be_written_or_read_is_said_and_leaves_nothing(own_office, tmp_path):
    done = cosante(own_office.environment, "backup", tmp_path / "none" / "register.cosante")
    assert (done.returncode, "cannot be written" in done.stderr, "Traceback" in done.stderr) == (1, True, False)
    (tmp_path / "text").write_text("not a backup")
    done = cosante(own_office.environment, "restore", tmp_path / "text")
    assert (done.returncode, "is damaged" in done.stderr, "Traceback" in done.stderr) == (1, True, False)


@pytest.mark.both
@pytest.mark.parametrize("seed", range(2))
def test_from_sqlite_to_postgresql_and_back_all_of_it_is_the_same(own_office, elsewhere, tmp_path, seed):
    here = [str(Path(__file__).parent), str(Path(__file__).parent.parent / "register")]
    first, last, between = elsewhere("first"), elsewhere("last"), own_office.environment
    live = [sys.executable, "-c", LIVE, *here, str(seed)]
    made = subprocess.run(live, env=first, capture_output=True, text=True, check=False)
    assert made.returncode == 0, made.stderr
    backups = []
    for n, (taken_from, put_into) in enumerate(((first, between), (between, last), (last, None))):
        backups.append(tmp_path / f"{n}.cosante")
        done = cosante(taken_from, "backup", backups[-1])
        assert done.returncode == 0, done.stderr
        if put_into:
            done = cosante(put_into, "restore", backups[-1])
            assert done.returncode == 0, done.stderr
    one, two, three = map(rows, backups)
    assert one["register.decision"][1:]
    assert one == two
    assert two == three
    assert Reader(backups[0]).contents.files == Reader(backups[2]).contents.files != []


def test_backups_taken_while_six_people_write_are_each_of_one_moment(own_office, elsewhere, tmp_path):
    own_office.open(6)
    own_office.start()
    enough = Event()

    def work(n: int) -> None:
        person, chance = own_office.people[n], random.Random(n)
        while not enough.is_set():
            fact, _ = chance.choice(own_office.has["facts"])
            form = person.get(f"/review/{fact}/").form(do="right")
            assert person.send(form, do=chance.choice(["right", "wrong"]), why="so").status in (302, 409)

    with ThreadPoolExecutor(6) as pool:
        working = [pool.submit(work, n) for n in range(6)]
        done = [cosante(own_office.environment, "backup", tmp_path / f"{n}.cosante") for n in range(3)]
        enough.set()
    assert [one.exception() for one in working] == [None] * 6
    assert [(one.returncode, one.stderr) for one in done] == [(0, "")] * 3
    decided = []
    other = Office(elsewhere("other"))
    for n in range(3):
        restored = cosante(other.environment, "restore", "--replace", tmp_path / f"{n}.cosante")
        assert restored.returncode == 0, restored.stderr
        found = other.look()
        assert found["wrong"] == []
        decided.append(len(found["decisions"]))
    assert sorted(decided) == decided
    assert decided[-1] > decided[0]


@pytest.mark.from_nothing
def test_a_backup_of_an_older_version_is_brought_up_to_date(own_office, elsewhere, tmp_path):
    path = tmp_path / "older.cosante"
    made = subprocess.run(
        [sys.executable, OLDER, str(path)], env=elsewhere("older"), capture_output=True, text=True, check=False
    )
    assert made.returncode == 0, made.stderr
    done = cosante(own_office.environment, "restore", path)
    assert done.returncode == 0, done.stderr
    found = own_office.look()
    assert [(row["verb"], row["by__username"], row["why"]) for row in found["decisions"]] == [
        ("accept", "amina", "as the letter says")
    ]
    assert [line for line in found["wrong"] if "is of no form" not in line] == []
