"""Start the site for one person, in this process: make the data directory, bring the database up to date, serve.

prepare_site(Path("data"))     # then the register can be used
serve(port=8000)               # until interrupted
"""

import errno
import os
from collections.abc import Callable
from pathlib import Path
from pkgutil import iter_modules
from socketserver import ThreadingMixIn
from typing import TYPE_CHECKING
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

import django
from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.db import OperationalError, connection
from django.db.migrations.recorder import MigrationRecorder

from cosante.languages.cache import uncollected
from cosante.site.data import data_dir, prepare
from cosante.site.memory import settle
from cosante.vocabulary.errors import OperatorError
from cosante.web.loopback import ALONE, LOOPBACK

if TYPE_CHECKING:
    from cosante.site.worker import Worker


def prepare_site(data: Path | None = None, told: Callable[[int], None] = lambda done: None) -> Path:
    """The data directory, made if need be, with its database at the newest version and Django ready for use.

    Where the search index has to be made anew, ``told`` hears how many records are done. ``OperatorError`` where the
    directory or the database cannot be had.
    """
    if data is not None:
        os.environ["COSANTE_DATA"] = str(data)
    directory = data_dir()
    prepare(directory)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cosante.site.settings")
    with uncollected():
        django.setup()
    try:
        if _is_behind():
            call_command("migrate", verbosity=0, interactive=False)
    except OperationalError as error:
        raise OperatorError(f"{database_named()} cannot be used: {str(error).strip()}") from error
    from cosante.intake.terms import prepare_search

    prepare_search(told)
    _tell_planner()
    return directory


def _is_behind() -> bool:
    """Does the database lack a migration that is here? By their names alone: to read them all takes far longer."""
    taken = set(MigrationRecorder(connection).applied_migrations())
    return any(
        (app.label, found.name) not in taken
        for app in apps.get_app_configs()
        for found in iter_modules([str(Path(app.path) / "migrations")])
        if not found.name.startswith(("_", "~"))
    )


def database_named() -> str:
    """The database as an operator knows it, without its password."""
    named = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"The database {named['NAME']}"
    return f"The PostgreSQL database {named['NAME']} at {named['HOST'] or 'this machine'}"


def _tell_planner() -> None:
    """Give SQLite statistics, from a sample. Without them it takes the index of a status, which half the rows have."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA analysis_limit=1000")
            cursor.execute("ANALYZE")


def serve(host: str = "127.0.0.1", port: int = 8000, ready: Callable[[str], None] = lambda address: None) -> None:
    """Serve until interrupted. ``ready`` is told the address once it answers; port 0 takes any free one."""
    from django.core.wsgi import get_wsgi_application

    try:
        server = make_server(host, port, get_wsgi_application(), _Server, _QuietHandler)
    except OSError as error:
        if error.errno != errno.EADDRINUSE:
            raise
        raise OperatorError(f"Port {port} is in use; choose another with --port.") from error
    if host in LOOPBACK and not settings.HOSTS:
        server.base_environ[ALONE] = "1"
    worker = _worker()
    settle()
    with server:
        worker.start()
        ready(f"http://{host}:{server.server_port}/")
        try:
            server.serve_forever()
        finally:
            worker.stop()


def _worker() -> "Worker":
    from cosante.site.worker import Worker  # its tables are there only now

    return Worker()


class _Server(ThreadingMixIn, WSGIServer):
    daemon_threads = True
    request_queue_size = 128  # the standard library's 5 refuses some of twenty people who come at once


class _QuietHandler(WSGIRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Say nothing of requests that went well; Django logs the others."""
