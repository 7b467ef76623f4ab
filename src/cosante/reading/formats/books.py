"""EPUB books and RTF documents."""

import posixpath
from urllib.parse import unquote

from cosante.reading.formats.extracted import Extracted, one_line, paragraphs
from cosante.reading.formats.packed import Budget, entry_of, local, needed, opened_zip, xml_of
from cosante.reading.formats.web import words_of
from cosante.vocabulary.errors import UnreadableDocument


def read_epub(name: str, data: bytes, budget: Budget) -> Extracted:
    """The chapters of a book in their order, and what the book says of itself (EPUB 3, package document)."""
    with opened_zip(name, data) as archive:
        if entry_of(name, archive, "META-INF/rights.xml", budget) is not None:
            raise UnreadableDocument(f"{name}: the book is locked by its seller (DRM).", "encrypted")
        container = xml_of(name, entry_of(name, archive, "META-INF/container.xml", budget) or b"<none/>")
        path = next((one.get("full-path", "") for one in container.iter() if local(one) == "rootfile"), "")
        found = entry_of(name, archive, path, budget)
        if found is None:
            raise UnreadableDocument(f"{name}: the book is damaged (it names no contents).", "damaged")
        package = xml_of(name, found)
        files = {one.get("id"): one for one in package.iter() if local(one) == "item"}
        order = [one.get("idref") for one in package.iter() if local(one) == "itemref"]
        said = {local(one): one_line(one.text) for one in reversed(list(package.iter())) if one.text}
        chapters = []
        for item in (files[one] for one in order if one in files):
            if "nav" in (item.get("properties") or "").split():
                continue
            chapter = posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(item.get("href") or "")))
            if (words := entry_of(name, archive, chapter, budget)) is not None:
                chapters.append(words_of(name, words))
    text = "\n\n".join(chapter for chapter in chapters if chapter)
    title = said.get("title", "")
    if title and title.casefold() not in text[: len(title) + 300].casefold():
        text = f"{title}\n\n{text}"
    return Extracted(
        name=name,
        text=text,
        media_type="application/epub+zip",
        title=title,
        publisher=said.get("publisher", ""),
        language=said.get("language", ""),
    )


def read_rtf(name: str, data: bytes, _budget: Budget) -> Extracted:
    """The text of a Rich Text document."""
    striprtf = needed(name, "striprtf.striprtf", "an RTF document")
    try:
        text = striprtf.rtf_to_text(data.decode("latin-1"), errors="replace")
    except (ValueError, LookupError, IndexError, RecursionError) as error:
        raise UnreadableDocument(f"{name}: the RTF is damaged ({error}). Save it anew.", "damaged") from error
    return Extracted(name=name, text=paragraphs(text.split("\n")), media_type="application/rtf")
