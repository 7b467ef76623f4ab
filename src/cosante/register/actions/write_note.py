"""Put a note beside a document or a record."""

from django.utils.translation import gettext as _

from cosante.register.actions.deciding import may
from cosante.register.models import Account, Act, Document, Kept, Note, Partner, Role
from cosante.register.models.remarks import beside
from cosante.vocabulary.errors import BadValue

LONGEST = 10_000


def write_note(subject: Partner | Act | Document | Kept, text: str, by: Account) -> Note:
    """The note. ``BadValue`` where it is empty or too long."""
    may(by, Role.CONTRIBUTOR)
    text = text.strip()
    if not text or len(text) > LONGEST:
        raise BadValue(
            _("A note has between 1 and %(most)s characters; this one has %(length)s.")
            % {"most": LONGEST, "length": len(text)}
        )
    return Note.objects.create(by=by, text=text, **beside(subject))
