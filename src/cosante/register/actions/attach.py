"""Put a file beside a document or a record."""

from cosante.register.actions.deciding import may
from cosante.register.actions.keep_file import keep_file
from cosante.register.models import Account, Act, Attachment, Document, Kept, Partner, Role
from cosante.register.models.remarks import beside


def attach(subject: Partner | Act | Document | Kept, name: str, data: bytes, by: Account) -> Attachment:
    """The attachment. Its type is told from its content. ``RefusedFile`` where it is empty or too large."""
    may(by, Role.CONTRIBUTOR)
    return Attachment.objects.create(by=by, **keep_file(name, data), **beside(subject))
