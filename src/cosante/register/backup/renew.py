"""An older backup as one of today: laid out in a register of its own as its tables were, migrated, and taken again.

    python -m cosante.register.backup.renew OLD NEW      # in an empty COSANTE_DATA, which it fills

It is a process of its own, since migrations change the database of the process that they run in.
"""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from cosante.register.backup.archive import Reader
from cosante.vocabulary.errors import BadBackup


@contextmanager
def renewed(reader: Reader) -> Iterator[Reader]:
    """The same backup with today's tables, while the block lasts; its files are only in the old one."""
    with tempfile.TemporaryDirectory(prefix="cosante-") as folder:
        new = Path(folder, "new")
        kept = {name: value for name, value in os.environ.items() if name != "COSANTE_DATABASE"}
        done = subprocess.run(
            [sys.executable, "-m", "cosante.register.backup.renew", str(reader.path.absolute()), str(new)],
            env=kept | {"COSANTE_DATA": folder, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            told = done.stderr.strip().rpartition("\n")[2]
            raise BadBackup(f"{reader.path} is of an older Cosanté and could not be brought up to date: {told}")
        found = Reader(new)
        try:
            yield found
        finally:
            found.close()


def renew(old: Path, new: Path) -> None:
    """Fill this process's register with the old backup, migrate it, and write the new one."""
    from django.core.management import call_command
    from django.db import transaction

    from cosante.register.backup.steps import one_by_one, steps_of
    from cosante.register.backup.tables import write
    from cosante.register.backup.take import take

    reader = Reader(old)
    executor = one_by_one()
    targets = steps_of(executor, reader.contents.migrations)
    executor.migrate(targets)
    then = executor.loader.project_state(targets).apps
    with transaction.atomic():
        for table in reader.contents.tables:
            write(then.get_model(table.name), table.columns, reader.lines(table), lambda done: None)
    call_command("migrate", verbosity=0, interactive=False)
    with new.open("wb") as stream:
        take(stream)


if __name__ == "__main__":
    import django

    os.environ["DJANGO_SETTINGS_MODULE"] = "cosante.site.settings"
    django.setup()
    renew(Path(sys.argv[1]), Path(sys.argv[2]))
