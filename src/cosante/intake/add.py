"""Read one thing and take what it says into the register. What cannot be read is an item, never an exception."""

import hashlib
import logging
from pathlib import Path

from cosante import reading
from cosante.intake.accounts import Item
from cosante.register.actions import add_document
from cosante.vocabulary.errors import CosanteError, InternalError, UnreadableDocument

log = logging.getLogger("cosante.intake")


def add_bytes(name: str, data: bytes) -> Item:
    """Read the bytes as a document of that name, and add it. Our own mistakes are logged and told as such."""
    try:
        read = reading.read_bytes(name, data)
        if read.document.sha256 is None:
            read.document.sha256 = hashlib.sha256(data).hexdigest()
        added = add_document(read)
    except CosanteError as error:
        return Item.refused(name, error)
    except Exception:  # one bad document must not stop the others
        log.exception("reading %s failed", name)
        return Item.refused(name, InternalError("Our mistake: the reader failed on it. Please report it."))
    return Item(name, added.outcome, document=added.document.pk, facts=len(read.facts or []))


def add_text(text: str, name: str = "") -> Item:
    """Add pasted text; without a name it is called by its hash."""
    data = text.encode("utf-8", "surrogatepass")
    return add_bytes(name or f"pasted-{hashlib.sha256(data).hexdigest()[:8]}.txt", data)


def add_file(path: Path) -> Item:
    """Add a file of this machine."""
    try:
        data = path.read_bytes()
    except OSError as error:
        return Item.refused(str(path), UnreadableDocument(f"The file cannot be opened: {error.strerror}."))
    return add_bytes(str(path), data)
