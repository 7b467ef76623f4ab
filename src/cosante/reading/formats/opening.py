"""One file → its documents, whatever is nested in it, in order. Runs where ``confined`` runs it: in a bounded process.

What cannot be read is given as ``Failed`` and the rest goes on. Archives are opened to a depth, and all that is
unpacked of one file comes out of one budget.
"""

import hashlib
import io
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import BinaryIO

from cosante.reading.formats import books, crawls, office, pdf, pictures, plain, web
from cosante.reading.formats.extracted import Extracted, Failed, one_line, paragraphs, within
from cosante.reading.formats.kinds import HEAD, kind_of
from cosante.reading.formats.limits import Limits
from cosante.reading.formats.mail import Part, read_mail, read_outlook
from cosante.reading.formats.packed import Budget, opened_zip, unpacked, xml_of
from cosante.vocabulary.errors import UnreadableDocument
from cosante.vocabulary.facts import Notice

Found = Iterator[Extracted | Failed]


@dataclass(frozen=True)
class Opening:
    """What is being opened: how deep in the file it lies, and what may still be unpacked."""

    budget: Budget
    depth: int = 0

    @property
    def limits(self) -> Limits:
        return self.budget.limits

    def deeper(self, name: str) -> "Opening":
        """``UnreadableDocument`` where it is too deep already."""
        if self.depth >= self.limits.depth:
            raise UnreadableDocument(
                f"{name}: archives are nested more than {self.limits.depth} deep. Unpack it and give its files.",
                "too-deep",
            )
        return Opening(self.budget, self.depth + 1)


#: Kinds of file that are one document.
_ONE: dict[str, Callable[[str, bytes, Budget], Extracted]] = {
    "docx": office.read_docx,
    "slides": office.read_slides,
    "odf": office.read_odf,
    "sheet": office.read_sheet,
    "epub": books.read_epub,
    "rtf": books.read_rtf,
    "pdf": pdf.read,
    "picture": pictures.read,
}


def documents_of(part: Part, limits: Limits, plain: bool = False) -> Found:
    """The documents of a file, which may be known for ``plain`` text. Only our own mistakes are raised."""
    yield from _opened(part, Opening(Budget(limits)), "text" if plain else "")


def _opened(part: Part, opening: Opening, kind: str = "") -> Found:
    try:
        for found in _documents(part, opening, kind):
            yield _checked(found, part, opening)
    except UnreadableDocument as error:
        yield Failed.of(part.name, error)


def _documents(part: Part, opening: Opening, kind: str = "") -> Found:
    if not part.data.strip():
        raise UnreadableDocument(f"{part.name}: the file is empty. Give a file with text in it.", "empty")
    if len(part.data) > opening.limits.file:
        raise UnreadableDocument(f"{part.name}: it has more than {opening.limits.file:,} bytes. Split it.", "too-large")
    kind = kind or kind_of(part.data[:HEAD], part.media_type, lambda: part.data)
    if kind in _ONE:
        yield _ONE[kind](part.name, part.data, opening.budget)
    elif kind == "page":
        yield web.read(part.name, part.data, part.charset, part.address)
    elif kind in _MANY:
        yield from _MANY[kind](part, opening)
    elif kind == "encrypted":
        raise UnreadableDocument(
            f"{part.name}: it is encrypted. Save it without a password and try again.", "encrypted"
        )
    elif kind.startswith("unread:"):
        raise UnreadableDocument(
            f"{part.name}: this is {kind.removeprefix('unread:')}, which is not read. "
            "Give the article as a text, a web page, a PDF or a Word document.",
            "unsupported-format",
        )
    elif kind == "xml":
        yield _xml(part)
    else:
        yield as_text(part)


def as_text(part: Part) -> Extracted:
    """A plain text, decoded and otherwise as it is."""
    decoded = plain.decode(part.data, part.name)
    return Extracted(
        name=part.name,
        text=decoded.text,
        media_type=decoded.media_type,
        encoding=decoded.encoding,
        notices=decoded.notices,
        address=part.address,
    )


def _checked(found: Extracted | Failed, part: Part, opening: Opening) -> Extracted | Failed:
    """With the hash of its bytes, no longer than is read, and refused where it has no letters."""
    if not found.sha256:
        found.sha256 = hashlib.sha256(part.data).hexdigest()
        if isinstance(found, Extracted) and opening.depth:
            found.data = part.data
    if isinstance(found, Failed):
        return found
    if not any(char.isalpha() for char in found.text):
        return Failed(
            name=found.name, code="no-text", message=f"{found.name}: there are no letters in it.", sha256=found.sha256
        )
    if len(found.text) > plain.LONGEST:
        found.notices.append(plain.cut_notice(len(found.text)))
        found.text = found.text[: plain.LONGEST]
        found.spans = [span for span in found.spans if span.end <= plain.LONGEST]
    found.text = found.text.replace("\0", "\ufffd")
    return found


def _zip(part: Part, opening: Opening) -> Found:
    inside = opening.deeper(part.name)
    with opened_zip(part.name, part.data) as archive:
        entries = [entry for entry in archive.infolist() if not entry.is_dir() and not _is_litter(entry.filename)]
        opening.budget.parts -= len(entries)
        if opening.budget.parts < 0:
            raise UnreadableDocument(
                f"{part.name}: it holds more than {opening.limits.parts:,} files. Unpack it and give them in turns.",
                "too-many-files",
            )
        for entry in entries:
            called = within(part.name, entry.filename)
            try:
                data = unpacked(called, archive, entry, opening.budget)
            except UnreadableDocument as error:
                yield Failed.of(called, error)
                if error.code == "too-large-unpacked":
                    return
                continue
            except (RuntimeError, ValueError, OSError, EOFError, zlib.error, NotImplementedError, KeyError) as error:
                said = f"{called}: it cannot be unpacked ({one_line(error)[:200]})."
                yield Failed(name=called, code="damaged", message=said)
                continue
            yield from _opened(Part(called, data), inside)


def _is_litter(path: str) -> bool:
    """What systems leave in archives, not people."""
    return any(step.startswith(".") or step in ("__MACOSX", "Thumbs.db") for step in path.split("/"))


def _gzip(part: Part, opening: Opening) -> Found:
    inside = opening.deeper(part.name)
    inner = gunzipped(part.name, part.data, opening.budget)
    called = part.name.removesuffix(".gz") if opening.depth else part.name
    for found in _documents(part._replace(name=called, data=inner), inside):
        if not found.sha256:  # of what the file holds as one document, the file is what is kept
            found.sha256 = hashlib.sha256(part.data).hexdigest()
        yield found


def gunzipped(name: str, data: bytes, budget: Budget) -> bytes:
    """What is packed, of all its members, within the budget."""
    taken, left = bytearray(), data
    try:
        while left.startswith(b"\x1f\x8b"):
            unpacker = zlib.decompressobj(31)
            while not unpacker.eof:
                block = unpacker.decompress(left, 1024 * 1024)
                if not block and not unpacker.unconsumed_tail and not unpacker.eof:
                    raise EOFError("it ends too early")
                budget.take(name, len(block))
                taken += block
                left = unpacker.unconsumed_tail
            left = unpacker.unused_data
    except (zlib.error, EOFError) as error:
        raise UnreadableDocument(f"{name}: the gzip archive is damaged ({error}). Get it again.", "damaged") from error
    return bytes(taken)


def _mail(part: Part, opening: Opening) -> Found:
    return _with_attachments(part, opening, read_mail(part.name, part.data, opening.budget))


def _outlook(part: Part, opening: Opening) -> Found:
    return _with_attachments(part, opening, read_outlook(part.name, part.data, opening.budget))


def _with_attachments(part: Part, opening: Opening, found: Iterator[Extracted | Part]) -> Found:
    inside = opening.deeper(part.name)
    for one in found:
        if isinstance(one, Extracted):
            yield one
        else:
            opening.budget.parts -= 1
            if opening.budget.parts < 0:
                raise UnreadableDocument(f"{part.name}: it has too many attachments.", "too-many-files")
            yield from _opened(one._replace(name=within(part.name, one.name)), inside)


def _warc(part: Part, opening: Opening) -> Found:
    inside = opening.deeper(part.name)
    for one in crawls.read_warc(part.name, io.BytesIO(part.data), opening.limits):
        if isinstance(one, Failed):
            yield one
        else:
            opening.budget.take(part.name, len(one.data))
            yield from _opened(one, inside)


def _json_lines(part: Part, opening: Opening) -> Found:
    yield from json_lines(part.name, io.BytesIO(part.data), opening.limits)


def json_lines(name: str, stream: BinaryIO, limits: Limits) -> Found:
    """Each line's document, known by the hash of its line."""
    for line, found in crawls.read_json_lines(name, stream, limits):
        found.sha256 = hashlib.sha256(line).hexdigest()
        if isinstance(found, Extracted):
            found.data = line
            found.text = found.text.replace("\0", "\ufffd")[: plain.LONGEST]
        yield found


_MANY: dict[str, Callable[[Part, Opening], Found]] = {
    "zip": _zip,
    "gzip": _gzip,
    "mail": _mail,
    "outlook": _outlook,
    "warc": _warc,
    "json-lines": _json_lines,
}


def _xml(part: Part) -> Extracted:
    """The words of XML that nobody here knows closer, element by element."""
    root = xml_of(part.name, part.data)
    lines = [str(text) for text in root.xpath("//text()")]
    said = Notice("unknown-xml", "The file is XML of no kind that is known here: all its words were read.")
    return Extracted(name=part.name, text=paragraphs(lines), media_type="application/xml", notices=[said])
