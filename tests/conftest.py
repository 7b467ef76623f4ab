"""For all tests: where the server runs them (COSANTE_CI=1) nothing may be skipped, since nobody would see it.

With COSANTE_DATABASE (``python -m tests.postgres_server``) only what touches the database is run, on that PostgreSQL.
"""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.utils import translation
from hypothesis import settings

import office
import postgres_server

settings.register_profile("cosante", deadline=None)  # no test is timed, property tests neither
settings.load_profile("cosante")

ON_POSTGRESQL = os.environ.get("COSANTE_DATABASE", "").startswith("postgres")
#: Fixtures and marks by which a test touches the database, its own process's or another's.
_TOUCHES = {"db", "transactional_db", "live_server"}
_MARKS = ("django_db", "register", "both")


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "register: uses a register in a process of its own; run on PostgreSQL, too")
    config.addinivalue_line("markers", "once(reason): whichever the database, it sees the same; run on SQLite alone")
    config.addinivalue_line("markers", "both: needs both databases at once; run with PostgreSQL only")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    kept = [item for item in items if (_touches(item) if ON_POSTGRESQL else not item.get_closest_marker("both"))]
    config.hook.pytest_deselected(items=[item for item in items if item not in set(kept)])
    items[:] = kept


def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    if ON_POSTGRESQL and exitstatus == pytest.ExitCode.NO_TESTS_COLLECTED:
        session.exitstatus = pytest.ExitCode.OK  # none of those asked for touches the database


def _touches(item: pytest.Item) -> bool:
    if item.get_closest_marker("once"):
        return False
    return any(item.get_closest_marker(mark) for mark in _MARKS) or bool(
        _TOUCHES & set(getattr(item, "fixturenames", ()))
    )


@pytest.fixture(scope="session", autouse=True)
def _files_apart(tmp_path_factory: pytest.TempPathFactory) -> None:
    """What tests keep lies in a folder of theirs, never in that of whoever runs them."""
    from django.conf import settings

    settings.DATA = tmp_path_factory.mktemp("data")


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    tmp_path_factory: pytest.TempPathFactory, django_db_modify_db_settings_parallel_suffix: None
) -> None:
    """SQLite in a file, as people have it: in memory, threads would share one connection and its transactions."""
    from django.conf import settings

    if not ON_POSTGRESQL:
        path: Path = tmp_path_factory.mktemp("database") / "cosante.sqlite3"
        settings.DATABASES["default"].setdefault("TEST", {})["NAME"] = str(path)


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


@pytest.fixture
def own_database() -> Iterator[dict[str, str]]:
    """For the environment of a process: an empty PostgreSQL of its own where that is tested, else nothing."""
    if not ON_POSTGRESQL:
        yield {}
        return
    address = postgres_server.fresh(os.environ["COSANTE_DATABASE"])
    yield {"COSANTE_DATABASE": address}
    postgres_server.drop(address)


@pytest.fixture
def own_office(own_database: dict[str, str], tmp_path: Path) -> Iterator[office.Office]:
    """An office with a register of its own; its site is killed afterwards."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("COSANTE_")}
    src = str(Path(__file__).parent.parent / "src")
    opened = office.Office(kept | {"PYTHONPATH": src, "COSANTE_DATA": str(tmp_path / "data")} | own_database)
    yield opened
    opened.kill()


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
