"""A web page as a text that people and the reader can read, and what the page says of itself.

trafilatura leaves out menus, sidebars, comments and adverts; nothing in the page is run, and nothing that it names is
fetched.
"""

import re
from typing import Any, NamedTuple
from urllib.parse import urljoin, urlsplit

from cosante.reading.formats.extracted import Extracted, one_line
from cosante.reading.formats.packed import needed
from cosante.vocabulary.dates import is_valid
from cosante.vocabulary.errors import UnreadableDocument

MEDIA_TYPE = "text/html"
_LANGUAGE = re.compile(r"^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$")
#: Tags that stand within a line of prose.
_WITHIN_A_LINE = frozenset(
    "a abbr acronym b bdi bdo big br cite code data del dfn em font i ins kbd label mark q rb rp rt ruby s samp small"
    " span strike strong sub sup time tt u var wbr".split()
)
_UNSAID = frozenset("script style head title noscript template svg math object iframe".split())


def read(name: str, data: bytes, charset: str = "", address: str = "") -> Extracted:
    """The article of a page. ``charset`` as the server said it, ``address`` where it was. ``UnreadableDocument``."""
    page = page_of(data, name, charset, address)
    return Extracted(
        name=name,
        text=page.text,
        media_type=MEDIA_TYPE,
        title=page.title,
        published=page.published,
        publisher=page.publisher,
        language=page.language,
        address=page.address or address,
    )


class Page(NamedTuple):
    """The words of a page, and its title, day, publisher, language and address as it gives them; else empty."""

    text: str
    title: str = ""
    published: str = ""
    publisher: str = ""
    language: str = ""
    address: str = ""


def page_of(data: bytes, name: str, charset: str = "", address: str = "") -> Page:
    """What is to be read of a page. ``charset`` as the server said it. ``UnreadableDocument`` where it has no text."""
    trafilatura = needed(name, "trafilatura", "a web page", "pages")
    tree = trafilatura.load_html(_decoded(data, charset))
    found: Any = None if tree is None else trafilatura.bare_extraction(tree, **_ASKED)
    words = (found.text or "").strip() if found is not None else ""
    if not words:
        raise UnreadableDocument(
            f"{name}: there is no article in this page; it may be filled by scripts. Paste its words.", "no-article"
        )
    title, language = one_line(found.title), one_line(tree.get("lang") or tree.get("xml:lang"))
    return Page(
        _with_title(title, words),
        title,
        _day(found.date),
        one_line(found.sitename),
        language if _LANGUAGE.match(language) else "",
        _canonical(tree, address),
    )


def _canonical(tree: Any, address: str) -> str:
    """The address that the page gives as its own: rel=canonical, else og:url."""
    said = tree.xpath("//link[@rel='canonical']/@href") + tree.xpath("//meta[@property='og:url']/@content")
    for one in said:
        try:
            found = urljoin(address, one_line(one))
            if urlsplit(found).scheme in ("http", "https") and urlsplit(found).hostname:
                return found[:2000]
        except ValueError:
            continue
    return ""


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


def words_of(name: str, data: bytes | str) -> str:
    """All words of a page, block by block: of what is wholly an article already (a chapter, an e-mail)."""
    html = needed(name, "lxml.html", "a web page", "files")
    try:
        tree = html.document_fromstring(data)
    except (ValueError, TypeError, html.etree.ParserError):
        return ""
    lines: list[str] = [""]
    _gather(tree, lines)
    tidy = (" ".join(line.split()) for line in lines)
    return "\n\n".join(line for line in tidy if line)


def _gather(tree: Any, lines: list[str]) -> None:
    """Walks without recursion: pages nest deeper than the stack."""
    events = [(tree, False)]
    while events:
        element, leaving = events.pop()
        tag = element.tag if isinstance(element.tag, str) else ""
        block = tag.rsplit("}", 1)[-1] not in _WITHIN_A_LINE
        if leaving:
            if tag in ("br", "td", "th"):
                lines[-1] += " "
            elif block:
                lines.append("")
            lines[-1] += element.tail or ""
            continue
        if tag in _UNSAID or not tag:
            lines[-1] += element.tail or ""
            continue
        if block and tag not in ("td", "th"):
            lines.append("")
        lines[-1] += element.text or ""
        events.append((element, True))
        events.extend((child, False) for child in reversed(element))
