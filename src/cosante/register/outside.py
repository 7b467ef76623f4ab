"""Ask an address on the web that somebody else gave us, without being led into a private network (SSRF).

Every address that a name stands for must be one of the public internet, or of a network that the operator allows
(COSANTE_NETWORKS). The connection goes to the very address that was looked at, so a name cannot change its mind in
between; redirections are followed by looking again, or not at all.
"""

import http.client
import socket
import ssl
import time
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from functools import lru_cache
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from threading import Timer
from typing import NamedTuple
from urllib.parse import SplitResult, urljoin, urlsplit

from django.conf import settings
from django.utils.translation import gettext as _

from cosante.vocabulary.errors import OperatorError, OutOfReach

#: Seconds for the whole of a request, and of waiting for its next bytes.
PATIENCE, SILENCE = 30, 10
#: Redirections that are followed.
HOPS = 5
_PORTS = {"http": 80, "https": 443}
_NAT64 = ip_network("64:ff9b::/96")
_BLOCK = 64 * 1024
#: What requests say they come from; robots.txt may name it.
AGENT = "Cosante"


class Answer(NamedTuple):
    """What an address answered; ``address`` is where the last redirection led."""

    status: int
    headers: Mapping[str, str]
    body: bytes
    address: str


class Target(NamedTuple):
    """Where a request goes: the address as written, and the one address of the network that was looked at."""

    parts: SplitResult
    port: int
    at: str


def look(address: str, https_only: bool = False) -> Target:
    """Where that address leads. ``OutOfReach`` where it is none, or leads into a network that is not public."""
    try:
        parts = urlsplit(address.strip())
        port, host = parts.port, parts.hostname or ""
    except ValueError:
        raise OutOfReach(_("%(address)s is no address of the web.") % {"address": address[:200]}) from None
    if parts.scheme not in _PORTS or not host or not address.isprintable() or " " in address.strip():
        raise OutOfReach(_("%(address)s is no address of the web.") % {"address": address[:200]})
    if parts.username is not None or parts.password is not None:
        raise OutOfReach(_("An address may not hold a name and a password: they would be kept and shown."))
    port = port if port is not None else _PORTS[parts.scheme]
    found = _resolved(host, port)
    if refused := [at for at in found if not _allowed(at)]:
        raise OutOfReach(
            _("%(host)s leads to %(at)s, which is not on the public internet. COSANTE_NETWORKS can allow a network.")
            % {"host": host, "at": refused[0]}
        )
    if https_only and parts.scheme != "https" and not all(_named(ip_address(at)) for at in found):
        raise OutOfReach(_("Only https:// is taken here: what is sent is for one receiver alone."))
    return Target(parts, port, found[0])


def ask(
    address: str,
    method: str = "GET",
    body: bytes | None = None,
    headers: Mapping[str, str] | None = None,
    most: int = 0,
    hops: int = HOPS,
) -> Answer:
    """The answer, of which at most so many bytes are taken. ``OutOfReach`` where none comes, or a longer one."""
    until = time.monotonic() + PATIENCE
    for _hop in range(hops + 1):
        answer = _once(look(address), method, body, headers or {}, most, until)
        moved = answer.headers.get("location")
        if answer.status not in (301, 302, 303, 307, 308) or not moved or not hops:
            return answer
        address = urljoin(address, moved)
    raise OutOfReach(_("%(address)s leads from one address to the next, too often.") % {"address": address[:200]})


def _once(to: Target, method: str, body: bytes | None, headers: Mapping[str, str], most: int, until: float) -> Answer:
    path = (to.parts.path or "/") + (f"?{to.parts.query}" if to.parts.query else "")
    said = {"User-Agent": AGENT, "Accept-Encoding": "identity", "Connection": "close", **headers}
    connection = _connection(to)
    try:
        with closing(connection):
            connection.connect()
            with _ended_at(connection, until):
                connection.request(method, _ascii(path), body, said)
                response = connection.getresponse()
                taken = _taken(response, most, until)
            if time.monotonic() >= until:  # hung up on: what came may be cut anywhere
                raise OutOfReach(_("What is there comes too slowly; nothing was kept."))
            found = {name.lower(): value for name, value in response.getheaders()}
            return Answer(response.status, found, taken, to.parts.geturl())
    except TimeoutError as error:
        raise OutOfReach(_("%(host)s did not answer in time.") % {"host": to.parts.hostname}) from error
    except (OSError, http.client.HTTPException, ValueError) as error:
        why = getattr(error, "strerror", None) or str(error) or type(error).__name__
        raise OutOfReach(_("%(host)s gives no answer: %(why)s.") % {"host": to.parts.hostname, "why": why}) from error


@contextmanager
def _ended_at(connection: http.client.HTTPConnection, until: float) -> Iterator[None]:
    """Whoever answers byte by byte, each just in time, is hung up on."""
    hung_up = connection.sock

    def hang_up() -> None:
        with suppress(OSError):
            hung_up.shutdown(socket.SHUT_RDWR)

    timer = Timer(max(0.0, until - time.monotonic()), hang_up)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


def _taken(response: http.client.HTTPResponse, most: int, until: float) -> bytes:
    taken = bytearray()
    while most and (more := response.read(min(_BLOCK, most + 1 - len(taken)))):
        taken += more
        if len(taken) > most:
            raise OutOfReach(_("What is there has more than %(most)d bytes, which is the limit.") % {"most": most})
        if time.monotonic() > until:
            raise OutOfReach(_("What is there comes too slowly; nothing was kept."))
    return bytes(taken)


def _connection(to: Target) -> http.client.HTTPConnection:
    """A connection that goes to the address that was looked at, whatever the name stands for by now."""
    host = to.parts.hostname or ""
    host = f"[{host}]" if ":" in host else host.encode("idna").decode() if not host.isascii() else host
    if to.parts.scheme == "https":
        made: http.client.HTTPConnection = http.client.HTTPSConnection(
            host, to.port, timeout=SILENCE, context=ssl.create_default_context()
        )
    else:
        made = http.client.HTTPConnection(host, to.port, timeout=SILENCE)

    def pinned(_address: object, timeout: float | None = None, source: object = None) -> socket.socket:
        return socket.create_connection((to.at, to.port), timeout)

    made._create_connection = pinned  # type: ignore[attr-defined]  # the one place where http.client asks for a name
    return made


def _resolved(host: str, port: int) -> list[str]:
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError, OverflowError) as error:
        raise OutOfReach(_("There is no %(host)s.") % {"host": host[:200]}) from error
    return list(dict.fromkeys(str(one[4][0]).partition("%")[0] for one in found))


def _allowed(at: str) -> bool:
    address = ip_address(at)
    if _named(address):
        return True
    inner = _inner(address)
    return inner is not None and inner.is_global and not inner.is_multicast


def _inner(address: IPv4Address | IPv6Address) -> IPv4Address | IPv6Address | None:
    """The address that is meant where one of version 6 only carries one of version 4; None where it hides it."""
    if isinstance(address, IPv4Address):
        return address
    if address.ipv4_mapped is not None:
        return address.ipv4_mapped
    if address in _NAT64:
        return IPv4Address(int(address) & 0xFFFFFFFF)
    return None if address.sixtofour is not None or address.teredo is not None else address


def _named(address: IPv4Address | IPv6Address) -> bool:
    """Is it of a network that the operator allows?"""
    return any(address in network for network in _networks(tuple(settings.COSANTE_NETWORKS)))


@lru_cache(maxsize=4)
def _networks(names: tuple[str, ...]) -> tuple:  # type: ignore[type-arg]  # of version 4 and of version 6
    try:
        return tuple(ip_network(name) for name in names)
    except ValueError as error:
        raise OperatorError(f"COSANTE_NETWORKS: {error}. Write networks as 10.1.0.0/16, with commas.") from None


def _ascii(path: str) -> str:
    from urllib.parse import quote

    return quote(path, safe="/%?&=+,;:@!$'()*~-._[]")
