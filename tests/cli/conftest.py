"""The command as a person runs it: in a process of its own."""

import contextlib
import os
import signal
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from as_a_person import ARTICLE, COMMAND, ROOT

from cosante.languages.cache import folder


@pytest.fixture(scope="session")
def environment_of_all(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """An environment without colours or data of whoever runs the tests; compiled packs are taken over, or made once."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith("COSANTE_") and k not in {"NO_COLOR", "TERM"}}
    root = tmp_path_factory.getbasetemp()
    cache = (root.parent if "PYTEST_XDIST_WORKER" in os.environ else root) / "cache"  # one for all that test at once
    cache.mkdir(exist_ok=True)
    for made in folder().glob("*.pickle"):
        with contextlib.suppress(OSError):  # it is there already, or on another disk: then it is made
            (cache / made.name).hardlink_to(made)
    return kept | {"PYTHONPATH": str(ROOT / "src"), "COSANTE_CACHE": str(cache), "TERM": "xterm"}


@pytest.fixture
def environment(environment_of_all: dict[str, str], own_database: dict[str, str]) -> dict[str, str]:
    """That, and the database of this test."""
    return environment_of_all | own_database


@pytest.fixture
def cosante(environment: dict[str, str], tmp_path: Path) -> Callable[..., subprocess.CompletedProcess[str]]:
    """Run ``cosante`` with these arguments in an empty folder."""

    def run(*arguments: str | Path, stdin: str | bytes = "", **more: str) -> subprocess.CompletedProcess[str]:
        done = subprocess.run(
            [*COMMAND, *map(str, arguments)],
            input=stdin.encode() if isinstance(stdin, str) else stdin,
            capture_output=True,
            cwd=tmp_path,
            env=environment | more,
            timeout=120,
        )
        return subprocess.CompletedProcess(done.args, done.returncode, done.stdout.decode(), done.stderr.decode())

    return run


@pytest.fixture
def started(environment: dict[str, str], tmp_path: Path):
    """Start ``cosante`` and leave it running; what still runs at the end is killed."""
    running: list[subprocess.Popen[bytes]] = []

    def start(*arguments: str | Path) -> subprocess.Popen[bytes]:
        process = subprocess.Popen(
            [*COMMAND, *map(str, arguments)],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            bufsize=0,  # a line that was read takes nothing of the next one from communicate()
            cwd=tmp_path,
            env=environment,
            # a shell that runs tests in the background may have told its children to ignore Ctrl-C
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
        )
        running.append(process)
        return process

    yield start
    for process in running:
        process.kill()
        process.communicate()


@pytest.fixture
def article(tmp_path: Path) -> Path:
    """A readable article."""
    path = tmp_path / "article.txt"
    path.write_text(ARTICLE, "utf-8")
    return path
