"""Fetch politely: not what a site's robots.txt keeps from programs, not one request upon another, not what is known.

What has not changed is not sent again (ETag, Last-Modified). All that ``outside`` promises holds: no private network,
and limits of time and size.
"""

import hashlib
import json
import os
import time
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urljoin, urlsplit

from django.utils.translation import gettext as _

from cosante.register.outside import AGENT, HOPS, Answer, ask
from cosante.vocabulary.errors import OutOfReach

#: Seconds between two requests to one site, unless its robots.txt asks for more; no more than ``_LONGEST`` of those.
PAUSE, _LONGEST = 1.0, 30.0
#: Seconds for which a robots.txt is remembered, and bytes of it that are looked at (RFC 9309).
_REMEMBERED, _ROBOTS = 3600, 512_000
#: Answers that are kept.
_KEPT = 1000
_MOVED = (301, 302, 303, 307, 308)
_rules: dict[str, tuple[float, Any]] = {}
_asked: dict[str, float] = {}


class Kept(NamedTuple):
    """An answer from before: what to ask with, and what it was."""

    headers: dict[str, str]
    answer: Answer


def fetch(address: str, headers: Mapping[str, str], most: int, folder: Path | None = None) -> Answer:
    """The answer, by redirections. With a ``folder``, answers are kept there and asked again only whether they hold.

    ``OutOfReach`` where robots.txt keeps it from programs, or for what ``outside.ask`` says.
    """
    first = address
    for _hop in range(HOPS + 1):
        _may(address)
        kept = _kept(folder, address) if folder else None
        _wait(address)
        answer = ask(address, headers={**headers, **(_conditions(kept) if kept else {})}, most=most, hops=0)
        if answer.status == 304 and kept:
            return kept.answer
        moved = answer.headers.get("location")
        if answer.status not in _MOVED or not moved:
            if folder and answer.status == 200:
                _keep(folder, address, answer)
            return answer
        address = urljoin(address, moved)
    raise OutOfReach(_("%(address)s leads from one address to the next, too often.") % {"address": first[:200]})


def _may(address: str) -> None:
    """``OutOfReach`` where the site's robots.txt says no; a site whose robots.txt fails says no to all (RFC 9309)."""
    rules = _rules_of(address)
    if rules is False:
        raise OutOfReach(
            _("%(host)s does not say what programs may fetch: its robots.txt fails. Try again later.")
            % {"host": urlsplit(address).hostname}
        )
    if rules is not None and not rules.can_fetch(address, AGENT):
        raise OutOfReach(
            _("The robots.txt of %(host)s keeps this address from programs. Save the page and give the file.")
            % {"host": urlsplit(address).hostname}
        )


def _rules_of(address: str) -> Any:
    """The rules (protego), None where there are none, False where they cannot be had."""
    site = _site(address)
    known = _rules.get(site)
    if known and time.monotonic() - known[0] < _REMEMBERED:
        return known[1]
    answer = ask(f"{site}/robots.txt", most=_ROBOTS)
    rules: Any = None
    if answer.status >= 500:
        rules = False
    elif answer.status == 200:
        try:
            from protego import Protego
        except ImportError as error:
            raise OutOfReach(
                _("Reading robots.txt takes pip install 'cosante[files]'. Until then save the page and give the file.")
            ) from error
        rules = Protego.parse(answer.body.decode("utf-8", "replace"))
    _rules[site] = (time.monotonic(), rules)
    return rules


def _site(address: str) -> str:
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}"


def _wait(address: str) -> None:
    """Until so long after the last request to the site as it wants."""
    site = _site(address)
    rules = _rules.get(site, (0.0, None))[1]
    asked = (rules.crawl_delay(AGENT) if rules else None) or PAUSE
    rest = _asked.get(site, float("-inf")) + min(float(asked), _LONGEST) - time.monotonic()
    if rest > 0:
        time.sleep(rest)
    _asked[site] = time.monotonic()


def _conditions(kept: Kept) -> dict[str, str]:
    said = {"If-None-Match": kept.headers.get("etag"), "If-Modified-Since": kept.headers.get("last-modified")}
    return {name: value for name, value in said.items() if value}


def _path(folder: Path, address: str) -> Path:
    return folder / hashlib.sha256(address.encode("utf-8", "surrogatepass")).hexdigest()


def _kept(folder: Path, address: str) -> Kept | None:
    """The answer that is kept of the address; what is damaged is as if it were not there."""
    try:
        head, _, body = _path(folder, address).read_bytes().partition(b"\n")
        said = json.loads(head)
        if said["address"] != address or said["size"] != len(body):
            return None
        return Kept(said["headers"], Answer(200, said["headers"], body, said["at"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _keep(folder: Path, address: str, answer: Answer) -> None:
    """Written whole or not at all; nothing is kept that could not be asked for again, or that its server forbids."""
    wanted = {"etag", "last-modified", "content-type"}
    headers = {name: value for name, value in answer.headers.items() if name in wanted}
    forbidden = "no-store" in answer.headers.get("cache-control", "").lower()
    if forbidden or not headers.keys() & {"etag", "last-modified"}:
        return
    said = {"address": address, "at": answer.address, "headers": headers, "size": len(answer.body)}
    path = _path(folder, address)
    with suppress(OSError):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        part = path.with_suffix(f".{os.getpid()}")
        part.write_bytes(json.dumps(said).encode() + b"\n" + answer.body)
        part.replace(path)
        for old in sorted(folder.iterdir(), key=lambda one: one.stat().st_mtime)[:-_KEPT]:
            old.unlink(missing_ok=True)
