"""Read many things as of one moment: what others write meanwhile is seen as a whole, or not at all.

with one_moment():
    ...  # any number of queries; nothing can be written here
"""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import local
from typing import Any

from django.db import OperationalError, connection, transaction

_now = local()


@contextmanager
def one_moment() -> Iterator[None]:
    """A transaction that only reads and keeps nobody waiting. Within a writer's transaction, that one's moment."""
    if connection.in_atomic_block:
        yield
        return
    with _reading(), transaction.atomic():
        _now.known = {}
        try:
            yield
        finally:
            _now.known = None


@contextmanager
def unchanged() -> Iterator[None]:
    """Whoever asks writes nothing within it: what is learnt of the register is not asked again, as in a moment."""
    if known() is not None:
        yield
        return
    _now.known = {}
    try:
        yield
    finally:
        _now.known = None


def known() -> dict[str, Any] | None:
    """What was learnt of the register in this moment, which holds as long as it lasts; None where it may change."""
    return getattr(_now, "known", None)


def busy(error: Exception) -> bool:
    """Did a writer give up, since others wrote for too long? What it was about to write is not written."""
    said = str(error)
    return isinstance(error, OperationalError) and ("database is locked" in said or "lock timeout" in said)


@contextmanager
def _reading() -> Iterator[None]:
    """Within it, a transaction of this connection begins as a reader's."""
    if connection.vendor == "sqlite":
        connection.ensure_connection()  # which is what gives it its mode
        mode, connection.transaction_mode = connection.transaction_mode, "DEFERRED"
        _only_read(True)
        try:
            yield
        finally:
            _only_read(False)
            connection.transaction_mode = mode
    else:
        connection.reading = True
        try:
            yield
        finally:
            connection.reading = False


def _only_read(only: bool) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA query_only = {int(only)}")
