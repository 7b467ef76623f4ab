"""Beside the server of ``cosante up``: a thread that sends what other systems, and people by mail, are to be told.

Under another server, ``cosante deliver --watch`` and ``cosante remind --watch`` do it. Both may run: what one sends,
the other leaves alone. What fails in one of the two does not hold up the other.
"""

import logging
from collections.abc import Callable
from threading import Event, Thread

from django.db import Error, close_old_connections, connection

from cosante.register.actions.webhooks import deliver
from cosante.web.reminding import remind

#: Seconds between two looks at what is to be sent; the page shows what waits meanwhile.
PAUSE = 5.0
log = logging.getLogger("cosante.worker")


class Worker(Thread):
    """Runs until ``stop``. What is being sent then is sent to its end, or again at the next start."""

    def __init__(self, pause: float = PAUSE) -> None:
        super().__init__(name="cosante-worker", daemon=True)
        self.pause, self._stopped = pause, Event()

    def run(self) -> None:
        while not self._stopped.is_set():
            self._all_of(deliver)
            self._all_of(remind)
            self._stopped.wait(self.pause)
        connection.close()

    def _all_of(self, send: Callable[[], int]) -> None:
        """Send until nothing is due."""
        try:
            close_old_connections()
            while not self._stopped.is_set() and send():
                pass
        except Error:  # the database is locked or away: it is asked again
            log.warning("what is to be sent could not be looked at", exc_info=True)
        except Exception:  # a mistake of ours must not end the thread unseen
            log.exception("%s failed", send.__name__)

    def stop(self) -> None:
        """Look no more."""
        self._stopped.set()
