"""Kept files are handed out to be saved: a browser shows none of them as a page, whatever is in them."""

from django.http import FileResponse, Http404

from cosante.register import files
from cosante.register.models import KeptFile

_SAFE = {"X-Content-Type-Options": "nosniff", "Content-Security-Policy": "default-src 'none'; sandbox"}


def handed_out(kept: KeptFile) -> FileResponse:
    """The file, of the type that is told from its content. Whoever calls has seen to it that it may be seen."""
    try:
        stream = files.path_of(kept.sha256).open("rb")
    except OSError as error:
        raise Http404("the file is not in the data directory") from error
    return FileResponse(stream, as_attachment=True, filename=kept.name, content_type=kept.media_type, headers=_SAFE)
