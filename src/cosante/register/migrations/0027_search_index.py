# ruff: noqa: RUF012
from django.db import migrations

from cosante.register.search.backends import backend


def make(apps, schema_editor):
    """PostgreSQL's index is made in another way: of the entries that are there."""
    if schema_editor.connection.vendor == "postgresql":
        backend().make()


class Migration(migrations.Migration):
    dependencies = [
        ("register", "0026_lists_of_many_rows"),
    ]

    operations = [migrations.RunPython(make, migrations.RunPython.noop)]
