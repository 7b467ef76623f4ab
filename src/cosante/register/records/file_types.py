"""What a file is, told from its bytes alone. What a browser would run or draw (HTML, SVG) is only bytes here."""

import io
import zipfile

UNKNOWN = "application/octet-stream"
#: The first bytes of kinds of file that an office keeps.
_STARTS = (
    (b"%PDF-", "application/pdf"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/x-ole-storage"),
    (b"{\\rtf", "application/rtf"),
)
_OFFICE = "application/vnd.openxmlformats-officedocument."
#: Which file within an archive says what the archive is.
_WITHIN = (
    ("word/document.xml", _OFFICE + "wordprocessingml.document"),
    ("xl/workbook.xml", _OFFICE + "spreadsheetml.sheet"),
    ("ppt/presentation.xml", _OFFICE + "presentationml.presentation"),
)


def told(data: bytes) -> str:
    """The media type. Archives are looked at by their list of names; nothing in them is unpacked."""
    for start, media_type in _STARTS:
        if data.startswith(start):
            return media_type
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "image/webp"
    if data.startswith(b"PK"):
        return _archive(data)
    return "text/plain" if _is_plain(data) else UNKNOWN


def _archive(data: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
        return UNKNOWN
    return next((media_type for name, media_type in _WITHIN if name in names), "application/zip")


def _is_plain(data: bytes) -> bool:
    """Text in UTF-8 that no browser takes for a page, whatever is made of it."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return "\0" not in text and not text.lstrip("\ufeff \t\r\n").startswith(("<", "#!", "@"))
