"""ZIP archives and XML, opened within limits: no bomb is unpacked, no entity multiplied, nothing fetched."""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from cosante.reading.formats.limits import Limits
from cosante.vocabulary.errors import UnreadableDocument

#: Times that a file of more than ``_SMALL`` bytes may be larger than packed. Text packs to a tenth.
_RATIO, _SMALL = 250, 4 * 1024**2
_BLOCK = 256 * 1024
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError, KeyError)


class Budget:
    """Bytes that may still be unpacked of one file, whatever is nested in it."""

    def __init__(self, limits: Limits) -> None:
        self.limits, self.left, self.parts = limits, limits.unpacked, limits.parts

    def take(self, name: str, size: int) -> None:
        """``UnreadableDocument`` where it is more than is left."""
        self.left -= size
        if self.left < 0:
            raise UnreadableDocument(
                f"{name}: unpacked it has more than {self.limits.unpacked:,} bytes, and was not read on. "
                "Unpack it and give its files.",
                "too-large-unpacked",
            )


@contextmanager
def opened_zip(name: str, data: bytes) -> Iterator[zipfile.ZipFile]:
    """The archive; ``UnreadableDocument`` where it is broken."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            yield archive
    except _BROKEN as error:
        raise UnreadableDocument(
            f"{name}: the file is damaged ({type(error).__name__}: {error}). Get it again, or save it anew.", "damaged"
        ) from error


def unpacked(name: str, archive: zipfile.ZipFile, entry: zipfile.ZipInfo, budget: Budget) -> bytes:
    """The bytes of one entry. Refused are what is encrypted, and what grows as only a bomb does."""
    if entry.flag_bits & 0x1:
        raise UnreadableDocument(f"{name}: it is encrypted. Save it without a password and try again.", "encrypted")
    if entry.file_size > _SMALL and entry.file_size > _RATIO * max(entry.compress_size, 1):
        raise _bomb(name)
    taken = bytearray()
    with archive.open(entry) as stream:
        while block := stream.read(_BLOCK):
            budget.take(name, len(block))
            taken += block
            if len(taken) > _SMALL and len(taken) > _RATIO * max(entry.compress_size, 1):
                raise _bomb(name)
            if len(taken) > budget.limits.file:
                raise UnreadableDocument(
                    f"{name}: it has more than {budget.limits.file:,} bytes. Split it.", "too-large"
                )
    return bytes(taken)


def _bomb(name: str) -> UnreadableDocument:
    said = f"{name}: it grows more than {_RATIO} times when it is unpacked, as only a zip bomb does."
    return UnreadableDocument(said, "zip-bomb")


def entry_of(name: str, archive: zipfile.ZipFile, path: str, budget: Budget) -> bytes | None:
    """The bytes of the entry of that path, or None."""
    try:
        entry = archive.getinfo(path)
    except KeyError:
        return None
    return unpacked(name, archive, entry, budget)


_ENTITY = re.compile(rb"<!ENTITY", re.IGNORECASE)


def xml_of(name: str, data: bytes) -> Any:
    """The root of an XML document (lxml). ``UnreadableDocument`` where it is broken, or defines entities."""
    etree = needed(name, "lxml.etree", "XML")
    sample = data[:100_000]
    wide = sample[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\0" in sample[:4]
    if _ENTITY.search(sample.replace(b"\0", b"") if wide else sample):
        raise UnreadableDocument(
            f"{name}: its XML defines entities, with which a few lines can fill any memory. Save it without them.",
            "hostile-xml",
        )
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=False)
    try:
        return etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableDocument(f"{name}: its XML is damaged ({error}). Save it anew.", "damaged") from error


def needed(name: str, module: str, what: str, extra: str = "files") -> Any:
    """A module of an extra; ``UnreadableDocument`` that says how to have it."""
    import importlib

    try:
        return importlib.import_module(module)
    except ImportError as error:
        raise UnreadableDocument(
            f"{name}: this is {what}, and reading that takes pip install 'cosante[{extra}]'. "
            "Until then paste its words.",
            "no-reader",
        ) from error


def local(element: Any) -> str:
    """The element's name without its namespace; of comments and instructions nothing."""
    tag = element.tag
    return tag.rsplit("}", 1)[-1] if isinstance(tag, str) else ""
