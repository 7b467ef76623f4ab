"""For all tests: where the server runs them (COSANTE_CI=1) nothing may be skipped, since nobody would see it.

With COSANTE_DATABASE (``python -m tests.postgres_server``) only what touches the database is run, on that PostgreSQL
(pages by way of the journeys).
"""

import gc
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import pytest
from django.db import transaction
from django.utils import translation
from hypothesis import settings

import office
import postgres_server
from compiling import compile_pack
from cosante.languages.cache import unmade
from dealing import dealt

settings.register_profile("cosante", deadline=None)  # no test is timed, property tests neither
settings.load_profile("cosante")

ON_POSTGRESQL = os.environ.get("COSANTE_DATABASE", "").startswith("postgres")
#: Fixtures and marks by which a test touches the database, its own process's or another's.
_TOUCHES = {"db", "transactional_db", "live_server"}
_MARKS = ("django_db", "register", "both")
#: Folders of what pages say: on PostgreSQL every page is opened for every role by ``journeys``, every operation that
#: writes is called by ``api``, and what both rest on is tested in ``register``.
_OF_PAGES = ("web",)
#: Rooms that may not import Django: no database is behind what they do, nor behind what is tested of a language.
_WITHOUT_DATABASE = ("vocabulary", "languages", "reading", "matching", "exchange")


def pytest_configure(config: pytest.Config) -> None:
    gc.set_threshold(20_000, 20, 50)  # what tests make is soon gone: to look for it ten times as often takes 4 % of all
    config.addinivalue_line("markers", "register: uses a register in a process of its own; run on PostgreSQL, too")
    config.addinivalue_line("markers", "from_nothing: makes its register itself, as a first start does")
    config.addinivalue_line("markers", "once(reason): whichever the database, it sees the same; run on SQLite alone")
    config.addinivalue_line("markers", "both: needs both databases at once; run with PostgreSQL only")


def pytest_ignore_collect(collection_path: Path) -> bool | None:
    """On PostgreSQL tests of pages, and those that no database is behind, are not even read; None: as pytest decides."""
    others = collection_path.is_dir() and collection_path.name in (*_OF_PAGES, *_WITHOUT_DATABASE)
    return True if ON_POSTGRESQL and (others or collection_path.match("test_pack_*.py")) else None


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    kept = [item for item in items if (_touches(item) if ON_POSTGRESQL else not item.get_closest_marker("both"))]
    chosen = set(kept)
    config.hook.pytest_deselected(items=[item for item in items if item not in chosen])
    files = {path: number for number, path in enumerate(dict.fromkeys(item.path for item in kept))}
    ordered = sorted(kept, key=lambda item: (files[item.path], _is_lasting(item)))
    items[:] = dealt(ordered, getattr(config, "workerinput", {}).get("workercount", 1))


def pytest_sessionstart(session: pytest.Session) -> None:
    """Where several processes test, packs are compiled once, by all cores, before each of the processes does it."""
    many = getattr(session.config.option, "numprocesses", None) and not session.config.option.collectonly
    if many and not hasattr(session.config, "workerinput"):
        with ProcessPoolExecutor(mp_context=get_context("spawn")) as pool:
            list(pool.map(compile_pack, unmade()))


def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    if ON_POSTGRESQL and exitstatus == pytest.ExitCode.NO_TESTS_COLLECTED:
        session.exitstatus = pytest.ExitCode.OK  # none of those asked for touches the database


def _touches(item: pytest.Item) -> bool:
    if item.get_closest_marker("once") or item.path.parent.name in _OF_PAGES:
        return False
    return any(item.get_closest_marker(mark) for mark in _MARKS) or bool(
        _TOUCHES & set(getattr(item, "fixturenames", ()))
    )


def _is_lasting(item: pytest.Item) -> bool:
    """In a file the tests of an empty register come first."""
    return "lasting" in getattr(item, "fixturenames", ())


@pytest.fixture(scope="module")
def lasting(django_db_setup: None, django_db_blocker) -> Iterator[None]:
    """The database for what is there for all tests of a file: each takes back what it does, and the last all of it."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.fixture(scope="session", autouse=True)
def _apart(tmp_path_factory: pytest.TempPathFactory) -> None:
    """What tests keep lies in a folder of theirs, never in that of whoever runs them; their people's passwords are cheap."""
    from django.conf import settings

    settings.DATA = tmp_path_factory.mktemp("data")
    # as Django's documentation advises: who gets in is tested, not how slowly
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    tmp_path_factory: pytest.TempPathFactory, django_db_modify_db_settings_parallel_suffix: None
) -> None:
    """SQLite in a file, as people have it: in memory, threads would share one connection and its transactions.

    It is gone after the tests, so nobody waits for the disk; where a site is killed, it has a register of its own that does.
    """
    from django.conf import settings

    if not ON_POSTGRESQL:
        path: Path = tmp_path_factory.mktemp("database") / "cosante.sqlite3"
        settings.DATABASES["default"].setdefault("TEST", {})["NAME"] = str(path)
        settings.DATABASES["default"]["OPTIONS"]["init_command"] += " PRAGMA synchronous=OFF;"


@pytest.fixture(autouse=True)
def _own_language() -> Iterator[None]:
    """A language that a test has set is for that test alone."""
    yield
    translation.deactivate()


@pytest.fixture(scope="module")
def browser():
    from browsing import CHROMIUM, sync_api

    # Playwright runs an event loop in this thread; Django would take our own database calls for asynchronous ones.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    with sync_api.sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        yield started
        started.close()
    os.environ.pop("DJANGO_ALLOW_ASYNC_UNSAFE")


@pytest.fixture(scope="session")
def at_rest(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, str]]:
    """An empty register at the newest version, made once: its data directory, and its database where that is PostgreSQL."""
    folder = tmp_path_factory.mktemp("rest") / "data"
    address = postgres_server.fresh(os.environ["COSANTE_DATABASE"]) if ON_POSTGRESQL else ""
    there = {"COSANTE_DATA": str(folder)} | ({"COSANTE_DATABASE": address} if address else {})
    make = "from cosante.site.start import prepare_site; prepare_site()"
    subprocess.run([sys.executable, "-c", make], env=_plain() | there, check=True)
    yield folder, address
    if address:
        postgres_server.drop(address)


@pytest.fixture
def own_database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[dict[str, str]]:
    """For the environment of a process: a PostgreSQL database of its own where that is tested, else nothing.

    A test marked ``register`` finds an empty register in its folder ``data``; one marked ``from_nothing`` makes it itself.
    """
    folder, address = None, ""
    if request.node.get_closest_marker("register") and not request.node.get_closest_marker("from_nothing"):
        folder, address = request.getfixturevalue("at_rest")
        shutil.copytree(folder, tmp_path / "data")
    if not ON_POSTGRESQL:
        yield {}
        return
    address = postgres_server.fresh(os.environ["COSANTE_DATABASE"], like=address)
    yield {"COSANTE_DATABASE": address}
    postgres_server.drop(address)


@pytest.fixture
def own_office(own_database: dict[str, str], tmp_path: Path) -> Iterator[office.Office]:
    """An office with a register of its own; its site is killed afterwards."""
    opened = office.Office(_plain() | {"COSANTE_DATA": str(tmp_path / "data")} | own_database)
    yield opened
    opened.kill()


def _plain() -> dict[str, str]:
    """The environment without what whoever runs the tests has set for a register."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("COSANTE_")}
    return kept | {"PYTHONPATH": str(Path(__file__).parent.parent / "src")}


def _refuse(report: pytest.TestReport | pytest.CollectReport) -> None:
    if os.environ.get("COSANTE_CI") == "1" and report.skipped and not hasattr(report, "wasxfail"):
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longrepr
        report.outcome = "failed"
        report.longrepr = f"{report.nodeid} was skipped where nothing may be: {reason}"


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    report = yield
    _refuse(report)
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report(collector):
    report = yield
    _refuse(report)
    return report
