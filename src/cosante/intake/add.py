"""Read one thing and take what it says into the register. What cannot be read is an item, never an exception."""

import hashlib
import logging
from collections.abc import Callable
from pathlib import Path

from cosante import reading
from cosante.intake import pages
from cosante.intake.accounts import Item
from cosante.intake.came import Came
from cosante.intake.fetch import fetch
from cosante.register.actions import Given, Origin, add_document, may_be_kept
from cosante.register.queries.documents import known_hashes
from cosante.vocabulary.errors import CosanteError, InternalError, UnreadableDocument
from cosante.vocabulary.facts import Reading

#: Nobody says where it comes from.
UNKNOWN = Origin()
log = logging.getLogger("cosante.intake")


def add_bytes(name: str, data: bytes, origin: Origin = UNKNOWN) -> Item:
    """Read the bytes as a document of that name, and add it; they are kept as they came."""
    return add_came(name, lambda: Came(name, data), origin)


def add_address(address: str, origin: Origin = UNKNOWN) -> Item:
    """Fetch what lies at an address of the web, and add it. The document keeps address and time."""
    return add_came(address, lambda: fetch(address), origin)


def add_text(text: str, name: str = "", origin: Origin = UNKNOWN) -> Item:
    """Add pasted text; without a name it is called by its hash. What pasting alone changes makes no other document."""
    return add_bytes(*as_file(text, name), origin)


def add_file(path: Path, origin: Origin = UNKNOWN) -> Item:
    """Add a file of this machine."""
    try:
        data = path.read_bytes()
    except OSError as error:
        return Item.refused(str(path), UnreadableDocument(f"The file cannot be opened: {error.strerror}."))
    return add_bytes(str(path), data, origin)


def prepared(came: Came, origin: Origin) -> tuple[Reading, Origin]:
    """What it says, and where it comes from with the bytes to be kept. Nothing is written yet.

    ``RefusedFile`` where it is too large, ``UnreadableDocument`` where it has no text, ``InternalError``, logged.
    """
    if came.data:  # what is empty the reader refuses, in its own words
        may_be_kept(came.name, came.data)
    read, publisher = _read(came)
    about = {"source_url": came.address} if came.address else {}
    given = Given(came.name, came.data, came.fetched_from, came.fetched_at)
    return read, origin._replace(about={**origin.about, **about}, original=given, publisher_said=publisher)


def as_file(text: str, name: str = "") -> tuple[str, bytes]:
    """A name and the bytes of a text that somebody gives without a file."""
    data = _as_known(text.replace("\r\n", "\n"))
    return name or f"pasted-{_hash(data)[:8]}.txt", data


def add_came(name: str, come: Callable[[], Came], origin: Origin = UNKNOWN) -> Item:
    """Read and add what ``come`` gives or refuses. Our own mistakes are logged and told as such."""
    try:
        read, origin = prepared(come(), origin)
        added = add_document(read, origin)
    except CosanteError as error:
        return Item.refused(name, error)
    except Exception:  # one bad document must not stop the others
        log.exception("storing what %s says failed", name)
        return Item.refused(name, InternalError("Our mistake: what was read cannot be kept. Please report it."))
    return Item(name, added.outcome, document=added.document.pk, facts=len(read.facts or []))


def _read(came: Came) -> tuple[Reading, str]:
    """The reading, and the publisher that a page names as its own."""
    try:
        if pages.is_page(came.data, came.media_type):
            return _read_page(came)
        read = reading.read_bytes(came.name, came.data)
    except CosanteError:
        raise
    except Exception as error:
        log.exception("reading %s failed", came.name)
        raise InternalError("Our mistake: the reader failed on it. Please report it.") from error
    if read.document.sha256 is None:
        read.document.sha256 = _hash(came.data)
    return read, ""


def _read_page(came: Came) -> tuple[Reading, str]:
    """Of a page its words are read; what it says of itself stands where the reader is less sure."""
    page = pages.page_of(came.data, came.name, came.charset)
    read = reading.read_bytes(came.name, page.text.encode("utf-8", "replace"))
    document = read.document
    document.sha256, document.media_type = _hash(came.data), pages.MEDIA_TYPE
    document.title = page.title or document.title
    document.published = page.published or document.published
    if document.language in (None, "", "und"):
        document.language = page.language or document.language
    return read, page.publisher


def _as_known(text: str) -> bytes:
    """The bytes of a document that is here already and differs at most in the blanks around it, or of the text."""
    bare = text.strip()
    versions = [version.encode("utf-8", "surrogatepass") for version in (text, bare, bare + "\n")]
    known = known_hashes(_hash(version) for version in versions)
    return next((version for version in versions if _hash(version) in known), versions[0])


def _hash(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
