"""What a batch is given: files, folders, web archives, JSON Lines, here or where fsspec reaches (``s3://…``).

``pieces`` finds them in order, ``listed`` lists a piece's items with the hash of each, ``Fetcher`` gives their bytes.
"""

import gzip
import hashlib
import os
from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed

from cosante.batch.items import Item, Kind, Piece
from cosante.vocabulary.errors import OperatorError

#: Small files listed by one worker together.
TOGETHER = 256
#: A document larger than this is refused before it fills the memory (bytes).
LARGEST = 50_000_000
_WARC = (".warc", ".warc.gz", ".wet", ".wet.gz", ".arc.gz")
_LINES = (".jsonl", ".ndjson", ".jsonl.gz", ".ndjson.gz")
_TYPES = ("text/html", "application/xhtml+xml", "text/plain", "application/pdf", "")


def pieces(given: Iterable[str]) -> Iterator[Piece]:
    """The pieces of what was given, in its order; ``OperatorError`` where nothing is there, or fsspec is missing."""
    waiting: list[tuple[str, str]] = []
    for address in given:
        for path, stamp in _under(address):
            kind = _kind(path)
            if kind == "files":
                waiting.append((path, stamp))
                if len(waiting) < TOGETHER:
                    continue
            if waiting:
                yield _files(waiting)
                waiting = []
            if kind != "files":
                yield Piece((path,), kind, stamp)
    if waiting:
        yield _files(waiting)


def _kind(path: str) -> Kind:
    lower = path.lower()
    return "warc" if lower.endswith(_WARC) else "lines" if lower.endswith(_LINES) else "files"


def _files(found: list[tuple[str, str]]) -> Piece:
    return Piece(tuple(path for path, _stamp in found), "files", "|".join(stamp for _path, stamp in found))


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
    if piece.kind == "files":
        return [_file(path) for path in piece.paths]
    path, found = piece.paths[0], []
    try:
        with opened(path) as stream:
            for item in (_records if piece.kind == "warc" else _lines)(path, stream):
                found.append(item)
    except (ArchiveLoadFailed, OSError, EOFError, ValueError, KeyError, AttributeError) as error:
        said = f"{path}: it is damaged ({error}); what stood before was taken."
        found.append(_broken(path, path, piece.kind, "damaged", said))
    return found


def unlisted(piece: Piece) -> list[Item]:
    """The items of a piece that ends whoever lists it: failed, each file by itself."""
    said = "listing it ended the process three times. Look at it, and report it."
    return [_broken(path, path, piece.kind, "poison", f"{path}: {said}") for path in piece.paths]


def _file(path: str) -> Item:
    name = os.fsencode(path).decode("utf-8", "backslashreplace")
    try:
        with opened(path) as stream:
            data = stream.read(LARGEST + 1)
    except OSError as error:
        return _broken(path, name, "files", "unreadable", f"{name}: it cannot be read ({error.strerror or error}).")
    if len(data) > LARGEST:
        said = f"{name}: it has more than {LARGEST:,} bytes. Split it."
        return _broken(path, name, "files", "too-large", said)
    return Item(path, name, "files", 0, len(data), hashlib.sha256(data).hexdigest())


def _broken(path: str, name: str, kind: Kind, code: str, said: str) -> Item:
    return Item(path, name, kind, 0, 0, hashlib.sha256(f"{code} {name}".encode()).hexdigest(), (code, said))


def _records(path: str, stream: BinaryIO) -> Iterator[Item]:
    """The pages and texts of a web archive; what a server refused, and requests, are left out."""
    archive = ArchiveIterator(stream, arc2warc=True)
    for record in archive:
        if not _taken(record):
            archive.read_to_end(record)
            continue
        data = record.content_stream().read(LARGEST + 1)
        archive.read_to_end(record)
        start, size = archive.get_record_offset(), archive.get_record_length()
        address = record.rec_headers.get_header("WARC-Target-URI") or record.rec_headers.get_header("WARC-Record-ID")
        name = f"{path}#{(address or str(start)).strip('<>')}"
        if len(data) > LARGEST:
            yield _broken(path, name, "warc", "too-large", f"{name}: it has more than {LARGEST:,} bytes.")
        elif data.strip():
            yield Item(path, name, "warc", start, size, hashlib.sha256(data).hexdigest())


def _taken(record: Any) -> bool:
    if record.rec_type not in ("response", "conversion", "resource"):
        return False
    http = record.http_headers
    if http is not None and not (http.get_statuscode() or "").startswith("2"):
        return False
    said = (http or record.rec_headers).get_header("Content-Type") or ""
    return said.partition(";")[0].strip().lower() in _TYPES


def _lines(path: str, stream: BinaryIO) -> Iterator[Item]:
    """The lines of JSON Lines; ``start`` counts bytes as unpacked."""
    start = 0
    whole = gzip.GzipFile(fileobj=stream) if path.lower().endswith(".gz") else stream
    for number, line in enumerate(whole, 1):
        if line.strip():
            name = f"{path}#{number}"
            if len(line) > LARGEST:
                yield _broken(path, name, "lines", "too-large", f"{name}: it has more than {LARGEST:,} bytes.")
            else:
                yield Item(path, name, "lines", start, len(line), hashlib.sha256(line).hexdigest())
        start += len(line)


class Fetcher:
    """Gives the bytes of items; the container last used stays open, for its items come one after the other."""

    def __init__(self) -> None:
        self._path: str | None = None
        self._stream: BinaryIO | None = None

    def bytes_of(self, item: Item) -> tuple[bytes, str, str]:
        """An item's bytes, and the media type and charset that its server gave."""
        if item.kind == "files":
            with opened(item.path) as stream:
                return stream.read(LARGEST), "", ""
        stream = self._at(item.path)
        stream.seek(item.start)
        if item.kind == "lines":
            return stream.read(item.size), "", ""
        record = next(iter(ArchiveIterator(stream, arc2warc=True)))
        data = record.content_stream().read()
        said = (record.http_headers or record.rec_headers).get_header("Content-Type") or ""
        media_type, _, parameters = said.partition(";")
        charset = parameters.partition("charset=")[2].split(";")[0].strip(" \"'")
        return data, media_type.strip().lower(), charset.lower()

    def _at(self, path: str) -> BinaryIO:
        if self._path != path or self._stream is None:
            self.close()
            raw = opened(path)
            packed = path.lower().endswith((".jsonl.gz", ".ndjson.gz"))
            self._path, self._stream = path, gzip.GzipFile(fileobj=raw) if packed else raw  # type: ignore[assignment]
        return self._stream  # type: ignore[return-value]

    def close(self) -> None:
        """Let go of what is open."""
        if self._stream is not None:
            self._stream.close()
        self._path = self._stream = None
