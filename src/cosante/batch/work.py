"""One shard read: relevance first, then what is relevant. The same items give the same bytes, wherever it runs."""

import html
import json
import re
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

from cosante.batch.inputs import Fetcher
from cosante.batch.items import Done, Item, Shard, Told
from cosante.batch.sketches import sketch
from cosante.reading import judge, read_bytes
from cosante.vocabulary.errors import CosanteError
from cosante.vocabulary.facts import ReadError, Reading, to_json

#: Seconds after which a document is given up.
PATIENCE = 60
#: Below this a text's first judgement is final; whole reading moves no text of the accuracy set above the threshold
#: from there (``benchmarks/batch`` prints what it would lose).
UNLIKELY = 0.05
#: So much of a text is judged first (characters).
_OPENING = 20_000
_PAGE = re.compile(rb"<(?:!doctype html|html|head|body)\b", re.IGNORECASE)
_UNSEEN = re.compile(r"<(script|style|noscript|template|svg)\b.*?</\1\s*>|<!--.*?-->", re.IGNORECASE | re.DOTALL)
_TOLD = re.compile(r"<(title|h1|h2|p|td|li)\b[^>]*>(.*?)</\1\s*>", re.IGNORECASE | re.DOTALL)
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
            data, _media_type, charset = fetcher.bytes_of(item)
            if _unlikely(item, data, charset):
                return [Told(item.name, "irrelevant")]
            return [_told(reading) for reading in _readings(item, data)]
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


def _unlikely(item: Item, data: bytes, charset: str) -> bool:
    """Is a page surely of something else, by a quick look at what stands in its paragraphs?"""
    if item.kind == "lines" or not _PAGE.search(data[:4000]):
        return False
    try:
        text = data[: 40 * _OPENING].decode(charset or "utf-8", "replace")
    except LookupError:
        text = data[: 40 * _OPENING].decode("utf-8", "replace")
    parts = (_TAG.sub(" ", match[2]) for match in _TOLD.finditer(_UNSEEN.sub(" ", text)))
    told = html.unescape("\n".join(part for part in parts if part.strip()))[:_OPENING]
    if len(told) < 200:
        return False  # a page built otherwise: its text is looked for in full
    signs = judge(told).signs
    return bool(signs["no_health"] or not signs["foreign"])


def _readings(item: Item, data: bytes) -> Iterator[Reading]:
    if item.kind == "lines":
        yield _line(item, data)
        return
    yield _text(read_bytes(item.name, data))


def _line(item: Item, data: bytes) -> Reading:
    said = json.loads(data)
    return _text(read_bytes(item.name, str(said["text"]).encode()))


def _text(reading: Reading) -> Reading:
    return reading


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
