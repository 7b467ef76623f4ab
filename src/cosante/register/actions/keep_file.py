"""Keep a file that somebody gave, or that was fetched: once for all its names, by its hash, outside the web root.

One mechanism for what is attached and for what documents were read from; ``register.files`` writes, this says what may
be kept and as what. The type is told from the content; the name is only shown.
"""

from datetime import datetime
from typing import Any, NamedTuple

from django.conf import settings
from django.utils.translation import gettext as _

from cosante.register import files
from cosante.register.models import Document, Original
from cosante.register.records.file_types import told
from cosante.vocabulary.errors import RefusedFile


class Given(NamedTuple):
    """The bytes of a document and what they were called; where and when they were fetched, if they were."""

    name: str
    data: bytes
    fetched_from: str = ""
    fetched_at: datetime | None = None


def keep_file(name: str, data: bytes) -> dict[str, Any]:
    """The columns of a row that names the file, which is kept by now. ``RefusedFile`` where it is empty or too large.

    Called before the row's transaction begins: others who write need not wait for the disk, and no row is without file.
    """
    may_be_kept(name, data)
    return {"name": plain(name), "sha256": files.keep(data), "size": len(data), "media_type": told(data)}


def may_be_kept(name: str, data: bytes) -> None:
    """``RefusedFile`` where it is empty or too large."""
    if not data or len(data) > settings.COSANTE_MAX_BYTES:
        raise RefusedFile(
            _("%(name)s has %(size)s bytes; a file has between 1 and %(most)s.")
            % {"name": plain(name), "size": len(data), "most": settings.COSANTE_MAX_BYTES}
        )


def name_original(document: Document, given: Given, kept: dict[str, Any]) -> None:
    """The row that says what the document was read from. The first name and the first address stay."""
    fetched = {"fetched_from": given.fetched_from[:2000], "fetched_at": given.fetched_at}
    row, new = Original.objects.get_or_create(document=document, defaults=kept | fetched)
    if not new and not row.fetched_at and given.fetched_at:
        Original.objects.filter(pk=row.pk).update(**fetched)


def plain(name: str) -> str:
    """The last part of a path, without signs that steer a terminal or a header."""
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    return "".join(char for char in last if char.isprintable())[-255:] or "file"
