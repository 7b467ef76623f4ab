"""``cosante webhooks`` and ``cosante deliver``: other systems that are told what changes; as on the pages."""

import signal
import sys
import time
from pathlib import Path
from types import FrameType

from cosante.vocabulary.errors import BadValue, CosanteError

#: Seconds between two looks at what is to be sent.
PAUSE = 5.0


def show() -> None:
    """A line a webhook."""
    from cosante.register.queries.webhooks import webhooks

    for hook in webhooks():
        counted = f"{hook.delivered} delivered, {hook.waiting} waiting, {hook.dead} given up"
        events = ",".join(hook.events) or "everything"
        print("\t".join([str(hook.pk), "on" if hook.on else "off", hook.address, events, counted]))


def add(address: str, secret: str, events: list[str]) -> None:
    """Add it; a secret that is made here is printed, this once."""
    from cosante.register.actions import webhooks

    made = webhooks.new_secret()
    hook = webhooks.add(address, secret or made, events, by=None)
    print(f"Webhook {hook.pk} tells {hook.address}." + ("" if secret else f" Its secret, shown this once:\n{made}"))


def remove(number: int) -> None:
    """Tell it no more."""
    from cosante.register.actions import webhooks
    from cosante.register.models import Webhook

    found = Webhook.objects.filter(pk=number, removed_at=None).first()
    if found is None:
        raise BadValue(f"There is no webhook {number}. `cosante webhooks list` shows them all.")
    webhooks.remove(found, by=None)
    print(f"{found.address} is told no more.")


def deliver(data: Path | None, watch: bool) -> int:
    """Send all that is due; with ``watch``, go on until interrupted. The exit status."""
    from cosante.site.start import prepare_site

    try:
        prepare_site(data)
        from cosante.register.actions.webhooks import deliver as send

        signal.signal(signal.SIGTERM, _stop)
        tried = 0
        while True:
            while some := send():
                tried += some
            if not watch:
                print(f"{tried} sent.")
                return 0
            time.sleep(PAUSE)
    except KeyboardInterrupt:
        print("\nStopped. What was not sent waits.", flush=True)
        return 0
    except CosanteError as error:
        print(f"cosante: {error.message}", file=sys.stderr)
        return 1


def _stop(number: int, frame: FrameType | None) -> None:
    raise KeyboardInterrupt
