"""``cosante remind``: what is due, by e-mail, to those who want it; each day once, however often it is run.

Exit status: 0 when all was sent or nothing was to be, 1 where no mail server is named or some mail waits on.
"""

import signal
import sys
import time
from pathlib import Path
from types import FrameType

from cosante.vocabulary.errors import CosanteError, OperatorError

#: Seconds between two looks at what is to be sent.
PAUSE = 30.0


def run(data: Path | None, watch: bool) -> int:
    """Write and send; with ``watch``, go on until interrupted. The exit status."""
    from cosante.site.start import prepare_site

    try:
        prepare_site(data)
        signal.signal(signal.SIGTERM, _stop)
        _needs_server()
        while True:
            _all()
            if not watch:
                return _told()
            time.sleep(PAUSE)
    except KeyboardInterrupt:
        print("\nStopped. What was not sent waits.", flush=True)
        return 0
    except CosanteError as error:
        print(f"cosante: {error.message}", file=sys.stderr)
        return 1


def _needs_server() -> None:
    from django.conf import settings

    if not settings.EMAIL_HOST:
        raise OperatorError("No mail server is named. Set COSANTE_SMTP, as smtp+tls://user:password@host:587.")


def _all() -> None:
    from cosante.web.reminding import remind

    while remind():
        pass


def _told() -> int:
    from django.utils import timezone

    from cosante.register.models import Digest, DigestState

    day = timezone.localdate()
    sent = Digest.objects.filter(sent_at__date=day).count()
    waiting = Digest.objects.filter(state=DigestState.WAITING)
    print(f"{sent} sent today, {waiting.count()} waiting.")
    for one in waiting.exclude(said=""):
        print(f"cosante: {one.account.username}, {one.day}: {one.said}", file=sys.stderr)
    return int(waiting.exists())


def _stop(number: int, frame: FrameType | None) -> None:
    raise KeyboardInterrupt
