"""``cosante up``: the register and its site in one process, from nothing; a second start keeps what is there.

Exit status: 0 when stopped by Ctrl-C or a termination signal, 1 where it could not start.
"""

import errno
import os
import signal
import socket
import sys
import webbrowser
from functools import partial
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING

from cosante.vocabulary.errors import OperatorError
from cosante.web.loopback import LOOPBACK

if TYPE_CHECKING:
    from cosante.intake.came import Came

#: Articles that lie beside a developer's checkout.
SEEDS = Path("..", "shared", "seeds")
#: Ports tried when another one is suggested.
_TRIES = 100


def run(host: str, port: int, data: Path | None, browser: bool) -> int:
    """Start, and serve until interrupted; the exit status."""
    signal.signal(signal.SIGTERM, _stop)
    try:
        _check(host, port)
        _allow(host)
        _start(host, port, data, browser)
    except KeyboardInterrupt:
        print("\nStopped. What is in the register is kept.", flush=True)
        return 0
    except OperatorError as error:
        print(f"cosante: {error.message}", file=sys.stderr)
        return 1
    return 0


def _stop(number: int, frame: FrameType | None) -> None:
    raise KeyboardInterrupt


def _start(host: str, port: int, data: Path | None, browser: bool) -> None:
    from cosante.site.start import database_named, prepare_site, serve

    directory = prepare_site(data, _indexed)
    apart = f"; {database_named()} holds its records" if os.environ.get("COSANTE_DATABASE") else ""
    print(f"The register is in {directory}{apart}", flush=True)
    _load()

    def ready(address: str) -> None:
        print(f"Cosanté is at {address}  (Ctrl-C stops it)", flush=True)
        _tell_of_the_door(address)
        if browser and _has_display():
            webbrowser.open(address)

    serve(host, port, ready)


def _tell_of_the_door(address: str) -> None:
    """Where others reach the site: how they sign in, and the link of the first administrator where nobody can."""
    from django.conf import settings

    from cosante.commands.accounts import first_link

    if not settings.HOSTS:
        return
    if settings.COOKIES_SECURE:
        print(
            "Others sign in over HTTPS only. Put a proxy with a certificate before it and set COSANTE_PROXY=1; "
            "or, on a network that you trust, set COSANTE_HTTP=1.",
            file=sys.stderr,
        )
    if link := first_link(address.replace("//0.0.0.0:", f"//{settings.HOSTS[0]}:")):
        print(f"Nobody can sign in yet. This link, once and within 7 days, makes the first administrator:\n{link}")
    sys.stdout.flush()


def _indexed(done: int) -> None:
    if done >= 10_000 and done % 10_000 < 200:  # a batch has 200
        print(f"Making the search index: {done:,} records …", flush=True)


def _sample(name: str, file: Traversable) -> "Came":
    from cosante.intake.came import Came

    return Came(name, file.read_bytes())


def _load() -> None:
    """The packaged samples and the seeds beside the checkout; what is there already stays as it is."""
    from cosante.intake import (
        Account,
        Item,
        add_several,
        load_people_samples,
        load_sample_agreements,
        load_sample_results,
        load_samples,
        load_supplies,
    )
    from cosante.intake.money_sample import load_money_sample

    account = Account()

    def told(item: Item) -> None:
        account.items.append(item)
        if not item.ok:
            print(f"cosante: {item.name}: {item.message}", file=sys.stderr)

    print("Reading the sample documents …", flush=True)
    samples = [f for f in (files("cosante") / "samples").iterdir() if f.name.endswith(".txt")]
    named = {f"samples/{file.name}": file for file in sorted(samples, key=lambda file: file.name)}
    for item in add_several((name, partial(_sample, name, file)) for name, file in named.items()):
        told(item)
    if SEEDS.is_dir():
        load_samples([SEEDS], told)
    load_supplies()
    print(f"Sample documents: {account}.", flush=True)
    load_money_sample()
    load_sample_results()
    load_people_samples()
    load_sample_agreements()


def _check(host: str, port: int) -> None:
    """Raises ``OperatorError`` where the port cannot be had, with one that can."""
    problem = _bound(host, port)
    if problem is None:
        return
    after = range(max(port + 1, 1024), min(max(port, 1024) + _TRIES, 65536))
    free = next((p for p in after if _bound(host, p) is None), 0)
    raise OperatorError(f"Port {port} of {host} cannot be used: {problem}. Try: cosante up --port {free}")


def _bound(host: str, port: int) -> str | None:
    """Why the port cannot be listened on, or None. Raises ``OperatorError`` where no port of that host can."""
    try:
        with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
            if os.name == "posix":  # as the server does: a connection that lingers holds no port
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind((host, port))
    except OSError as error:
        if isinstance(error, socket.gaierror) or error.errno == errno.EADDRNOTAVAIL:
            raise OperatorError(f"{host} is no address of this machine. Try: cosante up --host 127.0.0.1") from None
        return (error.strerror or str(error)).lower()
    return None


def _allow(host: str) -> None:
    """Let the site answer under the name it listens on; for 0.0.0.0, under COSANTE_HOSTS or this machine's names."""
    if host in LOOPBACK:
        return
    if host == "0.0.0.0":
        if not os.environ.get("COSANTE_HOSTS"):
            os.environ["COSANTE_HOSTS"] = ",".join(_own_names())
    else:
        os.environ["COSANTE_HOSTS"] = ",".join(filter(None, [os.environ.get("COSANTE_HOSTS"), host]))


def _own_names() -> list[str]:
    """Names and addresses by which this machine knows itself; COSANTE_HOSTS says which where these are not enough."""
    name = socket.gethostname()
    try:
        addresses = socket.gethostbyname_ex(name)[2]
    except OSError:
        addresses = []
    return [name, *addresses]


def _has_display() -> bool:
    """Whether a browser would open in a window; one in the terminal would take the terminal away."""
    if sys.platform in {"darwin", "win32"}:
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "BROWSER"))
