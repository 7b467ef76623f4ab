import subprocess
import sys
from pathlib import Path

import pytest

from cosante.site.data import data_dir, prepare, secret_key
from cosante.site.database import database
from cosante.vocabulary.errors import OperatorError


def test_the_first_start_makes_the_directory_and_a_key_that_only_its_owner_reads(tmp_path: Path):
    prepare(tmp_path / "new" / "data")
    key = tmp_path / "new" / "data" / "secret-key"
    assert key.stat().st_mode & 0o777 == 0o600
    assert len(key.read_text()) > 50


def test_a_later_start_keeps_the_key(tmp_path: Path):
    prepare(tmp_path)
    before = secret_key(tmp_path)
    prepare(tmp_path)
    assert secret_key(tmp_path) == before


def test_reading_settings_makes_nothing(tmp_path: Path, monkeypatch):
    monkeypatch.setenv("COSANTE_DATA", str(tmp_path / "none"))
    assert secret_key(data_dir())
    assert not (tmp_path / "none").exists()


def test_a_data_directory_that_cannot_be_says_what_to_do(tmp_path: Path):
    (tmp_path / "file").write_text("")
    with pytest.raises(OperatorError, match="COSANTE_DATA"):
        prepare(tmp_path / "file")


def test_a_new_site_has_its_database_in_wal_mode_and_shows_no_errors_in_full(tmp_path: Path):
    code = (
        "from cosante.site.start import prepare_site; from pathlib import Path; import sys\n"
        "prepare_site(Path(sys.argv[1]))\n"
        "from django.conf import settings; from django.db import connection\n"
        "with connection.cursor() as cursor:\n"
        "    cursor.execute('PRAGMA journal_mode')\n"
        "    print(cursor.fetchone()[0], settings.DEBUG)\n"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path)],
        capture_output=True,
        text=True,
        env={"PYTHONPATH": ":".join(sys.path)},
    )
    assert ran.stdout.split() == ["wal", "False"], ran.stderr


ADDRESS = "postgresql://amina:a%2Fb%40c@db.example.org:5433/health%20register?sslmode=require"


def test_without_an_address_the_register_is_a_file_in_its_directory(tmp_path: Path):
    assert database("", tmp_path)["NAME"] == tmp_path / "cosante.sqlite3"


def test_an_address_names_postgresql_with_all_that_libpq_takes(tmp_path: Path):
    found = database(ADDRESS, tmp_path)
    named = [found[part] for part in ("USER", "PASSWORD", "HOST", "PORT", "NAME", "OPTIONS")]
    assert named == ["amina", "a/b@c", "db.example.org", 5433, "health register", {"sslmode": "require"}]


def test_a_socket_is_named_as_libpq_names_it(tmp_path: Path):
    found = database("postgresql:///cosante?host=/run/postgresql", tmp_path)
    assert (found["HOST"], found["NAME"], found["OPTIONS"]) == ("/run/postgresql", "cosante", {})


@pytest.mark.parametrize(
    "address", ["mysql://host/name", "postgresql://host/", "postgresql://host:port/name", "register"]
)
def test_an_address_that_names_no_postgresql_says_how_one_is_written(tmp_path: Path, address: str):
    with pytest.raises(OperatorError, match="postgresql://user:password@host:5432/name") as told:
        database(address, tmp_path)
    assert address not in told.value.message  # there may be a password in it


@pytest.mark.django_db
def test_the_migrations_are_those_of_the_models():
    from django.core.management import call_command

    call_command("makemigrations", check=True, dry_run=True, verbosity=0)
