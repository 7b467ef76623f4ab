"""Keep where on its pages a document's words stand, of a PDF or a scan; anew with each reading that decodes it."""

import msgspec

from cosante.register.models import Document, Layout
from cosante.vocabulary import facts as contract


def keep_layout(document: Document, read: contract.Document) -> None:
    """The row of the document as it was read; none where it has no pages."""
    if not isinstance(read.pages, list) or not isinstance(read.spans, list):
        Layout.objects.filter(document=document).delete()
        return
    said = {"pages": msgspec.to_builtins(read.pages), "spans": msgspec.to_builtins(read.spans)}
    Layout.objects.update_or_create(document=document, defaults=said)
