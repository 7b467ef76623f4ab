"""Fetch what lies at an address of the web, within the limits that hold for files, and never from a private network."""

from email.message import Message
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from cosante.intake.came import Came
from cosante.register.outside import ask
from cosante.register.polite import fetch as politely
from cosante.vocabulary.errors import OutOfReach

#: What is asked for, best first.
_WANTED = {"Accept": "text/html, application/xhtml+xml, application/pdf, text/plain, */*;q=0.5"}


def fetch(address: str, polite: bool = False) -> Came:
    """What is there, with its address and the time. ``OutOfReach`` where nothing is, or not for us, or too much.

    A person's one request is made as a browser makes it; ``polite``, as by programs that make many (``polite``).
    """
    if polite:
        answer = politely(address, _WANTED, settings.COSANTE_MAX_BYTES)
    else:
        answer = ask(address, headers=_WANTED, most=settings.COSANTE_MAX_BYTES)
    if answer.status != 200:
        raise OutOfReach(
            _("%(address)s answered with status %(status)s instead of a page.")
            % {"address": address[:200], "status": answer.status}
        )
    said = Message()
    said["content-type"] = answer.headers.get("content-type", "")
    media_type = said.get_content_type() if answer.headers.get("content-type") else ""
    return Came(
        _named(answer.address),
        answer.body,
        media_type=media_type,
        charset=str(said.get_content_charset() or ""),
        address=address.strip(),
        fetched_from=answer.address,
        fetched_at=timezone.now(),
    )


def _named(address: str) -> str:
    """The last part of its path; of a site's first page, the name of the site."""
    parts = urlsplit(address)
    last = "".join(char for char in unquote(parts.path).rstrip("/").rsplit("/", 1)[-1] if char.isprintable())
    return last[:200] or parts.hostname or "fetched"
