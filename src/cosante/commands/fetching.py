"""Fetch an address for ``cosante read``, politely and without a register: no database is opened, none is made."""

import os
from email.message import Message
from typing import NamedTuple

from cosante.languages.cache import folder
from cosante.reading.formats import limits
from cosante.vocabulary.errors import OutOfReach, UnreadableDocument

_WANTED = {"Accept": "text/html, application/xhtml+xml, application/pdf, text/plain, */*;q=0.5"}


class Fetched(NamedTuple):
    """What an address answered, with its type as the server said it."""

    body: bytes
    media_type: str
    charset: str
    address: str


def fetched(address: str) -> Fetched:
    """What is there. ``UnreadableDocument`` where nothing is, or not for programs, or not on the public internet."""
    _settings()
    from cosante.register.polite import fetch

    try:
        answer = fetch(address, _WANTED, limits().file, folder() / "web")
    except OutOfReach as error:
        raise UnreadableDocument(f"{address}: {error.message}", error.code) from error
    if answer.status != 200:
        said = f"{address}: it answered with status {answer.status} instead of a page."
        raise UnreadableDocument(said, OutOfReach.code)
    said_type = Message()
    said_type["content-type"] = answer.headers.get("content-type", "")
    media_type = said_type.get_content_type() if answer.headers.get("content-type") else ""
    return Fetched(answer.body, media_type, str(said_type.get_content_charset() or ""), answer.address)


def _settings() -> None:
    """The one setting that fetching asks for; those of a register would make its folder."""
    from django.conf import settings

    if not settings.configured:
        networks = [name.strip() for name in os.environ.get("COSANTE_NETWORKS", "").split(",") if name.strip()]
        settings.configure(COSANTE_NETWORKS=networks, USE_I18N=False)
