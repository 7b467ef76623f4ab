"""``cosante remind``: what is due, by e-mail, to those who want it; each day once, however often it is run.

Exit status: 0 when all was sent or nothing was to be, 1 where no mail server is named or some mail waits on.
"""

import sys
from pathlib import Path

from cosante.commands.until_stopped import send_until_stopped
from cosante.vocabulary.errors import OperatorError

#: Seconds between two looks at what is to be sent.
PAUSE = 30.0


def run(data: Path | None, watch: bool) -> int:
    """Write and send; with ``watch``, go on until interrupted. The exit status."""
    return send_until_stopped(data, _all, _told, PAUSE if watch else None)


def _needs_server() -> None:
    from django.conf import settings

    if not settings.EMAIL_HOST:
        raise OperatorError("No mail server is named. Set COSANTE_SMTP, as smtp+tls://user:password@host:587.")


def _all() -> None:
    from cosante.web.reminding import remind

    _needs_server()
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
