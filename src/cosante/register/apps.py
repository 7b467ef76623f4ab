"""The register as a Django application."""

from django.apps import AppConfig


class RegisterConfig(AppConfig):
    """Documents, facts and records; its tables begin with ``register_``."""

    name = "cosante.register"
    label = "register"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """What other systems are to be told is noticed where rows are saved."""
        from cosante.register import outbox  # its tables are there only now

        outbox.connect()
