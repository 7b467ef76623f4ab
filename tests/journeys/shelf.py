"""A register that took long to fill, kept for the tests that come after, in this process of a run and in the others."""

import os
import pickle
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import connection


class Shelf:
    """One register: SQLite's file, the files kept, and what tests know of it. ``base`` is pytest's folder for this process."""

    def __init__(self, base: Path, name: str) -> None:
        shared = base.parent if os.environ.get("PYTEST_XDIST_WORKER") else base
        self.folder = shared / f"shelf-{name}"

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Other processes wait meanwhile: what takes long to fill is then there for them."""
        import fcntl  # of POSIX

        with self.folder.with_suffix(".lock").open("w") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            yield

    def is_there(self) -> bool:
        return self.folder.is_dir()

    def put(self, known: Any, data: Path) -> Any:
        """Keep what is there now; ``known`` as it was given. Where another process was quicker, its own stays."""
        new = Path(tempfile.mkdtemp(dir=self.folder.parent))
        with closing(sqlite3.connect(new / "register.sqlite3")) as file:
            connection.connection.backup(file)
        shutil.copytree(data, new / "data")
        (new / "known").write_bytes(pickle.dumps(known))
        try:
            new.rename(self.folder)
        except OSError:
            shutil.rmtree(new)
        return known

    def taken(self, data: Path) -> Any:
        """Have all of it again, in place of what is in the database; what tests know of it."""
        connection.ensure_connection()
        with closing(sqlite3.connect(self.folder / "register.sqlite3")) as file:
            file.backup(connection.connection)
        shutil.copytree(self.folder / "data", data, dirs_exist_ok=True)
        ContentType.objects.clear_cache()
        return pickle.loads((self.folder / "known").read_bytes())
