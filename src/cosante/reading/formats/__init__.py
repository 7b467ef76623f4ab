"""Files → texts: what a file is told by its content, its documents one by one, and a clear error where there is none.

``documents`` is the one way in. Plain text is decoded here; web archives and JSON Lines are read as streams, of any
size; everything else is opened in a bounded process (``confined``).
"""

import gzip
import io
import zlib
from collections.abc import Iterator
from contextlib import suppress
from typing import BinaryIO, cast

from cosante.reading.formats import confined, crawls, opening
from cosante.reading.formats.extracted import DOUBTFUL, Extracted, Failed
from cosante.reading.formats.kinds import HEAD, kind_of
from cosante.reading.formats.limits import Limits, limits
from cosante.reading.formats.mail import Part
from cosante.reading.formats.plain import LONGEST, decode

__all__ = ["DOUBTFUL", "LONGEST", "Extracted", "Failed", "Limits", "decode", "documents", "limits", "page_picture"]


def documents(
    name: str, source: bytes | BinaryIO, media_type: str = "", charset: str = "", address: str = ""
) -> Iterator[Extracted | Failed]:
    """The documents of a file, in order; what cannot be read among them is ``Failed``, and the rest goes on.

    ``source``: its bytes, or a stream at its begin. ``media_type``, ``charset``, ``address``: as a server said them.
    """
    bounds = limits()
    stream = io.BytesIO(source) if isinstance(source, bytes) else source
    head = stream.read(HEAD)
    kind, packed = kind_of(head, media_type), False
    if kind == "gzip":
        packed, kind = True, kind_of(_inside(head))
    whole = cast(BinaryIO, _Again(head, stream))
    if kind == "warc":
        for one in crawls.read_warc(name, whole, bounds):
            yield from [one] if isinstance(one, Failed) else _of(one, bounds)
    elif kind == "json-lines":
        yield from opening.json_lines(name, cast(BinaryIO, gzip.GzipFile(fileobj=whole)) if packed else whole, bounds)
    else:
        rest = stream.read(max(bounds.file + 1 - len(head), 0))
        yield from _of(Part(name, head + rest, media_type, charset, address), bounds, "" if rest or packed else kind)


def _of(part: Part, bounds: Limits, kind: str = "") -> Iterator[Extracted | Failed]:
    """Plain text needs no process of its own; ``kind`` is what the file is, where that is known."""
    kind = kind or kind_of(part.data[:HEAD], part.media_type)
    if len(part.data) <= bounds.file and kind != "text":
        yield from confined.documents_of(part, bounds)
    else:
        yield from opening.documents_of(part, bounds, plain=kind == "text")


def page_picture(name: str, data: bytes, page: int) -> bytes:
    """A page of a PDF or a picture, from 1, as a PNG. ``UnreadableDocument`` where there is none."""
    return confined.picture(Part(name, data), page, limits())


def _inside(head: bytes) -> bytes:
    """The first bytes of what is packed."""
    with suppress(zlib.error):
        return zlib.decompressobj(31).decompress(head, HEAD)
    return b""


class _Again(io.RawIOBase):
    """A stream whose head was read already, from its begin."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        self._head, self._rest = io.BytesIO(head), rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer) -> int:  # type: ignore[no-untyped-def]
        data = self._head.read(len(buffer)) or self._rest.read(len(buffer))
        buffer[: len(data)] = data
        return len(data)
