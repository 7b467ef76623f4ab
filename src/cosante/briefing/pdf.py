"""Contents as a PDF on A4: tagged (PDF/UA-1), its text copyable in every script, fonts from the system, made by typst.

``OperatorError`` where typst is not installed, or where no font of this machine writes a script of the text.
"""

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from importlib.resources import files
from itertools import chain
from typing import Any, NamedTuple

from cosante.briefing.content import Content, Table
from cosante.briefing.fonts import families_for
from cosante.briefing.shown import shown
from cosante.vocabulary.errors import InternalError, OperatorError

#: Sizes of the text in points that are tried until the pages are few enough; the last is taken in any case.
SIZES = (9.4, 9.0, 8.6, 8.2, 7.8, 7.4)
#: A page that stands has room for so many columns.
_UPRIGHT = 7
WANTED = "Word and PDF files take two more packages. Install them: pip install 'cosante[briefing]'"


class Made(NamedTuple):
    """A PDF, how many pages it has, and the size of its text (points)."""

    data: bytes
    pages: int
    size: float


class Printed(NamedTuple):
    """What is printed beside the content: the foot of each page, numbers of pages in words, the site's address."""

    foot: str = ""
    pages: Sequence[str] = ()
    site: str = ""


def pdf(contents: Sequence[Content], printed: Printed, most: int = 0) -> Made:
    """The PDF; with ``most``, in the largest size in which it has at most so many pages."""
    found = _fitting(contents, printed, most, "page.typ")
    with _told():
        data = found.compiler.compile(found.drawn, format="pdf", pdf_standards=["ua-1"])
    return Made(data, found.pages, found.size)


def size_in_word(contents: Sequence[Content], printed: Printed, most: int) -> float:
    """The largest size (points) in which the Word document has at most so many pages, set with this machine's fonts.

    Word alone knows how it breaks lines; Word's own fonts are no wider and no higher than those of the measure.
    """
    return _fitting(contents, printed, most, "word.typ").size


class _Fitting(NamedTuple):
    compiler: Any
    drawn: bytes
    pages: int
    size: float


def _fitting(contents: Sequence[Content], printed: Printed, most: int, drawing: str) -> _Fitting:
    """The drawing in the first of the sizes in which it has at most so many pages; ``most`` 0: no matter how many."""
    data = {
        "title": contents[0].title,
        "keywords": ["Cosanté"],
        "lying": lying(contents),
        "languages": [one.language for one in contents],
        "footer": printed.foot,
        "pages": list(printed.pages),
        "contents": shown(contents, printed.site),
    }
    data["fonts"] = families_for([*_texts(contents), printed.foot], _families())
    drawn = (files("cosante.briefing") / drawing).read_bytes()
    with _told():
        for size in SIZES if most else SIZES[1:2]:
            inputs = {"data": json.dumps(data | {"size": size}, ensure_ascii=False)}
            compiler = _typst().Compiler(drawn, sys_inputs=inputs)
            pages = int(json.loads(compiler.query("<pages>", field="value", one=True)))
            if pages <= most:
                break
    return _Fitting(compiler, drawn, pages, size)


@contextmanager
def _told() -> Iterator[None]:
    """What typst says is told as an error of ours."""
    typst = _typst()
    try:
        yield
    except typst.TypstError as error:
        raise InternalError(f"The PDF could not be made: {error.message}. Please report it.") from error


def lying(contents: Sequence[Content]) -> bool:
    """Does the page lie? With two languages, or a table of many columns."""
    blocks = (block for one in contents for section in one.sections for block in section.blocks)
    return len(contents) > 1 or any(len(block.heads) > _UPRIGHT for block in blocks if isinstance(block, Table))


def _texts(contents: Sequence[Content]) -> list[str]:
    notes = (note.text for one in contents for note in one.notes())
    return list(chain((line for one in contents for line in one.lines()), notes))


def _typst() -> Any:
    try:
        import typst
    except ImportError:
        raise OperatorError(WANTED, "briefing-not-installed") from None
    return typst


@cache
def _families() -> tuple[str, ...]:
    """The families of the system; typst's own fonts are not asked: they write Latin alone."""
    return tuple(_typst().Fonts(include_embedded_fonts=False).families())
