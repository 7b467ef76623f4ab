"""The full-text index of the database that is in use: one interface, a module for each kind of database.

Numbers of entries come as a list; ``low`` and ``high`` are the first and the last number of a kind (``models.search``).
"""

from typing import Any, Protocol

from django.db import connection

from cosante.register.search.backends.postgresql import PostgreSQL
from cosante.register.search.backends.sqlite import SQLite
from cosante.register.search.match import Found, Match


class Backend(Protocol):
    """What each can do."""

    def make(self) -> None:
        """Make the index, empty or of the entries that are there. An older one goes."""

    def drop(self) -> None:
        """Take the index away."""

    def subquery(self, match: Match, low: int, high: int) -> tuple[str, list[Any]]:
        """SQL, and its values, of the numbers of the records (not of their entries) that match."""

    def found(self, match: Match, low: int, high: int, counted: int) -> Found:
        """How many entries match, counted as far as ``counted`` or less."""

    def newest(self, match: Match, low: int, high: int, limit: int) -> list[int]:
        """Entries that match, the highest number first."""

    def named(self, match: Match, low: int, high: int, limit: int) -> list[int]:
        """Entries of which the names alone match, the highest number first."""

    def best(self, match: Match, low: int, high: int, limit: int) -> list[int]:
        """Entries that match, those first that say it most, and in their names."""


def backend() -> Backend:
    """The index of the database in use."""
    return PostgreSQL() if connection.vendor == "postgresql" else SQLite()
