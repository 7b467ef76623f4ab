"""Beside the server of ``cosante up``: a thread that sends what other systems are to be told.

Under another server, ``cosante deliver --watch`` does it. Both may run: what one sends, the other leaves alone.
"""

import logging
from threading import Event, Thread

from django.db import Error, close_old_connections, connection

from cosante.register.actions.webhooks import deliver

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
            try:
                close_old_connections()
                while not self._stopped.is_set() and deliver():
                    pass
            except Error:  # the database is locked or away: it is asked again
                log.warning("what is to be sent could not be looked at", exc_info=True)
            except Exception:  # a mistake of ours must not end the thread unseen
                log.exception("delivering failed")
            self._stopped.wait(self.pause)
        connection.close()

    def stop(self) -> None:
        """Look no more."""
        self._stopped.set()
