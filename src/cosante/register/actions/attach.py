"""Put a file beside a document or a record."""

from django.conf import settings
from django.utils.translation import gettext as _

from cosante.register import files
from cosante.register.actions.deciding import may
from cosante.register.models import Account, Act, Attachment, Document, Kept, Partner, Role
from cosante.register.models.remarks import beside
from cosante.register.records.file_types import told
from cosante.vocabulary.errors import RefusedFile


def attach(subject: Partner | Act | Document | Kept, name: str, data: bytes, by: Account) -> Attachment:
    """The attachment. Its type is told from its content. ``RefusedFile`` where it is empty or too large."""
    may(by, Role.CONTRIBUTOR)
    if not data or len(data) > settings.COSANTE_MAX_BYTES:
        raise RefusedFile(
            _("%(name)s has %(size)s bytes; a file has between 1 and %(most)s.")
            % {"name": name, "size": len(data), "most": settings.COSANTE_MAX_BYTES}
        )
    return Attachment.objects.create(
        by=by,
        name=_plain(name),
        sha256=files.keep(data),
        size=len(data),
        media_type=told(data),
        **beside(subject),
    )


def _plain(name: str) -> str:
    """The last part of a path, without signs that steer a terminal or a header."""
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    return "".join(char for char in last if char.isprintable())[-255:] or "file"
