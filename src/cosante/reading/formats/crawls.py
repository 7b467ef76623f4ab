"""Files of many documents, read as streams: web archives (WARC, WET, ISO 28500) and JSON Lines.

They may be larger than any memory: one record at a time is held, and a record that is broken or too large costs itself.
"""

import json
from collections.abc import Iterator
from typing import Any, BinaryIO

from cosante.reading.formats.extracted import Extracted, Failed, one_line, within
from cosante.reading.formats.limits import Limits
from cosante.reading.formats.mail import Part
from cosante.reading.formats.packed import needed
from cosante.vocabulary.dates import is_valid
from cosante.vocabulary.errors import UnreadableDocument

#: Where JSON Lines of news have their text, in the order that they are looked for.
_TEXT = ("text", "maintext", "content", "body", "article", "plain_text", "raw_content")
_TITLE = ("title", "headline")
_DAY = ("published", "date_published", "publish_date", "date", "pubDate")
_ADDRESS = ("address", "url", "source_url", "link", "uri")
_PUBLISHER = ("publisher", "sitename", "source", "domain")
_LANGUAGE = ("language", "lang")
#: Types of records that hold something to be read.
_TAKEN = frozenset(("text/html", "application/xhtml+xml", "text/plain", "application/pdf", ""))


def read_warc(name: str, stream: BinaryIO, limits: Limits) -> Iterator[Part | Failed]:
    """The pages and texts of a web archive, plain or packed record by record. What a server refused is left out."""
    archive = needed(name, "warcio.archiveiterator", "a web archive")
    exceptions = needed(name, "warcio.exceptions", "a web archive")
    try:
        for record in archive.ArchiveIterator(stream, arc2warc=True):
            if (taken := part_of(name, record, limits)) is not None:
                yield taken
    except (exceptions.ArchiveLoadFailed, EOFError, OSError, ValueError, KeyError, AttributeError) as error:
        yield Failed(
            name=name,
            code="damaged",
            message=f"{name}: the web archive is damaged ({one_line(error)[:200]}); what stood before it was read.",
        )


def part_of(name: str, record: Any, limits: Limits) -> Part | Failed | None:
    """The page or text of a record (of ``warcio``); None where it holds none, or what a server refused."""
    if record.rec_type not in ("response", "conversion", "resource"):
        return None
    address = one_line(record.rec_headers.get_header("WARC-Target-URI")).strip("<>")
    http = record.http_headers
    if http is not None and not (http.get_statuscode() or "").startswith("2"):
        return None
    said = (http or record.rec_headers).get_header("Content-Type") or ""
    media_type, _, parameters = said.partition(";")
    media_type = media_type.strip().lower()
    if media_type not in _TAKEN and not media_type.startswith(("application/vnd.", "application/msword")):
        return None
    if media_type == "text/plain" and address.endswith("/robots.txt"):
        return None
    called = within(name, address or one_line(record.rec_headers.get_header("WARC-Record-ID")))
    data = _content(record, limits.file)
    if data is None:
        return Failed(name=called, code="too-large", message=f"{called}: it has more than {limits.file:,} bytes.")
    charset = parameters.partition("charset=")[2].split(";")[0].strip(" \"'").lower()
    return Part(called, data, media_type, charset, address) if data.strip() else None


def _content(record: Any, most: int) -> bytes | None:
    """The bytes as the page had them, unpacked; None where they are too many."""
    taken, stream = bytearray(), record.content_stream()
    while block := stream.read(65_536):
        taken += block
        if len(taken) > most:
            return None
    return bytes(taken)


def read_json_lines(name: str, stream: BinaryIO, limits: Limits) -> Iterator[tuple[bytes, Extracted | Failed]]:
    """The document of each line, with the bytes of its line. Our own readings are such lines, too."""
    number = 0
    while line := stream.readline(limits.file + 1):
        number += 1
        called = within(name, str(number))
        if len(line) > limits.file:
            said = f"{called}: the line has more than {limits.file:,} bytes; what follows was not read."
            yield b"", Failed(name=called, code="too-large", message=said)
            return
        if line.strip():
            try:
                yield line, line_of(called, line)
            except UnreadableDocument as error:
                yield line, Failed.of(called, error)


def line_of(called: str, line: bytes) -> Extracted:
    """The document of a line; ``UnreadableDocument`` where it has none."""
    try:
        said = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise UnreadableDocument(f"{called}: the line is no JSON ({one_line(error)[:200]}).", "damaged") from error
    said = said.get("document", said) if isinstance(said, dict) else {}
    text = _first(said, _TEXT) if isinstance(said, dict) else ""
    if not text.strip():
        raise UnreadableDocument(
            f"{called}: the line has no text. Put it in a field of the name {', '.join(_TEXT)}.", "no-text"
        )
    day = _first(said, _DAY)[:10]
    return Extracted(
        name=called,
        text=text,
        media_type="application/jsonl",
        title=one_line(_first(said, _TITLE)),
        published=day if is_valid(day) else "",
        address=one_line(_first(said, _ADDRESS))[:2000],
        publisher=one_line(_first(said, _PUBLISHER)),
        language=one_line(_first(said, _LANGUAGE))[:35],
    )


def _first(said: dict[str, Any], names: tuple[str, ...]) -> str:
    found = (said[name] for name in names if isinstance(said.get(name), str) and said[name])
    return next(found, "")
