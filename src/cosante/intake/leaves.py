"""A page of what a document was read from, as a picture."""

from functools import lru_cache

from cosante.reading.formats import page_picture as drawn
from cosante.register import files
from cosante.register.models import Original


def page_picture(original: Original, number: int) -> bytes:
    """The page of that number, from 1, as a PNG. ``UnreadableDocument`` or ``OSError`` where it cannot be drawn."""
    return _drawn(original.sha256, number)


@lru_cache(maxsize=32)
def _drawn(sha256: str, number: int) -> bytes:
    return drawn(sha256[:12], files.path_of(sha256).read_bytes(), number)
