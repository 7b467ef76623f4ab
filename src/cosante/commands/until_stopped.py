"""Commands that send what waits, once or for as long as they are let run."""

import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path
from types import FrameType

from cosante.vocabulary.errors import CosanteError


def send_until_stopped(
    data: Path | None, send: Callable[[], None], told: Callable[[], int], pause: float | None
) -> int:
    """Send, and tell; or, with a ``pause`` in seconds, send again after each until interrupted. The exit status."""
    from cosante.site.start import prepare_site

    try:
        prepare_site(data)
        signal.signal(signal.SIGTERM, _stop)
        while True:
            send()
            if pause is None:
                return told()
            time.sleep(pause)
    except KeyboardInterrupt:
        print("\nStopped. What was not sent waits.", flush=True)
        return 0
    except CosanteError as error:
        print(f"cosante: {error.message}", file=sys.stderr)
        return 1


def _stop(number: int, frame: FrameType | None) -> None:
    raise KeyboardInterrupt
