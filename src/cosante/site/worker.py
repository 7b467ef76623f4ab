"""Beside the server of ``cosante up``: a thread that sends what other systems, and people by mail, are to be told,
makes reports that are due, erases what is, and tells the register what others published and somebody kept.

Under another server, ``cosante deliver --watch`` and ``cosante remind --watch`` send, and ``cosante erase``, once a
day, erases. Both may run: what one has done, the other leaves alone. What fails in one does not hold up the others.
"""

import logging
import time
from collections.abc import Callable
from threading import Event, Thread

from django.db import Error, close_old_connections, connection
from django.utils import timezone

from cosante.briefing.releases import make_due
from cosante.intake.settling import settle_waiting
from cosante.register.actions.people import erase_due
from cosante.register.actions.webhooks import deliver
from cosante.web import briefing_words
from cosante.web.reminding import remind

#: Seconds between two looks at what is to be sent; the page shows what waits meanwhile.
PAUSE = 5.0
#: Seconds between two looks at whose personal data are to be erased.
ERASING = 3600.0
log = logging.getLogger("cosante.worker")


class Worker(Thread):
    """Runs until ``stop``. What is being sent then is sent to its end, or again at the next start."""

    def __init__(self, pause: float = PAUSE) -> None:
        super().__init__(name="cosante-worker", daemon=True)
        self.pause, self._stopped = pause, Event()
        self._erases_at = 0.0

    def run(self) -> None:
        while not self._stopped.is_set():
            self._all_of(deliver)
            self._all_of(remind)
            self._all_of(_make_due)
            self._all_of(settle_waiting)
            self._erase()
            self._stopped.wait(self.pause)
        connection.close()

    def _all_of(self, send: Callable[[], int | bool]) -> None:
        """Send until nothing is due."""
        try:
            close_old_connections()
            while not self._stopped.is_set() and send():
                pass
        except Error:  # the database is locked or away: it is asked again
            log.warning("what is to be done could not be looked at", exc_info=True)
        except Exception:  # a mistake of ours must not end the thread unseen
            log.exception("%s failed", send.__name__)

    def _erase(self) -> None:
        """What the office's rule says is to be erased; again and again until nothing is due, then an hour later."""
        if time.monotonic() >= self._erases_at:
            self._all_of(_erase_due)
            self._erases_at = time.monotonic() + ERASING

    def stop(self) -> None:
        """Look no more."""
        self._stopped.set()


def _erase_due() -> int:
    return erase_due(timezone.localdate())


def _make_due() -> bool:
    return make_due(briefing_words)
