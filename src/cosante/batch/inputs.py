"""What a batch is given: files, folders, web archives, JSON Lines, here or where fsspec reaches (``s3://…``).

``pieces`` finds them in order, ``listed`` lists a piece's items with the hash of each, ``Fetcher`` gives their bytes.
"""

import gzip
import hashlib
import os
import zlib
from collections.abc import Iterable, Iterator
from contextlib import suppress
from typing import Any, BinaryIO

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed

from cosante.batch.items import Item, Piece
from cosante.reading.formats import Failed, limits
from cosante.reading.formats.crawls import part_of
from cosante.reading.formats.extracted import within
from cosante.reading.formats.kinds import HEAD, kind_of
from cosante.reading.formats.mail import Part
from cosante.vocabulary.errors import OperatorError, UnreadableDocument

#: Files listed by one worker together; of those that hold many documents each by itself.
TOGETHER = 256
_MANY = (".warc", ".wet", ".arc", ".jsonl", ".ndjson", ".gz", ".zip")


def pieces(given: Iterable[str]) -> Iterator[Piece]:
    """The pieces of what was given, in its order; ``OperatorError`` where nothing is there, or fsspec is missing."""
    waiting: list[tuple[str, str]] = []
    for address in given:
        for path, stamp in _under(address):
            if not path.lower().endswith(_MANY):
                waiting.append((path, stamp))
                if len(waiting) < TOGETHER:
                    continue
            if waiting:
                yield _together(waiting)
                waiting = []
            if path.lower().endswith(_MANY):
                yield _together([(path, stamp)])
    if waiting:
        yield _together(waiting)


def _together(found: list[tuple[str, str]]) -> Piece:
    return Piece(tuple(path for path, _stamp in found), "|".join(stamp for _path, stamp in found))


def _under(address: str) -> Iterator[tuple[str, str]]:
    """Paths and stamps of a file, or of a folder's files in order of name, hidden ones left out."""
    if "://" in address:
        yield from _remote(address)
        return
    if not os.path.exists(address):
        raise OperatorError(f"{address}: there is no such file or folder. Give files, folders or addresses.")
    if not os.path.isdir(address):
        yield address, _stamp(address)
        return
    for folder, inner, files in os.walk(address):
        inner[:] = sorted(name for name in inner if not name.startswith("."))
        for name in sorted(files):
            if not name.startswith("."):
                path = os.path.join(folder, name)
                yield path, _stamp(path)


def _stamp(path: str) -> str:
    try:
        status = os.stat(path)
    except OSError:
        return "gone"
    return f"{status.st_size}:{status.st_mtime_ns}"


def _remote(address: str) -> Iterator[tuple[str, str]]:
    system, path = _system(address)
    scheme = address.partition("://")[0]
    found = system.find(path, detail=True)
    if not found:
        raise OperatorError(f"{address}: there is nothing there.")
    for name in sorted(found):
        info = found[name]
        told = next((str(info[key]) for key in ("ETag", "etag", "mtime", "LastModified", "created") if key in info), "")
        yield f"{scheme}://{name}", f"{info.get('size')}:{told}"


def _system(address: str) -> tuple[Any, str]:
    try:
        from fsspec.core import url_to_fs
    except ImportError as error:
        raise OperatorError(f"{address}: object storage needs fsspec. Install cosante[scale].") from error
    try:
        return url_to_fs(address)  # type: ignore[no-any-return]
    except (ImportError, ValueError) as error:
        raise OperatorError(f"{address}: {error}. Install what reads this storage (s3fs, gcsfs, adlfs).") from error


def opened(path: str) -> BinaryIO:
    """The file's bytes, to be read from any place."""
    if "://" in path:
        system, inner = _system(path)
        return system.open(inner, "rb")  # type: ignore[no-any-return]
    return open(path, "rb")


def listed(piece: Piece) -> list[Item]:
    """The items of a piece, in order. What cannot be opened is an item with its error."""
    return [item for path in piece.paths for item in _in(path)]


def _in(path: str) -> Iterator[Item]:
    """The file, or what it holds, where it holds many documents; told by its content."""
    name = os.fsencode(path).decode("utf-8", "backslashreplace")
    try:
        with opened(path) as stream:
            head = stream.read(HEAD)
            kind = kind_of(head)
            if kind == "gzip":
                kind = kind_of(_inside(head))
            stream.seek(0)
            if kind in ("warc", "json-lines"):
                yield from (_records if kind == "warc" else _lines)(path, name, stream)
            else:
                yield _file(path, name, stream)
    except (ArchiveLoadFailed, OSError, EOFError, ValueError, KeyError, AttributeError) as error:
        yield _broken(path, name, "unreadable", f"{name}: it cannot be read ({error}); what stood before was taken.")


def _file(path: str, name: str, stream: BinaryIO) -> Item:
    told, size, most = hashlib.sha256(), 0, limits().file
    while block := stream.read(1 << 20):
        told.update(block)
        size += len(block)
        if size > most:
            return _broken(path, name, "too-large", f"{name}: it has more than {most:,} bytes. Split it.")
    return Item(path, name, "file", 0, size, told.hexdigest())


def unlisted(piece: Piece) -> list[Item]:
    """The items of a piece that ends whoever lists it: failed, each file by itself."""
    said = "listing it ended the process three times. Look at it, and report it."
    return [_broken(path, path, "poison", f"{path}: {said}") for path in piece.paths]


def _inside(head: bytes) -> bytes:
    """The first bytes of what is packed."""
    with suppress(zlib.error):
        return zlib.decompressobj(31).decompress(head, HEAD)
    return b""


def _broken(path: str, name: str, code: str, said: str) -> Item:
    return Item(path, name, "file", 0, 0, hashlib.sha256(f"{code} {name}".encode()).hexdigest(), (code, said))


def _records(path: str, name: str, stream: BinaryIO) -> Iterator[Item]:
    """The pages and texts of a web archive; what a server refused, and requests, are left out."""
    archive, bounds = ArchiveIterator(stream, arc2warc=True), limits()
    for record in archive:
        part = part_of(name, record, bounds)
        archive.read_to_end(record)
        if isinstance(part, Failed):
            yield _broken(path, part.name, part.code, part.message)
        elif part is not None:
            start, size = archive.get_record_offset(), archive.get_record_length()
            yield Item(path, part.name, "record", start, size, hashlib.sha256(part.data).hexdigest())


def _lines(path: str, name: str, stream: BinaryIO) -> Iterator[Item]:
    """The lines of JSON Lines; ``start`` counts bytes as unpacked."""
    start, most = 0, limits().file
    whole = gzip.GzipFile(fileobj=stream) if path.lower().endswith(".gz") else stream
    for number, line in enumerate(whole, 1):
        called = within(name, str(number))
        if len(line) > most:
            yield _broken(path, called, "too-large", f"{called}: the line has more than {most:,} bytes.")
        elif line.strip():
            yield Item(path, called, "line", start, len(line), hashlib.sha256(line).hexdigest())
        start += len(line)


class Fetcher:
    """Gives the bytes of items; the container last used stays open, for its items come one after the other."""

    def __init__(self) -> None:
        self._path: str | None = None
        self._stream: BinaryIO | None = None

    def part(self, item: Item) -> Part:
        """An item's bytes, and what its server said of them. ``UnreadableDocument`` where they are no longer there."""
        if item.kind == "file":
            with opened(item.path) as stream:
                return Part(item.name, stream.read())
        stream = self._at(item.path)
        stream.seek(item.start)
        if item.kind == "line":
            return Part(item.name, stream.read(item.size))
        part = part_of(item.path, next(iter(ArchiveIterator(stream, arc2warc=True))), limits())
        if isinstance(part, Part):
            return part._replace(name=item.name)
        raise UnreadableDocument(f"{item.name}: it is no longer there. Begin anew with another --out.", "changed")

    def _at(self, path: str) -> BinaryIO:
        if self._path != path or self._stream is None:
            self.close()
            raw = opened(path)
            packed = path.lower().endswith(".gz") and kind_of(_inside(raw.read(HEAD))) == "json-lines"
            raw.seek(0)
            self._path, self._stream = path, gzip.GzipFile(fileobj=raw) if packed else raw  # type: ignore[assignment]
        return self._stream  # type: ignore[return-value]

    def close(self) -> None:
        """Let go of what is open."""
        if self._stream is not None:
            self._stream.close()
        self._path = self._stream = None
