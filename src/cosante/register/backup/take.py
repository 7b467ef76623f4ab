"""Take a backup: every row as of one moment, then the files that they name. Nobody is kept waiting."""

import re
from datetime import UTC, datetime
from typing import Any, BinaryIO, NamedTuple

from django.apps import apps as current
from django.apps.registry import Apps
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from cosante import __version__
from cosante.register import files
from cosante.register.backup.archive import Contents, Told, Writer
from cosante.register.backup.tables import APP, columns, lines, stored
from cosante.register.models import Attachment, Original
from cosante.register.moment import one_moment


class Taken(NamedTuple):
    """What is in the backup, and the names of originals and attachments whose file is not there, or not what it was."""

    contents: Contents
    missing: list[str]


def take(stream: BinaryIO, told: Told = lambda step, done, of: None, apps: Apps = current) -> Taken:
    """Write the register to the stream. Files are never changed or removed, so they may be read after the moment."""
    writer = Writer(stream)
    with one_moment():
        made_at = datetime.now(UTC).isoformat(timespec="seconds")
        migrations = migrations_of(MigrationRecorder(connection).applied_migrations())
        models = stored(apps)
        for done, model in enumerate(models):
            told("tables", done, len(models))
            writer.table(model._meta.label_lower, columns(model), lines(model))
        named = _named() if apps is current else {}
    whole = set()
    kept = [path for path in files.kept() if re.fullmatch(r"[0-9a-f]{64}", path.name)]
    for done, path in enumerate(kept):
        told("files", done, len(kept))
        if writer.file(path, path.name):
            whole.add(path.name)
    missing = [name for sha256, name in named.items() if sha256 not in whole]
    return Taken(writer.finish(f"cosante {__version__}", made_at, migrations), missing)


def _named() -> dict[str, str]:
    """The files that some row names, by their hash."""
    return {
        sha256: name for model in (Original, Attachment) for sha256, name in model.objects.values_list("sha256", "name")
    }


def migrations_of(applied: Any) -> list[str]:
    """Those of the register's tables among them, in order."""
    return sorted(name for app, name in applied if app == APP)
