"""Beside the server of ``cosante up``: a thread that tells other systems what changed and makes reports that are due.

Under another server, ``cosante deliver --watch`` and ``cosante report --due`` do it. Several may run: what one has
taken, the others leave alone.
"""

import logging
from threading import Event, Thread

from django.db import Error, close_old_connections, connection

from cosante.briefing.releases import make_due
from cosante.register.actions.webhooks import deliver
from cosante.web import briefing_words

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
                while not self._stopped.is_set() and make_due(briefing_words):
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
