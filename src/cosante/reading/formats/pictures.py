"""Scans and photographs: turned upright, deskewed, and read by tesseract, with how sure it is of each word kept.

The language is found out on the first page: its script, then the language of what was read there, unless
COSANTE_OCR_LANGUAGES names it. Boxes are those of the picture as it came, not as it was turned.
"""

import io
import math
from collections.abc import Callable
from typing import Any

from cosante.reading.formats import tesseract
from cosante.reading.formats.extracted import DOUBTFUL, Extracted
from cosante.reading.formats.lines import Box, Line, Sheet, Word, composed
from cosante.reading.formats.packed import Budget, needed
from cosante.vocabulary.errors import UnreadableDocument
from cosante.vocabulary.facts import Notice, PageSize, PageSpan

#: Degrees: less than this is left as it is, more than ``_MOST`` is no skew.
_LEAST, _MOST = 0.25, 6.0
#: Pixels of the longer side that letters of a page are large enough at; smaller pictures are enlarged.
_LARGE = 2_200
#: A picture smaller than this on both sides is a logo or an icon.
_ICON = 160


def read(name: str, data: bytes, budget: Budget) -> Extracted:
    """The words in a picture; of a TIFF with several, of each."""
    image = opened(name, data, budget)
    count = getattr(image, "n_frames", 1)
    if image.format == "GIF":
        count = 1
    if count > budget.limits.pages:
        raise UnreadableDocument(
            f"{name}: it has {count:,} pages, more than {budget.limits.pages:,}.", "too-many-pages"
        )
    if max(image.size) < _ICON:
        raise UnreadableDocument(f"{name}: the picture is too small to have words in it.", "no-text")
    media_type = image.get_format_mimetype() or "image/*"
    sheets = [Sheet(1, 1) for _ in range(count)]

    def page(index: int) -> tuple[Any, float]:
        from PIL import ImageOps

        image.seek(index)
        shown = ImageOps.exif_transpose(image).convert("L")
        sheets[index].width, sheets[index].height = shown.size
        return shown, 1.0

    notices = recognise(name, sheets, list(range(count)), page, budget)
    text, spans = composed(sheets)
    return Extracted(
        name=name,
        text=text,
        media_type=media_type,
        notices=notices + doubtful(text, spans),
        pages=[PageSize(sheet.width, sheet.height) for sheet in sheets],
        spans=spans,
    )


def opened(name: str, data: bytes, budget: Budget) -> Any:
    """The picture (Pillow), not unpacked yet where it has too many pixels."""
    pil = needed(name, "PIL.Image", "a picture", "ocr")
    pil.MAX_IMAGE_PIXELS = budget.limits.pixels
    try:
        image = pil.open(io.BytesIO(data))
        width, height = image.size
    except pil.DecompressionBombError as error:
        raise UnreadableDocument(f"{name}: {error}", "too-large") from error
    except Exception as error:  # Pillow's readers say in many ways that a picture is not sound
        raise UnreadableDocument(f"{name}: the picture is damaged ({error}). Get it again.", "damaged") from error
    if width * height > budget.limits.pixels:
        raise UnreadableDocument(
            f"{name}: the picture has {width:,} × {height:,} pixels, more than {budget.limits.pixels:,}. "
            "Make it smaller.",
            "too-large",
        )
    return image


def recognise(
    name: str,
    sheets: list[Sheet],
    wanted: list[int],
    picture: Callable[[int], tuple[Any, float]],
    budget: Budget,
) -> list[Notice]:
    """Fill the sheets of those pages with the lines in their pictures. ``picture`` gives one, and its pixels a unit."""
    needed(name, "PIL.Image", "a picture", "ocr")
    program = tesseract.program(name)
    taken = wanted[: budget.limits.pictures]
    languages = tesseract.asked(program)
    for index in taken:
        try:
            image, scale = picture(index)
        except (OSError, ValueError, SyntaxError, EOFError) as error:
            raise UnreadableDocument(f"{name}: the picture is damaged ({error}). Get it again.", "damaged") from error
        upright, place, languages = _prepared(image, program, languages)
        sheets[index].lines = _lines(tesseract.words(program, upright, languages), place, scale)
    if len(wanted) > len(taken):
        said = f"Only the first {len(taken)} of {len(wanted)} pages that are pictures were read (COSANTE_OCR_PAGES)."
        return [Notice("text-truncated", said)]
    return []


Placing = Callable[[Box], Box]


def _prepared(image: Any, program: str, languages: str) -> tuple[Any, Placing, str]:
    """The picture upright and straight, how to find a box of it in the picture as it came, and the languages."""
    from PIL import Image

    large = 1.0
    if max(image.size) < _LARGE:
        large = min(_LARGE / max(image.size), 3.0)
        image = image.resize((round(image.width * large), round(image.height * large)), Image.Resampling.LANCZOS)
    turn, script = tesseract.orientation(program, image)
    tries = [_straight(image, 0)] + ([_straight(image, turn)] if turn else [])
    if turn or not languages:  # which way is up is often told wrongly of scripts that it knows little
        told = [tesseract.found_out(program, one[0], script, languages) for one in tries]
        best = max(range(len(tries)), key=lambda number: told[number][0])
        (straight, skew), languages = tries[best], told[best][1]
        turn = turn if best else 0
    else:
        straight, skew = tries[0]
    turned = image.rotate(-turn, expand=True) if turn else image

    def place(box: Box) -> Box:
        back = _turned_back(box, straight.size, turned.size, -skew)
        back = _turned_back(back, turned.size, image.size, turn)
        left, top, right, bottom = (value / large for value in back)
        return left, top, right, bottom

    return straight, place, languages


def _straight(image: Any, turn: int) -> tuple[Any, float]:
    """The picture turned by so many degrees clockwise and then deskewed, and by how much that was."""
    from PIL import Image

    turned = image.rotate(-turn, expand=True) if turn else image
    skew = _skew(turned)
    return turned.rotate(skew, Image.Resampling.BICUBIC, expand=True, fillcolor=255) if skew else turned, skew


def _turned_back(box: Box, size: tuple[int, int], into: tuple[int, int], degrees: float) -> Box:
    """The box around the box once it is turned by so many degrees, counter-clockwise, about the picture's middle."""
    if not degrees:
        return box
    sine, cosine = math.sin(math.radians(degrees)), math.cos(math.radians(degrees))
    corners = [(x - size[0] / 2, y - size[1] / 2) for x in (box[0], box[2]) for y in (box[1], box[3])]
    xs = [x * cosine + y * sine + into[0] / 2 for x, y in corners]
    ys = [y * cosine - x * sine + into[1] / 2 for x, y in corners]
    return min(xs), min(ys), max(xs), max(ys)


def _skew(image: Any) -> float:
    """Degrees by which to turn it so that its lines lie level: where rows of ink and of none differ most."""
    import numpy as np
    from PIL import Image

    small = image.copy()
    small.thumbnail((900, 900))
    grey = np.asarray(small, dtype=np.float32)
    ink = Image.fromarray(((grey < grey.mean() - 0.5 * grey.std()) * 255).astype(np.uint8))

    def sharpness(angle: float) -> float:
        rows = np.asarray(ink.rotate(angle, Image.Resampling.BILINEAR), dtype=np.float32).sum(axis=1)
        return float(((rows[1:] - rows[:-1]) ** 2).sum())

    best = max(np.arange(-_MOST, _MOST + 0.1, 1.0), key=sharpness)
    best = max(np.arange(best - 0.8, best + 0.9, 0.2), key=sharpness)
    if abs(best) < _LEAST or abs(best) >= _MOST or sharpness(best) < 1.05 * sharpness(0):
        return 0.0
    return round(float(best), 2)


def _lines(words: list[tesseract.Recognised], place: Placing, scale: float) -> list[Line]:
    """Tesseract's words as lines; its paragraphs are told with them."""
    lines: list[Line] = []
    before: tesseract.Recognised | None = None
    for word in words:
        left, top, right, bottom = (value / scale for value in place(word.box))
        box = (left, top, right, bottom)
        if before is None or before.line != word.line:
            lines.append(Line("", box, [], *word.line[:2]))
        line = lines[-1]
        if line.text and tesseract.spaced(before, word):
            line.text += " "
        start = len(line.text)
        line.text += word.text
        line.words.append(Word(start, len(line.text), box, round(word.confidence, 2)))
        line.box = (min(line.box[0], left), min(line.box[1], top), max(line.box[2], right), max(line.box[3], bottom))
        before = word
    return lines


def doubtful(text: str, spans: list[PageSpan]) -> list[Notice]:
    """How many words were recognised with little certainty, and some of them."""
    words = [(text[span.start : span.end], span.confidence) for span in spans if span.confidence is not None]
    if not words:
        return []
    unsure = [word for word, confidence in words if confidence < DOUBTFUL]
    said = [Notice("read-from-picture", "The words were recognised in a picture; compare what matters with it.")]
    if unsure:
        shown = ", ".join(unsure[:8]) + (" …" if len(unsure) > 8 else "")
        said.append(Notice("doubtful-words", f"{len(unsure)} words were recognised with little certainty: {shown}"))
    return said
