"""Where sessions are kept: in a table that says whose each is. ``SESSION_ENGINE`` names this module."""

from datetime import datetime
from typing import Any

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore as Store
from django.utils import timezone

from cosante.register.models import Session


class SessionStore(Store):
    """Django's store, with columns for the account, when it signed in, and from where."""

    @classmethod
    def get_model_class(cls) -> type[Session]:
        return Session

    def create_model_instance(self, data: dict[str, Any]) -> Session:
        row = super().create_model_instance(data)
        opened = data.get("opened")
        row.account_id = int(data[SESSION_KEY]) if SESSION_KEY in data else None
        row.opened_at = datetime.fromisoformat(opened) if opened else None
        row.seen_at = timezone.now()
        row.address, row.agent = data.get("address", ""), data.get("agent", "")
        return row
