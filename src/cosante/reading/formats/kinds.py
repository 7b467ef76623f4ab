"""What a file is, told from its bytes and never from its name.

Only what is certain is told: a magic number, the list of files in an archive, the first words of a text. What a server
said of it counts for web pages alone, whose tags may begin anywhere.
"""

import io
import json
import re
import zipfile
from collections.abc import Callable

#: Bytes that are looked at.
HEAD = 65_536
_STARTS: tuple[tuple[bytes, str], ...] = (
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "ole"),
    (b"{\\rtf", "rtf"),
    (b"\x1f\x8b", "gzip"),
    (b"WARC/", "warc"),
    (b"\x89PNG\r\n\x1a\n", "picture"),
    (b"\xff\xd8\xff", "picture"),
    (b"GIF87a", "picture"),
    (b"GIF89a", "picture"),
    (b"II*\x00", "picture"),
    (b"MM\x00*", "picture"),
    (b"BM", "bitmap"),
)
#: The beginnings of all of them.
_SIGNS = tuple(start for start, _ in _STARTS)
#: What is known and not read, and what it is called.
UNREAD: tuple[tuple[bytes, str], ...] = (
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ\x00", "an xz archive"),
    (b"(\xb5/\xfd", "a Zstandard archive"),
    (b"SQLite format 3", "a database"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90\x00", "a program"),
    (b"ID3", "a sound"),
    (b"OggS", "a sound or film"),
    (b"PAR1", "a table in Parquet"),
    (b"\x00\x00\x01\x00", "an icon"),
)
_UNREAD_SIGNS = tuple(start for start, _ in UNREAD)
_PAGE = re.compile(rb"(?is)^\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b")
_XML = re.compile(rb"(?s)^\s*<(?:\?xml[\s>]|!DOCTYPE\s+\w|svg\b|rss\b|feed\b)")
_MAIL_LINE = re.compile(rb"^(?P<name>[!-9;-~]{1,60}):[ \t]?[^\n]*\r?$")
#: Headers of which an e-mail has two at least, in its first block; one of them is none that people write by hand.
_MAIL = frozenset(b"from to cc date subject content-type".split())
_MACHINES = frozenset(b"message-id mime-version received return-path delivered-to snapshot-content-location".split())
#: Types of web pages, as servers say them.
PAGES = frozenset({"text/html", "application/xhtml+xml"})


def kind_of(head: bytes, media_type: str = "", whole: Callable[[], bytes] | None = None) -> str:
    """One of ``READERS``' kinds, or ``text``; ``unread:WHAT`` for what is known and not read.

    ``head``: the first bytes; ``whole`` gives all of them, and is asked of archives only.
    """
    if head.startswith(_SIGNS):
        return _closer(next(kind for start, kind in _STARTS if head.startswith(start)), head, whole)
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "picture"
    if head[4:8] == b"ftyp":
        return "unread:a picture in HEIC, or a film"
    if head.startswith(_UNREAD_SIGNS):
        return f"unread:{next(what for start, what in UNREAD if head.startswith(start))}"
    return _text_kind(head.removeprefix(b"\xef\xbb\xbf"), media_type)


def _closer(kind: str, head: bytes, whole: Callable[[], bytes] | None) -> str:
    if kind == "bitmap":  # two letters that a text may begin with, too
        return "picture" if b"\0" in head[2:64] else _text_kind(head, "")
    if whole is None:
        return kind
    if kind == "zip":
        return _archive(whole())
    return _compound(whole()) if kind == "ole" else kind


def is_page(head: bytes, media_type: str = "") -> bool:
    """Are these bytes a web page?"""
    return (media_type in PAGES and b"<" in head) or bool(_PAGE.match(head.removeprefix(b"\xef\xbb\xbf")))


def _text_kind(head: bytes, media_type: str) -> str:
    if is_page(head, media_type):
        return "page"
    if _XML.match(head):
        return "xml"
    if _is_mail(head):
        return "mail"
    return "json-lines" if _is_json_lines(head) else "text"


def _is_mail(head: bytes) -> bool:
    """A block of headers at the top, some of them those of e-mails."""
    lines = head[:16_384].split(b"\n")
    names: set[bytes] = set()
    for line in lines:
        if not line.strip():
            break
        if line[:1] in b" \t" and names:
            continue
        found = _MAIL_LINE.match(line)
        if found is None:
            return False
        names.add(found["name"].lower())
    return bool(names & _MACHINES) and len(names & (_MAIL | _MACHINES)) >= 3


def _is_json_lines(head: bytes) -> bool:
    """An object on the first line, and on the second one where it is whole."""
    lines = [line for line in head.split(b"\n")[:3] if line.strip()]
    if not lines or not lines[0].lstrip().startswith(b'{"'):
        return False
    for n, line in enumerate(lines[:2]):
        try:
            if not isinstance(json.loads(line), dict):
                return False
        except (ValueError, RecursionError):
            cut_off = n == len(head.split(b"\n")) - 1 and len(head) >= HEAD
            if not cut_off:
                return False
    return True


_WITHIN = (
    ("word/document.xml", "docx"),
    ("xl/workbook.xml", "sheet"),
    ("xl/workbook.bin", "sheet"),
    ("ppt/presentation.xml", "slides"),
    ("META-INF/container.xml", "epub"),
)
_ODF = {
    "text": "odf",
    "text-template": "odf",
    "text-master": "odf",
    "presentation": "odf",
    "spreadsheet": "sheet",
}


def _archive(data: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
            if "mimetype" in names and archive.getinfo("mimetype").file_size < 200:
                said = archive.read("mimetype").decode("ascii", "replace").strip()
                if said == "application/epub+zip":
                    return "epub"
                if "opendocument." in said:
                    return _ODF.get(said.rsplit(".", 1)[-1], "zip")
    except (zipfile.BadZipFile, ValueError, NotImplementedError, RuntimeError, OSError, KeyError):
        return "zip"
    return next((kind for name, kind in _WITHIN if name in names), "zip")


#: Names of streams in compound files, as they stand there in UTF-16.
_STREAMS = (
    ("EncryptedPackage", "encrypted"),
    ("__properties_version1.0", "outlook"),
    ("WordDocument", "unread:an old Word document (.doc); save it as .docx"),
    ("PowerPoint Document", "unread:an old PowerPoint file; save it as .pptx"),
    ("Workbook", "sheet"),
    ("Book", "sheet"),
)


def _compound(data: bytes) -> str:
    """By the names of its streams, which stand in its directory as they are."""
    for name, kind in _STREAMS:
        if name.encode("utf-16-le") in data:
            return kind
    return "unread:an old Office document"
