"""Put a backup back: the whole register as it was, or, where anything is wrong, nothing of it."""

from collections.abc import Callable, Iterable
from contextlib import ExitStack, nullcontext

from django.apps import apps
from django.core.management.color import no_style
from django.db import DatabaseError, connection, transaction
from django.db.migrations.loader import MigrationLoader

from cosante.register import files
from cosante.register.actions.rebuild import rebuild
from cosante.register.actions.reindex import mark_current
from cosante.register.backup.archive import Reader, Table, Told
from cosante.register.backup.renew import renewed
from cosante.register.backup.tables import empty, stored, tables, write
from cosante.register.backup.take import migrations_of
from cosante.register.outbox import be_quiet
from cosante.vocabulary.errors import BadBackup, RegisterInUse


def restore(
    backup: Reader,
    replace: bool = False,
    told: Told = lambda step, done, of: None,
    after: Callable[[], object] = lambda: None,
) -> None:
    """The register of the backup in place of the one here, which is empty or is replaced because somebody said so.

    ``after``: makes anew what the register cannot, in the same transaction (search terms of language packs).

    ``BadBackup`` for one that is damaged, newer, or does not hold together; ``RegisterInUse`` where one is here.
    Every part is checked before anything is touched; others see the register as it was until all is there.
    """
    older = _is_older(backup)
    if not replace:
        refuse_if_used()
    backup.check(told)
    with ExitStack() as undone, renewed(backup) if older else nullcontext(backup) as today:
        undone.callback(files.forget, _keep_files(backup, told))
        try:
            with transaction.atomic():
                if not replace:
                    refuse_if_used()
                _fill(today, told)
                after()
        except DatabaseError as error:
            said = str(error).strip().partition("\n")[0]
            raise BadBackup(f"{backup.path} cannot be kept in this database: {said}. Nothing was changed.") from error
        undone.pop_all()
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")  # so that the first questions are planned well


def refuse_if_used() -> None:
    """``RegisterInUse`` where the register holds anything."""
    held = {model._meta.verbose_name_plural: model._base_manager.count() for model in stored()}
    if any(held.values()):
        most = ", ".join(f"{number} {name}" for name, number in held.items() if number)
        raise RegisterInUse(f"There is a register here already ({most}). Nothing was changed.")


def _is_older(backup: Reader) -> bool:
    known = set(migrations_of(MigrationLoader(None).disk_migrations))
    its = set(backup.contents.migrations)
    if its - known:
        raise BadBackup(
            f"{backup.path} was written by a newer Cosanté ({backup.contents.made_by}), or one with other tables. "
            "Update, then restore it."
        )
    return its < known


def _keep_files(backup: Reader, told: Told) -> list[str]:
    """Those of its files that were not here."""
    new: list[str] = []
    try:
        for done, file in enumerate(backup.contents.files):
            told("files", done, len(backup.contents.files))
            if not files.is_kept(file.sha256):
                with backup.file(file) as chunks:
                    files.keep_pieces(file.sha256, chunks)
                new.append(file.sha256)
    except BaseException:
        files.forget(new)
        raise
    return new


def _fill(backup: Reader, told: Told) -> None:
    be_quiet()
    for model in reversed(tables()):
        empty(model)
    rows, before = backup.contents.rows, 0
    for table in backup.contents.tables:
        _write(backup, table, lambda done, before=before: told("rows", before + done, rows))
        before += table.rows
    _number_on([table.name for table in backup.contents.tables])
    connection.check_constraints()
    rebuild(lambda done: told("records made anew", done, 0))
    mark_current()


def _write(backup: Reader, table: Table, told: object) -> None:
    try:
        write(apps.get_model(table.name), table.columns, backup.lines(table), told)  # type: ignore[arg-type]
    except (LookupError, ValueError, TypeError) as error:
        raise BadBackup(f"{backup.path}: table {table.name} is none of this register: {error}.") from error


def _number_on(names: Iterable[str]) -> None:
    """The next row gets a number that none has; SQLite sees to it itself."""
    with connection.cursor() as cursor:
        for line in connection.ops.sequence_reset_sql(no_style(), [apps.get_model(name) for name in names]):
            cursor.execute(line)
