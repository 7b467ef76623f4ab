"""Fetch what lies at an address of the web, within the limits that hold for files, and never from a private network."""

from urllib.parse import unquote, urlsplit

from django.conf import settings

from cosante.register.outside import ask
from cosante.vocabulary.errors import OutOfReach, UnreadableDocument

_PAGES = ("text/html", "application/xhtml+xml")
_TAKEN = {"Accept": "text/plain, */*;q=0.5"}


def fetch(address: str) -> tuple[str, bytes]:
    """A name for it, and its bytes. ``OutOfReach`` where nothing is there, ``UnreadableDocument`` for a page."""
    answer = ask(address, headers=_TAKEN, most=settings.COSANTE_MAX_BYTES)
    if answer.status != 200:
        raise OutOfReach(f"{address[:200]} answered with status {answer.status} instead of a text.")
    if answer.headers.get("content-type", "").partition(";")[0].strip().lower() in _PAGES:
        raise UnreadableDocument(
            f"{address[:200]}: this is a web page; only plain text is read so far. Send its words as text, and this "
            "address as source_url.",
            "unsupported-format",
        )
    parts = urlsplit(answer.address)
    return unquote(parts.path).rsplit("/", 1)[-1][:200] or parts.hostname or "fetched", answer.body
