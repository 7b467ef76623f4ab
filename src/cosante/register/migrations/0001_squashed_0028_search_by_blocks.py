# ruff: noqa: RUF012
"""All tables of a new register at once. A register that has some of the steps takes the others, one by one."""

from importlib import import_module
from pathlib import Path

from django.db import migrations
from django.db.migrations.operations.base import Operation

from cosante.register.search.backends import backend

_LAST = 28
_NAMES = (path.stem for path in Path(__file__).parent.glob("0*.py"))
_STEPS = sorted(name for name in _NAMES if "_squashed_" not in name and int(name[:4]) <= _LAST)


class AtOnce(Operation):
    """What these operations come to: the tables are made as they are after the last, and none is changed."""

    reversible = False

    def __init__(self, operations):
        self.operations = operations

    def state_forwards(self, app_label, state):
        """As they do, without classes of what is between."""
        state.__dict__.pop("apps", None)
        for operation in self.operations:
            operation.state_forwards(app_label, state)

    def database_forwards(self, app_label, schema_editor, from_state, to_state):
        """Of each model that is there in the end, its table."""
        for model in to_state.apps.get_app_config(app_label).get_models(include_auto_created=False):
            schema_editor.create_model(model)

    def describe(self):
        """For who asks what a migration does."""
        return "Make all tables"


def make(apps, schema_editor):
    """The full-text index."""
    backend().make()


def _migration(name):
    return import_module(f"{__package__}.{name}").Migration


class Migration(migrations.Migration):
    initial = True
    replaces = [("register", name) for name in _STEPS]
    dependencies = [
        ("auth", "0012_alter_user_first_name_max_length"),
    ]

    operations = [
        AtOnce([operation for name in _STEPS for operation in _migration(name).operations]),
        migrations.RunPython(make, migrations.RunPython.noop),
    ]
