"""Start the site for one person, in this process: make the data directory, bring the database up to date, serve.

prepare_site(Path("data"))     # then the register can be used
serve(port=8000)               # until interrupted
"""

import errno
import os
from collections.abc import Callable
from pathlib import Path
from socketserver import ThreadingMixIn
from typing import TYPE_CHECKING
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

import django
from django.conf import settings
from django.core.management import call_command
from django.core.wsgi import get_wsgi_application
from django.db import connection

from cosante.site.data import data_dir, prepare
from cosante.vocabulary.errors import OperatorError
from cosante.web.loopback import ALONE, LOOPBACK

if TYPE_CHECKING:
    from cosante.site.worker import Worker


def prepare_site(data: Path | None = None, told: Callable[[int], None] = lambda done: None) -> Path:
    """The data directory, made if need be, with its database at the newest version and Django ready for use.

    Where the search index has to be made anew, ``told`` hears how many records are done.
    """
    if data is not None:
        os.environ["COSANTE_DATA"] = str(data)
    directory = data_dir()
    prepare(directory)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cosante.site.settings")
    django.setup()
    call_command("migrate", verbosity=0, interactive=False)
    from cosante.intake.terms import prepare_search

    prepare_search(told)
    _tell_planner()
    return directory


def _tell_planner() -> None:
    """Give SQLite statistics, from a sample. Without them it takes the index of a status, which half the rows have."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA analysis_limit=1000")
            cursor.execute("ANALYZE")


def serve(host: str = "127.0.0.1", port: int = 8000, ready: Callable[[str], None] = lambda address: None) -> None:
    """Serve until interrupted. ``ready`` is told the address once it answers; port 0 takes any free one."""
    try:
        server = make_server(host, port, get_wsgi_application(), _Server, _QuietHandler)
    except OSError as error:
        if error.errno != errno.EADDRINUSE:
            raise
        raise OperatorError(f"Port {port} is in use; choose another with --port.") from error
    if host in LOOPBACK and not settings.HOSTS:
        server.base_environ[ALONE] = "1"
    worker = _worker()
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


class _QuietHandler(WSGIRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Say nothing of requests that went well; Django logs the others."""
