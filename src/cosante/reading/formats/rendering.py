"""A page of a PDF, or a picture, as a PNG that a browser shows: what the evidence is shown on."""

import io

from cosante.reading.formats import pdf, pictures
from cosante.reading.formats.kinds import HEAD, kind_of
from cosante.reading.formats.limits import Limits
from cosante.reading.formats.mail import Part
from cosante.reading.formats.packed import Budget, needed
from cosante.vocabulary.errors import UnreadableDocument

#: Pixels of the longer side.
LONGER = 1600


def picture(part: Part, page: int, limits: Limits) -> bytes:
    """The page of that number, from 1, as a PNG. ``UnreadableDocument`` where there is none."""
    needed(part.name, "PIL.Image", "a picture", "ocr")
    kind = kind_of(part.data[:HEAD], whole=lambda: part.data)
    image = _of_pdf(part, page) if kind == "pdf" else _of_picture(part, page, limits) if kind == "picture" else None
    if image is None:
        raise UnreadableDocument(f"{part.name}: it has no page {page} that could be shown.", "no-page")
    held = io.BytesIO()
    image.save(held, "PNG", optimize=False)
    return held.getvalue()


def _of_pdf(part: Part, page: int):  # type: ignore[no-untyped-def]  # a picture of Pillow, which is an extra
    document = pdf.opened(part.name, part.data)
    try:
        if page > len(document):
            return None
        shown = document[page - 1]
        image = shown.render(scale=LONGER / max(*shown.get_size(), 1)).to_pil()
        return image.convert("P") if image.mode != "L" else image
    finally:
        document.close()


def _of_picture(part: Part, page: int, limits: Limits):  # type: ignore[no-untyped-def]
    from PIL import ImageOps

    image = pictures.opened(part.name, part.data, Budget(limits))
    if page > getattr(image, "n_frames", 1):
        return None
    image.seek(page - 1)
    shown = ImageOps.exif_transpose(image).convert("RGB")
    shown.thumbnail((LONGER, LONGER))
    return shown
