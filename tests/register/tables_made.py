"""Make the tables of a register and print what the database says of them.

python tests/register/tables_made.py once|steps      # as a new register does, or by each step of its history
"""

import gc
import json
import os
import sys


def main(way: str) -> None:
    gc.set_threshold(20_000, 20, 50)  # each step makes the models anew: the old ones are looked for seldom
    os.environ["DJANGO_SETTINGS_MODULE"] = "cosante.site.settings"
    from cosante.site.data import data_dir, prepare

    prepare(data_dir())
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connection

    from cosante.register.backup.steps import one_by_one, steps_of

    if way == "steps":
        executor = one_by_one()
        names = sorted(name for app, name in executor.loader.disk_migrations if app == "register")
        executor.migrate(steps_of(executor, names))
        assert "register_entry" in connection.introspection.table_names()
    call_command("migrate", verbosity=0)
    json.dump(_told(connection), sys.stdout)


def _told(connection) -> dict[str, list[str]]:
    """Of each table its columns, keys, indexes and checks; SQLite names keys by their number."""
    told = {}
    asked = connection.introspection
    with connection.cursor() as cursor:
        for table in asked.table_names(cursor):
            columns = map(repr, asked.get_table_description(cursor, table))
            found = asked.get_constraints(cursor, table).items()
            constraints = (f"{'' if name.startswith('fk_') else name} {said!r}" for name, said in found)
            told[table] = sorted([*columns, *constraints])
        cursor.execute("SELECT app, name FROM django_migrations")
        told["django_migrations"] += sorted(map(repr, cursor.fetchall()))
        if connection.vendor == "sqlite":
            cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
        else:
            cursor.execute("SELECT proname, prosrc FROM pg_proc WHERE proname LIKE 'register_%'")
        told["beside"] = sorted(map(repr, cursor.fetchall()))
    return told


if __name__ == "__main__":
    main(sys.argv[1])
