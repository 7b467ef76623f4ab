"""A web page as a text that people and the reader can read, and what the page says of itself.

The one place that knows HTML: bytes in, a ``Page`` out. What is a page is told by its content, or by the type that came
with it. trafilatura leaves out menus, comments and adverts; nothing in the page is run, and nothing that it names is
fetched.
"""

import re
from typing import Any, NamedTuple

from cosante.vocabulary.dates import is_valid
from cosante.vocabulary.errors import UnreadableDocument

MEDIA_TYPE = "text/html"
_TYPES = (MEDIA_TYPE, "application/xhtml+xml")
_SIGNS = re.compile(rb"(?is)^\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b")
_LANGUAGE = re.compile(r"^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$")
#: So many bytes are looked at to tell a page by its content.
_HEAD = 4096


class Page(NamedTuple):
    """The words of a page, and its title, day, publisher and language as it gives them; empty where it does not."""

    text: str
    title: str = ""
    published: str = ""
    publisher: str = ""
    language: str = ""


def is_page(data: bytes, media_type: str = "") -> bool:
    """Are these bytes a web page?"""
    return (media_type in _TYPES and b"<" in data) or bool(_SIGNS.match(data[:_HEAD].removeprefix(b"\xef\xbb\xbf")))


def page_of(data: bytes, name: str, charset: str = "") -> Page:
    """What is to be read of a page. ``charset`` as the server said it. ``UnreadableDocument`` where it has no text."""
    try:
        from trafilatura import bare_extraction, load_html
    except ImportError as error:
        raise UnreadableDocument(
            f"{name}: this is a web page, and reading those takes pip install 'cosante[pages]'. "
            "Until then paste its words.",
            "no-page-reader",
        ) from error
    tree = load_html(_decoded(data, charset))
    found = None if tree is None else bare_extraction(tree, **_ASKED)
    words = (found.text or "").strip() if found is not None else ""
    if not words:
        raise UnreadableDocument(
            f"{name}: there is no article in this page; it may be filled by scripts. Paste its words.", "no-article"
        )
    title, language = _line(found.title), _line(tree.get("lang") or tree.get("xml:lang"))
    return Page(
        _with_title(title, words),
        title,
        _day(found.date),
        _line(found.sitename),
        language if _LANGUAGE.match(language) else "",
    )


#: Only days that the page gives as such are taken, no guesses.
_ASKED: dict[str, Any] = {
    "with_metadata": True,
    "include_comments": False,
    "include_tables": True,
    "date_extraction_params": {"extensive_search": False, "original_date": True},
}


def _decoded(data: bytes, charset: str) -> str | bytes:
    """By what the server said, if that is right; else trafilatura goes by the page's own word and its bytes."""
    try:
        return data.decode(charset) if charset else data
    except (LookupError, UnicodeDecodeError):
        return data


def _with_title(title: str, words: str) -> str:
    """The title stands above, where the article does not begin with it."""
    begins = " ".join(words[: len(title) + 200].split()).casefold()
    return words if not title or title.casefold() in begins else f"{title}\n\n{words}"


def _day(said: Any) -> str:
    day = str(said or "")
    return day if is_valid(day) else ""


def _line(said: Any) -> str:
    """One line, without signs that steer a terminal."""
    return " ".join("".join(char if char.isprintable() else " " for char in str(said or "")).split())
