"""Read one thing and take what it says into the register. What cannot be read is an item, never an exception."""

import hashlib
import logging
from pathlib import Path

from cosante import reading
from cosante.intake.accounts import Item
from cosante.register.actions import Origin, add_document
from cosante.register.queries.documents import known_hashes
from cosante.vocabulary.errors import CosanteError, InternalError, UnreadableDocument
from cosante.vocabulary.facts import Reading

#: Nobody says where it comes from.
UNKNOWN = Origin()
log = logging.getLogger("cosante.intake")


def add_bytes(name: str, data: bytes, origin: Origin = UNKNOWN) -> Item:
    """Read the bytes as a document of that name, and add it. Our own mistakes are logged and told as such."""
    try:
        read = read_as(name, data)
        added = add_document(read, origin)
    except CosanteError as error:
        return Item.refused(name, error)
    except Exception:  # one bad document must not stop the others
        log.exception("storing what %s says failed", name)
        return Item.refused(name, InternalError("Our mistake: what was read cannot be kept. Please report it."))
    return Item(name, added.outcome, document=added.document.pk, facts=len(read.facts or []))


def read_as(name: str, data: bytes) -> Reading:
    """What the bytes say, read as a document of that name. ``UnreadableDocument``, or ``InternalError``, logged."""
    try:
        read = reading.read_bytes(name, data)
    except CosanteError:
        raise
    except Exception as error:
        log.exception("reading %s failed", name)
        raise InternalError("Our mistake: the reader failed on it. Please report it.") from error
    if read.document.sha256 is None:
        read.document.sha256 = _hash(data)
    return read


def add_text(text: str, name: str = "", origin: Origin = UNKNOWN) -> Item:
    """Add pasted text; without a name it is called by its hash. What pasting alone changes makes no other document."""
    return add_bytes(*as_file(text, name), origin)


def as_file(text: str, name: str = "") -> tuple[str, bytes]:
    """A name and the bytes of a text that somebody gives without a file."""
    data = _as_known(text.replace("\r\n", "\n"))
    return name or f"pasted-{_hash(data)[:8]}.txt", data


def _as_known(text: str) -> bytes:
    """The bytes of a document that is here already and differs at most in the blanks around it, or of the text."""
    bare = text.strip()
    versions = [version.encode("utf-8", "surrogatepass") for version in (text, bare, bare + "\n")]
    known = known_hashes(_hash(version) for version in versions)
    return next((version for version in versions if _hash(version) in known), versions[0])


def _hash(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def add_file(path: Path) -> Item:
    """Add a file of this machine."""
    try:
        data = path.read_bytes()
    except OSError as error:
        return Item.refused(str(path), UnreadableDocument(f"The file cannot be opened: {error.strerror}."))
    return add_bytes(str(path), data)
