"""PostgreSQL as the register uses it: a transaction is a writer's, and one writes at a time, as on SQLite.

A decision reads what others decided before it, and makes records anew from all facts that point at them. Two that did
so at once would each miss what the other writes. So every transaction begins by taking one lock of the database, which
goes with the transaction; who reads never waits. See decision 033.
"""

from typing import Any

from django.db.backends.postgresql import base

#: The number of the lock, the same for all who write to a register: the letters "cosante".
LOCK = 0x636F73616E7465
#: How long a writer waits for the others before it gives up.
WAIT = "30s"
_WRITING = "SET LOCAL lock_timeout = '{}'; SELECT pg_advisory_xact_lock({})"
_READING = "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY"


class DatabaseWrapper(base.DatabaseWrapper):
    """A connection. ``reading``: its next transaction only reads, all as of one moment (``register.moment``).

    ``patience``: how long its writers wait for others.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.reading = False
        self.patience = WAIT

    def _start_transaction_under_autocommit(self) -> None:
        """What Django calls where a transaction begins, if there is such a method."""
        self._set_autocommit(False)
        try:
            with self.wrap_database_errors:
                self.connection.execute(_READING if self.reading else _WRITING.format(self.patience, LOCK))
        except BaseException:
            self.connection.rollback()
            self._set_autocommit(True)
            raise
