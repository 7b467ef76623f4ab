"""A file → its readings: of each document in it one, in order; what cannot be read is a reading with an error.

What a document says of itself (title, day, language) stands where the reader is less sure. A fact that rests on words
recognised with little certainty is no surer than they are.
"""

import hashlib
from bisect import bisect_right
from collections.abc import Callable, Iterator
from typing import BinaryIO, NamedTuple

import msgspec

from cosante.reading.formats import DOUBTFUL, Extracted, Failed
from cosante.reading.formats import documents as extracted
from cosante.reading.reader import read_text
from cosante.vocabulary.facts import Document, Fact, Notice, PageSpan, ReadError, Reading

#: What makes a reading of a text: ``read_text``, or a further reader called in the same way.
TextReader = Callable[..., Reading]


class Told(NamedTuple):
    """A reading, and the bytes that it was read from where they are not the whole file."""

    reading: Reading
    data: bytes | None = None


def read_documents(
    name: str,
    source: bytes | BinaryIO,
    media_type: str = "",
    charset: str = "",
    address: str = "",
    read: TextReader = read_text,
) -> Iterator[Told]:
    """The readings of a file's documents. ``source``, and what a server said, as ``formats.documents`` takes them."""
    for found in extracted(name, source, media_type, charset, address):
        if isinstance(found, Failed):
            yield Told(Reading(document=Document(path=found.name), error=ReadError(found.code, found.message)))
        else:
            yield Told(read_extracted(found, read), found.data)


def read_extracted(found: Extracted, read: TextReader = read_text) -> Reading:
    """The reading of one document."""
    reading = read(found.text, found.name, published=found.published, media_type=found.media_type, sha256=found.sha256)
    if isinstance(reading.error, ReadError):
        return reading
    document = reading.document
    document.title = found.title or document.title
    document.published = found.published or document.published
    if document.language in (None, "", "und"):
        document.language = found.language or document.language
    for name in ("publisher", "address", "pages", "spans"):
        if value := getattr(found, name):
            setattr(document, name, value)
    if isinstance(reading.notices, list):
        reading.notices[:0] = found.notices
    if isinstance(reading.facts, list):
        _doubt(reading.facts, found.spans)
    return reading


def _doubt(facts: list[Fact], spans: list[PageSpan]) -> None:
    """Of a fact that is said once, and in doubtful words, the confidence goes down with theirs."""
    unsure = [span for span in spans if span.confidence is not None and span.confidence < DOUBTFUL]
    if not unsure:
        return
    ends = [span.end for span in unsure]
    for fact in facts:
        sure = []
        for evidence in fact.evidence:
            first = bisect_right(ends, evidence.start)
            over = [span.confidence or 0 for span in unsure[first:] if span.start < evidence.end][:8]
            sure.append(min(over, default=1.0))
        fact.confidence = round(fact.confidence * max(max(sure, default=1.0), 0.1), 3)


def read_bytes(path: str, data: bytes) -> Reading:
    """The reading of a file that is one document; of one that holds several the first, with a notice."""
    found = list(read_documents(path, data))
    if not found:
        said = ReadError("no-text", f"{path}: there is no document in it.")
        return Reading(document=Document(path=path), error=said)
    reading = found[0].reading
    if len(found) > 1 and isinstance(reading.notices, list):
        said_more = f"The file holds {len(found)} documents; this is the first. `cosante read` gives all of them."
        reading.notices.append(Notice("several-documents", said_more))
    if reading.document.sha256 is None and not isinstance(reading.error, msgspec.UnsetType):
        return reading
    reading.document.sha256 = reading.document.sha256 or hashlib.sha256(data).hexdigest()
    return reading
