"""The register as a Django application."""

from collections.abc import Sequence
from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_migrate

#: Migrations that add what is made of facts and decisions: after them it is made for what is there already.
ADD_DERIVED = frozenset({"0007_pages"})
#: The same where bits of acts, or packs of their sums, are all that is missing.
ADD_STRIPS = frozenset({"0010_quicker_pages"})
ADD_PACKS = frozenset({"0020_packs"})


class RegisterConfig(AppConfig):
    """Documents, facts and records; its tables begin with ``register_``."""

    name = "cosante.register"
    label = "register"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """What other systems are to be told is noticed where rows are saved; migrations are listened to."""
        from cosante.register import outbox  # its tables are there only now

        outbox.connect()
        post_migrate.connect(_make_derived, sender=self)


def _make_derived(plan: Sequence[tuple[Any, bool]] = (), **said: Any) -> None:
    """Make derived columns and rows once the tables for them are there; nothing in a register that is new."""
    done = {one.name for one, back in plan if one.app_label == "register" and not back}
    if done & ADD_DERIVED:
        from cosante.register.actions.rebuild import rebuild  # tables have models only once all applications are ready

        rebuild()
        return
    if done & ADD_STRIPS:
        from cosante.register.actions.write_strips import write_all_strips

        write_all_strips()
    if done & ADD_PACKS:
        from cosante.register.actions.write_packs import write_all_packs

        write_all_packs()
