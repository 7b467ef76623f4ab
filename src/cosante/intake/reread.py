"""Read a document again from what it was read from: a newer reader may say more of it."""

from django.utils.translation import gettext as _

from cosante.intake.accounts import Item
from cosante.intake.add import add_came
from cosante.intake.came import Came
from cosante.register import files
from cosante.register.models import Document, Original
from cosante.vocabulary.errors import OperatorError, Undecidable

_PAGE = "text/html"


def read_again(document: Document) -> Item:
    """What became of it. Refused where its original was not kept, or is gone."""
    items = list(add_came(document.name, lambda: _kept(document), only=document.sha256))
    return items[0] if items else Item.refused(document.name, Undecidable(_("Its original no longer gives its text.")))


def _kept(document: Document) -> Came:
    original = Original.objects.filter(document=document).first()
    if original is None:
        raise Undecidable(_("What this document was read from was not kept; add it again."))
    try:
        data = files.path_of(original.sha256).read_bytes()
    except OSError as error:
        raise OperatorError(f"{files.path_of(original.sha256)} cannot be read ({error.strerror}).") from error
    return Came(document.path, data, media_type=_PAGE if document.media_type == _PAGE else "")
