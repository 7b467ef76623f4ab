"""One shard read: relevance first, then what is relevant. The same items give the same bytes, wherever it runs."""

import html
import re
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

from cosante.batch.inputs import Fetcher
from cosante.batch.items import Done, Item, Shard, Told
from cosante.batch.sketches import sketch
from cosante.reading import judge
from cosante.reading.documents import read_extracted
from cosante.reading.formats import Extracted, Failed, documents
from cosante.reading.formats.crawls import line_of
from cosante.reading.formats.mail import Part
from cosante.vocabulary.errors import CosanteError
from cosante.vocabulary.facts import ReadError, Reading, to_json

#: Seconds after which a document is given up.
PATIENCE = 60
#: Below this a text's first judgement is final. Of 368 real and own texts that are relevant once they are read, none
#: was judged below 0.18 at first; of 125 others, a third is judged below this.
UNLIKELY = 0.1
#: So much of a text is judged first (characters).
_OPENING = 20_000
_PAGE = re.compile(rb"<(?:!doctype html|html|head|body)\b", re.IGNORECASE)
_UNSEEN = re.compile(r"<(script|style|noscript|template|svg)\b.*?</\1\s*>|<!--.*?-->", re.IGNORECASE | re.DOTALL)
_TOLD = re.compile(r"<(title|h1|h2|p|td|li)\b[^>]*>(.*?)</\1\s*>", re.IGNORECASE | re.DOTALL)
#: A page with less in its paragraphs than this is built otherwise, and its text is looked for in full (characters).
_BUILT_OTHERWISE = 200
_TAG = re.compile(r"<[^>]*>")


class _Late(Exception):
    """A document took longer than ``PATIENCE``."""


def read_shard(shard: Shard, at: Callable[[int], None] = lambda position: None) -> Done:
    """Every document of the shard with what became of it. ``at`` hears the position of the item that is begun."""
    fetcher, found = Fetcher(), []
    try:
        for position, item in enumerate(shard.items):
            if position in shard.poison:
                found.append([_failed(item.name, "poison", f"{item.name}: {shard.poison[position]}")])
                continue
            at(position)
            found.append(_read(item, fetcher))
    finally:
        fetcher.close()
    return Done(shard.number, found)


def _read(item: Item, fetcher: Fetcher) -> list[Told]:
    if item.error:
        return [_failed(item.name, *item.error)]
    try:
        with _patience():
            part = fetcher.part(item)
            if item.kind != "line" and _unlikely(part):
                return [Told(item.name, "irrelevant")]
            found = [line_of(item.name, part.data)] if item.kind == "line" else _documents(part)
            return [_read_one(document) for document in found]
    except _Late:
        return [_failed(item.name, "too-slow", f"{item.name}: it took longer than {PATIENCE} s and was given up.")]
    except CosanteError as error:
        return [_failed(item.name, error.code, error.message)]
    except Exception as error:  # one document must not stop the others
        said = f"{item.name}: the reader failed on it ({type(error).__name__}: {error}). Our mistake; please report it."
        return [_failed(item.name, "internal", said)]


def _failed(name: str, code: str, message: str) -> Told:
    return Told(name, "failed", error=(code, message))


@contextmanager
def _patience() -> Iterator[None]:
    """Raises ``_Late`` where the clock runs out; only where signals can be had."""
    if threading.current_thread() is not threading.main_thread() or not hasattr(signal, "setitimer"):
        yield
        return

    def late(number: int, frame: FrameType | None) -> None:
        raise _Late

    before = signal.signal(signal.SIGALRM, late)
    signal.setitimer(signal.ITIMER_REAL, PATIENCE)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _documents(part: Part) -> Iterator[Extracted | Failed]:
    return documents(part.name, part.data, part.media_type, part.charset, part.address)


def _unlikely(part: Part) -> bool:
    """Is a page surely of something else, by a quick look at what stands in its paragraphs?"""
    if not _PAGE.search(part.data[:4000]):
        return False
    try:
        text = part.data[: 40 * _OPENING].decode(part.charset or "utf-8", "replace")
    except LookupError:
        text = part.data[: 40 * _OPENING].decode("utf-8", "replace")
    parts = (_TAG.sub(" ", match[2]) for match in _TOLD.finditer(_UNSEEN.sub(" ", text)))
    told = html.unescape("\n".join(part for part in parts if part.strip()))[:_OPENING]
    if len(told) < _BUILT_OTHERWISE:
        return False
    signs = judge(told).signs
    return bool(signs["no_health"] or not signs["foreign"])


def _read_one(found: Extracted | Failed) -> Told:
    """What a document says, if it may be relevant; of others its language and relevance."""
    if isinstance(found, Failed):
        return _failed(found.name, found.code, found.message)
    judged = judge(found.text)
    if judged.relevance < UNLIKELY:
        return Told(found.name, "irrelevant", judged.language, round(judged.relevance, 3), len(found.text))
    return _told(read_extracted(found))


def _told(reading: Reading) -> Told:
    document = reading.document
    if isinstance(reading.error, ReadError):
        return _failed(document.path, reading.error.code, reading.error.message)
    text = document.text or ""
    relevance = reading.relevance if isinstance(reading.relevance, float) else 0.0
    about = (document.language or "und", relevance, len(text))
    if not reading.relevant:
        return Told(document.path, "irrelevant", *about)
    return Told(document.path, "relevant", *about, sketch=sketch(text), reading=to_json(reading))
