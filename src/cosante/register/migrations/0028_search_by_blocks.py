# ruff: noqa: RUF012
from django.db import migrations

from cosante.register.search.backends import backend


def make(apps, schema_editor):
    """PostgreSQL's entries say which thousand they are of: the index of those that are there is made anew."""
    if schema_editor.connection.vendor == "postgresql":
        backend().make()


class Migration(migrations.Migration):
    dependencies = [
        ("register", "0027_search_index"),
    ]

    operations = [migrations.RunPython(make, migrations.RunPython.noop)]
