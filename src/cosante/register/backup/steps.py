"""The steps by which the tables came to be as they are. A new register makes its tables at once, without them."""

from collections.abc import Iterable

from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader

from cosante.register.backup.tables import APP


def one_by_one() -> MigrationExecutor:
    """What can bring this process's empty database to any of the steps."""
    executor = MigrationExecutor(connection)
    executor.loader = MigrationLoader(connection, replace_migrations=False)
    return executor


def steps_of(executor: MigrationExecutor, names: Iterable[str]) -> list[tuple[str, str]]:
    """The steps among migrations of the register with these names, and not what stands for several of them."""
    known = executor.loader.disk_migrations or {}
    return [(APP, name) for name in names if not known[APP, name].replaces]
